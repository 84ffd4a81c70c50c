package shangui.statement;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.pairing.MonthService;
import shangui.pairing.Pairing;
import shangui.pairing.PairingMonth.State;
import shangui.pairing.PairingMonth;
import shangui.pairing.PairingRepository;
import shangui.stock.Document;

/**
 * What is still open on the 6th at 02:00 is closed and issued (rule 9). Asked every night, so that a night in which the shop was
 * down, or a crash in the middle of closing, is made good the next.
 */
@Singleton
public class MonthEnd {

    private static final Logger LOG = LoggerFactory.getLogger(MonthEnd.class);
    private static final int CLOSES_ON = 6;
    private static final int CLOSES_AT = 2;

    private final StatementService statements;
    private final MonthService months;
    private final PairingRepository pairings;
    private final Clock clock;

    MonthEnd(StatementService statements, MonthService months, PairingRepository pairings, Clock clock) {
        this.statements = statements;
        this.months = months;
        this.pairings = pairings;
        this.clock = clock;
    }

    /**
     * Every month whose time has come, of every pairing; calling it again changes nothing. One pairing's trouble does not keep the others
     * waiting. Answers how many months were closed.
     *
     * @throws IllegalStateException after all were tried, if some could not be closed
     */
    public int closeDue() {
        LocalDate last = lastDue(LocalDateTime.now(clock.withZone(Document.ZONE)));
        List<Long> troubled = new ArrayList<>();
        int closed = 0;
        for (Pairing pairing : pairings.findAll()) {
            try {
                closed += closeAllOf(pairing, last);
            } catch (RuntimeException fault) {
                LOG.error("Pairing {} could not be closed up to {}", pairing.id(), last, fault);
                troubled.add(pairing.id());
            }
        }
        if (!troubled.isEmpty()) {
            throw new IllegalStateException("Not closed up to " + last + ": pairings " + troubled + "; closed: " + closed + " months");
        }
        return closed;
    }

    /** The newest month whose time has come. */
    private static LocalDate lastDue(LocalDateTime now) {
        LocalDate thisMonth = now.toLocalDate().withDayOfMonth(1);
        boolean past = !now.isBefore(thisMonth.withDayOfMonth(CLOSES_ON).atTime(CLOSES_AT, 0));
        return thisMonth.minusMonths(past ? 1 : 2);
    }

    private int closeAllOf(Pairing pairing, LocalDate last) {
        statements.openIfOwed(pairing.id(), last);
        return (int) due(pairing, last).stream().filter(month -> closed(month, statements.close(pairing.id(), month.month(), null))).count();
    }

    private static boolean closed(PairingMonth month, ClosingOutcome outcome) {
        return switch (outcome) {
            case ClosingOutcome.Done done -> {
                LOG.debug("Issued {}", done.issue().number());
                yield true;
            }
            case ClosingOutcome.Refused refused -> {
                LOG.warn("Pairing {} month {} was not closed: {}", month.pairingId(), month.month(), refused.why());
                yield false;
            }
        };
    }

    private List<PairingMonth> due(Pairing pairing, LocalDate last) {
        return months.list(pairing.id()).stream()
            .filter(month -> !month.month().isAfter(last))
            .filter(month -> month.state() == State.OPEN || month.state() == State.CLOSING)
            .toList();
    }
}
