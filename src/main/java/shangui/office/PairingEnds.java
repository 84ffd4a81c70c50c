package shangui.office;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import shangui.db.Statements;
import shangui.db.Transactions;
import shangui.pairing.PairingService;

/**
 * Closes the counters of pairings that ended, each once nothing stands on it and no order waits at it (rule 7): until then its
 * clerks still find it, to hand over and to send back.
 */
@Singleton
public class PairingEnds {

    private final Statements statements;
    private final Transactions transactions;
    private final PairingService pairings;

    PairingEnds(Statements statements, Transactions transactions, PairingService pairings) {
        this.statements = statements;
        this.transactions = transactions;
        this.pairings = pairings;
    }

    /** Answers how many it closed. */
    public int closeEmptied() {
        LocalDate today = pairings.today();
        return transactions.write(() -> statements.update("""
            UPDATE counter c
              JOIN pairing p ON p.id = c.pairing_id
               SET c.closed_on = GREATEST(?, c.opened_on)
             WHERE c.closed_on IS NULL
               AND p.ends_on <= ?
               AND NOT EXISTS (SELECT 1 FROM stock_level v WHERE v.counter_id = c.id AND v.on_hand > 0)
               AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.counter_id = c.id AND o.state IN ('PLACED', 'READY', 'SHORT'))
            """, today, today));
    }
}
