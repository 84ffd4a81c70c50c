package shangui.checkout;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import shangui.db.Statements;

/**
 * Takes from checkouts and their orders what tells whose they were: the phone, the browser, and the hash of a request that named the
 * phone. Amounts, goods and times stay. In the caller's transaction.
 */
@Singleton
public class Anonymity {

    private static final int AT_ONCE = 500;
    private static final byte[] NO_HASH = new byte[32];

    private final Statements statements;

    Anonymity(Statements statements) {
        this.statements = statements;
    }

    /** Goods wait to be collected, or money to go back. */
    public boolean isOpen(String phone) {
        return !statements.list("""
            SELECT c.id
              FROM checkout c
              LEFT JOIN orders o ON o.checkout_id = c.id
             WHERE c.phone = ?
               AND (c.state = 'PLACING'
                    OR o.state IN ('PLACED', 'READY', 'SHORT')
                    OR EXISTS (SELECT 1 FROM refund r WHERE r.order_id = o.id AND r.state IN ('ASKED', 'SENT')))
             LIMIT 1
            """, row -> row.getLong("id"), phone).isEmpty();
    }

    /** Answers how many checkouts. */
    public int forget(String phone) {
        statements.update("DELETE FROM remembered_phone WHERE phone = ?", phone);
        return forget(statements.list("SELECT id FROM checkout WHERE phone = ? FOR UPDATE", row -> row.getLong("id"), phone));
    }

    /** Some of those placed before, of which nothing is open. Answers how many; 0 when none is left. */
    public int forgetSomeBefore(Instant moment) {
        return forget(statements.list("""
            SELECT c.id
              FROM checkout c
             WHERE c.phone > ''
               AND c.placed_at < ?
               AND c.state <> 'PLACING'
               AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.checkout_id = c.id AND o.state IN ('PLACED', 'READY', 'SHORT'))
               AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.checkout_id = c.id AND o.handed_over_at >= ?)
             LIMIT ?
               FOR UPDATE
            """, row -> row.getLong("id"), moment, moment, AT_ONCE));
    }

    /** Names that were only locked on; who needs one makes it anew. */
    public int deleteLocks() {
        return statements.update("DELETE FROM unverified_shopper");
    }

    private int forget(List<Long> checkouts) {
        for (int from = 0; from < checkouts.size(); from += AT_ONCE) {
            var some = checkouts.subList(from, Math.min(checkouts.size(), from + AT_ONCE));
            statements.update("UPDATE orders SET phone = NULL WHERE checkout_id IN (" + Statements.places(some.size()) + ")", some);
            statements.update("UPDATE checkout SET phone = NULL, device = CONCAT('gone:', id), request_hash = ? WHERE id IN (" + Statements.places(some.size()) + ")",
                NO_HASH, some);
        }
        return checkouts.size();
    }
}
