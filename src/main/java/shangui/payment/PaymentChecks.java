package shangui.payment;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import shangui.audit.AuditCheck;

/** What must hold of payments and refunds. */
@Factory
class PaymentChecks {

    @Singleton
    AuditCheck noMoreGoesBackThanCame() {
        return new AuditCheck("refunds of a payment add up to what it says and never exceed what was captured", """
            SELECT p.id AS payment_id, p.state, p.amount_fen, p.refunded_fen, COALESCE(SUM(r.amount_fen), 0) AS refunds_fen
              FROM payment p
              LEFT JOIN refund r ON r.payment_id = p.id AND r.state <> 'STOPPED'
             GROUP BY p.id, p.state, p.amount_fen, p.refunded_fen
            HAVING p.refunded_fen <> COALESCE(SUM(r.amount_fen), 0)
                OR COALESCE(SUM(r.amount_fen), 0) > CASE p.state WHEN 'CAPTURED' THEN p.amount_fen ELSE 0 END
            """);
    }

    @Singleton
    AuditCheck ordersWerePaidWhatWasCaptured() {
        return new AuditCheck("what orders paid online say is what was captured for them", """
            SELECT p.checkout_id, p.amount_fen, SUM(o.paid_fen) AS paid_fen
              FROM payment p
              JOIN orders o ON o.checkout_id = p.checkout_id
             WHERE p.state = 'CAPTURED'
             GROUP BY p.checkout_id, p.amount_fen
            HAVING SUM(o.paid_fen) <> p.amount_fen
            """);
    }
}
