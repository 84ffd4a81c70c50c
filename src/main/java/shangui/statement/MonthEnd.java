package shangui.statement;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.StreamSupport;
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

    /** Every month whose time has come, of every pairing; calling it again changes nothing. */
    public void closeDue() {
        LocalDate last = lastDue(LocalDateTime.now(clock.withZone(Document.ZONE)));
        StreamSupport.stream(pairings.findAll().spliterator(), false).forEach(pairing -> closeAllOf(pairing, last));
    }

    /** The newest month whose time has come. */
    private static LocalDate lastDue(LocalDateTime now) {
        LocalDate thisMonth = now.toLocalDate().withDayOfMonth(1);
        boolean past = !now.isBefore(thisMonth.withDayOfMonth(CLOSES_ON).atTime(CLOSES_AT, 0));
        return thisMonth.minusMonths(past ? 1 : 2);
    }

    /** One pairing's trouble does not keep the others waiting. */
    private void closeAllOf(Pairing pairing, LocalDate last) {
        try {
            statements.openIfOwed(pairing.id(), last);
            due(pairing, last).forEach(month -> report(month, statements.close(pairing.id(), month.month(), null)));
        } catch (RuntimeException fault) {
            LOG.error("Pairing {} could not be closed up to {}", pairing.id(), last, fault);
        }
    }

    private static void report(PairingMonth month, ClosingOutcome outcome) {
        switch (outcome) {
            case ClosingOutcome.Done done -> LOG.info("Issued {}", done.issue().number());
            case ClosingOutcome.Refused refused -> LOG.warn("Pairing {} month {} was not closed: {}", month.pairingId(), month.month(), refused.why());
        }
    }

    private List<PairingMonth> due(Pairing pairing, LocalDate last) {
        return months.list(pairing.id()).stream()
            .filter(month -> !month.month().isAfter(last))
            .filter(month -> month.state() == State.OPEN || month.state() == State.CLOSING)
            .toList();
    }
}
