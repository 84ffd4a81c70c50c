package shangui.stock;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import shangui.audit.AuditCheck;

/** What must hold of stock at any moment. */
@Factory
class StockChecks {

    @Singleton
    @Named("on-hand")
    AuditCheck onHandIsTheSumOfMovements() {
        return new AuditCheck("on hand is the sum of movements", """
            SELECT v.counter_id, v.lot_id, v.on_hand, COALESCE(SUM(m.quantity), 0) AS moved
              FROM stock_level v
              LEFT JOIN movement m ON m.counter_id = v.counter_id AND m.lot_id = v.lot_id
             GROUP BY v.counter_id, v.lot_id, v.on_hand
            HAVING moved <> v.on_hand
            """);
    }

    @Singleton
    @Named("reserved-range")
    AuditCheck reservedIsPartOfOnHand() {
        return new AuditCheck("reserved is part of on hand", """
            SELECT counter_id, lot_id, on_hand, reserved
              FROM stock_level
             WHERE reserved < 0 OR reserved > on_hand
            """);
    }

    @Singleton
    @Named("reserved")
    AuditCheck reservedIsTheSumOfOpenHolds() {
        return new AuditCheck("reserved is the sum of open holds", """
            SELECT v.counter_id, v.lot_id, v.reserved, COALESCE(k.kept, 0) AS kept
              FROM stock_level v
              LEFT JOIN (SELECT l.counter_id, l.lot_id, SUM(l.quantity) AS kept
                           FROM hold h
                           JOIN hold_line l ON l.hold_id = h.id
                          WHERE h.state = 'OPEN'
                          GROUP BY l.counter_id, l.lot_id) k ON k.counter_id = v.counter_id AND k.lot_id = v.lot_id
             WHERE v.reserved <> COALESCE(k.kept, 0)
            """);
    }

    @Singleton
    @Named("mountain-town")
    AuditCheck everyLotIsOfItsCountersTown() {
        return new AuditCheck("every lot at a counter is of its pairing's mountain town", """
            SELECT v.counter_id, v.lot_id, l.town_code, p.mountain_town
              FROM stock_level v
              JOIN lot l ON l.id = v.lot_id
              JOIN pairing p ON p.id = v.pairing_id
             WHERE l.town_code <> p.mountain_town
            """);
    }

    @Singleton
    @Named("movement-document")
    AuditCheck everyWriteOffMovedWhatItSays() {
        return new AuditCheck("every write-off moved what it says", """
            SELECT w.id, w.counter_id, w.lot_id, w.quantity, COALESCE(-SUM(m.quantity), 0) AS moved
              FROM write_off w
              LEFT JOIN movement m ON m.document_kind = 'WRITE_OFF' AND m.document_id = w.id AND m.kind = 'WRITTEN_OFF'
             GROUP BY w.id, w.counter_id, w.lot_id, w.quantity
            HAVING moved <> w.quantity
            """);
    }

    @Singleton
    @Named("markdown")
    AuditCheck everyLevelCarriesTheMarkdownThatStands() {
        return new AuditCheck("a level carries the markdown that stands", """
            SELECT v.counter_id, v.lot_id, v.markdown_fen, m.price_fen
              FROM stock_level v
              LEFT JOIN markdown m ON m.counter_id = v.counter_id AND m.lot_id = v.lot_id AND m.ended_at IS NULL
             WHERE NOT (v.markdown_fen <=> m.price_fen)
            """);
    }
}
