package shangui.checkout;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import shangui.audit.AuditCheck;

/** What must hold of checkouts. */
@Factory
class CheckoutChecks {

    /** As placed: later discounts and missing packs are the orders' own. */
    @Singleton
    AuditCheck payableIsTheSumOfItsOrders() {
        return new AuditCheck("a checkout's payable is its orders and charges", """
            SELECT c.id AS checkout_id, c.payable_fen, c.charges_fen, SUM(o.gross_fen) AS orders_fen
              FROM checkout c
              LEFT JOIN orders o ON o.checkout_id = c.id
             WHERE c.state = 'PLACED'
             GROUP BY c.id, c.payable_fen, c.charges_fen
            HAVING c.payable_fen <> c.charges_fen + COALESCE(SUM(o.gross_fen), 0)
            """);
    }

    @Singleton
    AuditCheck nothingOfARefusedOneStands() {
        return new AuditCheck("a refused checkout has no order standing", """
            SELECT c.id AS checkout_id, o.id AS order_id, o.state
              FROM checkout c
              JOIN orders o ON o.checkout_id = c.id
             WHERE c.state = 'REFUSED'
               AND o.state NOT IN ('CANCELLED', 'EXPIRED')
            """);
    }

    /** A changed window moved both. */
    @Singleton
    AuditCheck whatWaitsIsKeptForItsWindow() {
        return new AuditCheck("an order that waits is kept for its checkout's window", """
            SELECT c.id AS checkout_id, o.id AS order_id, c.window_from, o.last_day, o.keep_until
              FROM checkout c
              JOIN orders o ON o.checkout_id = c.id
             WHERE c.state = 'PLACED'
               AND o.state IN ('PLACED', 'READY', 'SHORT')
               AND (o.last_day <> DATE(c.window_from + INTERVAL 8 HOUR) OR o.keep_until < c.window_to)
            """);
    }

    @Singleton
    AuditCheck noMoreIsCapturedThanPayable() {
        return new AuditCheck("no more is captured than a checkout's payable as placed", """
            SELECT p.checkout_id, p.amount_fen, c.payable_fen
              FROM payment p
              LEFT JOIN checkout c ON c.id = p.checkout_id
             WHERE p.state = 'CAPTURED'
               AND (c.id IS NULL OR p.amount_fen > c.payable_fen)
            """);
    }
}
