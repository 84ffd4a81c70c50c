package shangui.claim;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import shangui.audit.AuditCheck;

/** What must hold of claims. */
@Factory
class ClaimChecks {

    @Singleton
    AuditCheck whatIsGrantedWasReturned() {
        return new AuditCheck("packs of granted claims were returned and thrown away", """
            SELECT l.id AS order_line_lot_id, c.granted, r.discarded
              FROM order_line_lot l
              JOIN (SELECT order_line_lot_id, SUM(quantity) AS granted
                      FROM claim
                     WHERE state = 'GRANTED'
                     GROUP BY order_line_lot_id) c ON c.order_line_lot_id = l.id
              LEFT JOIN (SELECT order_line_lot_id, SUM(quantity) AS discarded
                           FROM order_return
                          WHERE fate = 'DISCARD'
                          GROUP BY order_line_lot_id) r ON r.order_line_lot_id = l.id
             WHERE c.granted > COALESCE(r.discarded, 0)
            """);
    }
}
