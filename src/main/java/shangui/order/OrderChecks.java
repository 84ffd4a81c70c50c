package shangui.order;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import shangui.audit.AuditCheck;

/** What must hold between orders, their lines, their packs and the movements these made. */
@Factory
class OrderChecks {

    @Singleton @Named("orderTotals")
    AuditCheck totals() {
        return new AuditCheck("an order comes to the sum of its lines", """
            SELECT o.id AS order_id, o.gross_fen, o.discount_fen, o.missing_fen,
                   SUM(l.gross_fen) AS lines_gross, SUM(l.discount_fen) AS lines_discount, SUM(l.missing_fen) AS lines_missing
              FROM orders o
              LEFT JOIN order_line l ON l.order_id = o.id
             GROUP BY o.id, o.gross_fen, o.discount_fen, o.missing_fen
            HAVING lines_gross IS NULL
                OR lines_gross <> o.gross_fen
                OR lines_discount <> o.discount_fen
                OR lines_missing <> o.missing_fen""");
    }

    @Singleton @Named("handedOverPacks")
    AuditCheck packs() {
        return new AuditCheck("the lots of an order line handed over are its packs without the missing, of no other order", """
            SELECT l.id AS order_line_id, o.state, l.quantity, l.missing, COALESCE(SUM(t.quantity), 0) AS taken
              FROM order_line l
              JOIN orders o ON o.id = l.order_id
              LEFT JOIN order_line_lot t ON t.order_line_id = l.id
             GROUP BY l.id, o.state, l.quantity, l.missing
            HAVING taken <> CASE WHEN o.state = 'HANDED_OVER' THEN l.quantity - l.missing ELSE 0 END""");
    }

    @Singleton @Named("handedOverMovements")
    AuditCheck movements() {
        return new AuditCheck("each pack handed over has one movement", """
            SELECT taken.order_id, taken.lot_id, taken.packs, COALESCE(moved.packs, 0) AS moved
              FROM (SELECT order_id, lot_id, SUM(quantity) AS packs
                      FROM order_line_lot
                     GROUP BY order_id, lot_id) taken
              LEFT JOIN (SELECT document_id, lot_id, -SUM(quantity) AS packs
                           FROM movement
                          WHERE document_kind = 'ORDER'
                            AND kind = 'SOLD'
                          GROUP BY document_id, lot_id) moved
                ON moved.document_id = taken.order_id AND moved.lot_id = taken.lot_id
             WHERE taken.packs <> COALESCE(moved.packs, 0)
             UNION ALL
            SELECT m.document_id, m.lot_id, 0, -SUM(m.quantity)
              FROM movement m
             WHERE m.document_kind = 'ORDER'
               AND m.kind = 'SOLD'
               AND NOT EXISTS (SELECT 1 FROM order_line_lot t WHERE t.order_id = m.document_id AND t.lot_id = m.lot_id)
             GROUP BY m.document_id, m.lot_id""");
    }

    @Singleton @Named("returns")
    AuditCheck returns() {
        return new AuditCheck("packs counted as returned are the returns, each with one movement", """
            SELECT t.id AS order_line_lot_id, t.returned, COALESCE(r.packs, 0) AS returns, COALESCE(r.moved, 0) AS moved
              FROM order_line_lot t
              LEFT JOIN (SELECT b.order_line_lot_id, SUM(b.quantity) AS packs,
                                SUM((SELECT COALESCE(SUM(m.quantity), 0)
                                       FROM movement m
                                      WHERE m.document_kind = 'RETURN'
                                        AND m.document_id = b.id
                                        AND m.kind = 'RETURNED')) AS moved
                           FROM order_return b
                          GROUP BY b.order_line_lot_id) r ON r.order_line_lot_id = t.id
             WHERE t.returned <> COALESCE(r.packs, 0)
                OR t.returned <> COALESCE(r.moved, 0)""");
    }

    @Singleton @Named("returnRefunds")
    AuditCheck refunds() {
        return new AuditCheck("a return is worth what its sale line takes back", """
            SELECT r.id AS return_id, r.refund_fen, s.net_fen
              FROM order_return r
              JOIN sale s ON s.return_id = r.id
             WHERE r.refund_fen <> -s.net_fen""");
    }

    @Singleton @Named("ordersAndHolds")
    AuditCheck holds() {
        return new AuditCheck("an open hold belongs to an order that waits, and what waits unbroken has one", """
            SELECT o.id AS order_id, o.state, h.id AS hold_id
              FROM hold h
              LEFT JOIN orders o ON o.id = h.order_id
             WHERE h.state = 'OPEN'
               AND (o.id IS NULL OR o.state NOT IN ('PLACED', 'READY', 'SHORT'))
             UNION ALL
            SELECT o.id, o.state, NULL
              FROM orders o
             WHERE o.state IN ('PLACED', 'READY')
               AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_id = o.id AND h.state = 'OPEN')
               AND NOT EXISTS (SELECT 1 FROM order_event e WHERE e.order_id = o.id AND e.kind = 'SHORT')""");
    }
}
