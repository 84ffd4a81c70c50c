package shangui.checkout;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shangui.db.Statements;

/**
 * Takes from checkouts and their orders what tells whose they were: the phone, the browser, the hash of a request that named the
 * phone, and of claims the shopper's words and photograph. Amounts, goods and times stay. In the caller's transaction.
 */
@Singleton
public class Anonymity {

    private static final int AT_ONCE = 500;
    private static final byte[] NO_HASH = new byte[32];
    /** Of a checkout {@code c}: something of it is not over yet. */
    private static final String OPEN = """
        (c.state = 'PLACING'
         OR EXISTS (SELECT 1
                      FROM orders o
                     WHERE o.checkout_id = c.id
                       AND (o.state IN ('PLACED', 'READY', 'SHORT')
                            OR EXISTS (SELECT 1 FROM refund r WHERE r.order_id = o.id AND r.state IN ('ASKED', 'SENT'))
                            OR EXISTS (SELECT 1 FROM claim q WHERE q.order_id = o.id AND q.state = 'RAISED'))))""";

    private final Statements statements;

    Anonymity(Statements statements) {
        this.statements = statements;
    }

    /** Goods wait to be collected, money to go back, or a claim to be answered. */
    public boolean isOpen(String phone) {
        return !statements.list("SELECT c.id FROM checkout c WHERE c.phone = ? AND " + OPEN + " LIMIT 1", row -> row.getLong("id"), phone).isEmpty();
    }

    /** Answers how many checkouts; empty when something is open, and then nothing went. They and their orders are locked before that is looked at. */
    public Optional<Integer> forget(String phone) {
        List<Long> locked = statements.list("SELECT c.id FROM checkout c LEFT JOIN orders o ON o.checkout_id = c.id WHERE c.phone = ? FOR UPDATE",
            row -> row.getLong("id"), phone).stream().distinct().toList();
        if (isOpen(phone)) {
            return Optional.empty();
        }
        statements.update("DELETE FROM remembered_phone WHERE phone = ?", phone);
        statements.update("DELETE FROM unverified_shopper WHERE name = ?", "phone:" + phone);
        return Optional.of(forget(locked));
    }

    /** Some of those placed before, of which nothing is open. Answers how many; 0 when none is left. */
    public int forgetSomeBefore(Instant moment) {
        return forget(statements.list("""
            SELECT c.id
              FROM checkout c
             WHERE c.phone > ''
               AND c.placed_at < ?
               AND NOT %s
               AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.checkout_id = c.id AND o.handed_over_at >= ?)
             LIMIT ?
               FOR UPDATE
            """.formatted(OPEN), row -> row.getLong("id"), moment, moment, AT_ONCE));
    }

    /** Names that were only locked on; who needs one makes it anew. */
    public int deleteLocks() {
        return statements.update("DELETE FROM unverified_shopper");
    }

    private int forget(List<Long> checkouts) {
        for (int from = 0; from < checkouts.size(); from += AT_ONCE) {
            var some = checkouts.subList(from, Math.min(checkouts.size(), from + AT_ONCE));
            forgetClaims(some);
            statements.update("UPDATE orders SET phone = NULL WHERE checkout_id IN (" + Statements.places(some.size()) + ")", some);
            statements.update("UPDATE checkout SET phone = NULL, device = CONCAT('gone:', id), request_hash = ? WHERE id IN (" + Statements.places(some.size()) + ")",
                NO_HASH, some);
        }
        return checkouts.size();
    }

    /** What a shopper wrote, and what they photographed unless it is shown or kept for somebody else too. */
    private void forgetClaims(List<Long> checkouts) {
        String ofThese = "order_id IN (SELECT id FROM orders WHERE checkout_id IN (" + Statements.places(checkouts.size()) + "))";
        List<Long> pictures = statements.list("SELECT DISTINCT picture_id FROM claim WHERE picture_id IS NOT NULL AND " + ofThese, row -> row.getLong("picture_id"), checkouts);
        // the words were copied onto the order's timeline and onto the return that a granted claim is
        statements.update("UPDATE order_event SET note = NULL WHERE EXISTS (SELECT 1 FROM claim c WHERE c.order_id = order_event.order_id AND c.what = order_event.note) AND "
            + ofThese, checkouts);
        statements.update("UPDATE order_return SET reason = '' WHERE EXISTS (SELECT 1 FROM claim c WHERE c.order_id = order_return.order_id AND c.what = order_return.reason) AND "
            + ofThese, checkouts);
        statements.update("UPDATE claim SET what = NULL, picture_id = NULL WHERE " + ofThese, checkouts);
        for (long picture : pictures) {
            boolean onlyTheirs = statements.list("""
                SELECT p.id
                  FROM picture p
                 WHERE p.id = ?
                   AND p.sent_by IS NULL
                   AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.picture_id = p.id)
                   AND NOT EXISTS (SELECT 1 FROM picture_show s WHERE s.picture_id = p.id)
                """, row -> row.getLong("id"), picture).size() == 1;
            if (onlyTheirs) {
                statements.update("DELETE FROM picture_file WHERE picture_id = ?", picture);
                statements.update("DELETE FROM picture WHERE id = ?", picture);
            }
        }
    }
}
