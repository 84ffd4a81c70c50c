package shangui.counter;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import shangui.counter.LeftAt.Left;
import shangui.db.Transactions;
import shangui.pairing.MonthService;
import shangui.pairing.PairingService;

/**
 * Closes counters at which nothing is left: those the office closes, and by itself those of pairings that ended (rule 7). Until then
 * clerks still find them, to hand over and to send back.
 */
@Singleton
public class CounterClosing {

    private final CounterRepository counters;
    private final List<LeftAt> leftAt;
    private final MonthService months;
    private final PairingService pairings;
    private final Transactions transactions;

    CounterClosing(CounterRepository counters, List<LeftAt> leftAt, MonthService months, PairingService pairings, Transactions transactions) {
        this.counters = counters;
        this.leftAt = leftAt;
        this.months = months;
        this.pairings = pairings;
        this.transactions = transactions;
    }

    /** What closing came to. */
    sealed interface Outcome {

        /** @param day from which on it is closed: the day it would have opened, where that is to come */
        record Closed(LocalDate day) implements Outcome {}

        /** @param left what must be gone first */
        record Holding(List<Left> left) implements Outcome {}

        record ClosedBefore() implements Outcome {}
    }

    /** From today on, in the caller's transaction; looked at once nothing can arrive meanwhile. */
    Outcome close(Counter counter) {
        LocalDate today = pairings.today();
        months.hold(counter.pairingId(), today);
        List<Left> left = left(counter);
        LocalDate day = today.isBefore(counter.openedOn()) ? counter.openedOn() : today;
        return !left.isEmpty() ? new Outcome.Holding(left) : counters.close(counter.id(), day) == 1 ? new Outcome.Closed(day) : new Outcome.ClosedBefore();
    }

    /** What must be gone before it can close. */
    List<Left> left(Counter counter) {
        return leftAt.stream().flatMap(feature -> feature.of(counter).stream()).toList();
    }

    /** Those of pairings that ended; answers how many it closed. */
    public int closeEmptied() {
        return (int) transactions.read(() -> counters.findOpenOfEndedPairings(pairings.today()).stream().filter(counter -> left(counter).isEmpty()).toList()).stream()
            .filter(counter -> transactions.write(() -> close(counter)) instanceof Outcome.Closed).count();
    }
}
