package shangui.stock;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import shangui.db.Statements;

/** Holds and their lines. */
@Singleton
class HoldRepository {

    private final Statements statements;

    HoldRepository(Statements statements) {
        this.statements = statements;
    }

    /** An open hold, without its lines. */
    record Hold(long id, long orderId, long counterId, boolean paid, Instant madeAt, Instant endsAt) {}

    /** A line of an open hold, and whose. */
    record Kept(Hold hold, HoldLine line) {}

    void add(Hold hold, List<HoldLine> lines) {
        statements.update("""
            INSERT INTO hold (id, order_id, counter_id, state, paid, made_at, ends_at)
            VALUES (?, ?, ?, 'OPEN', ?, ?, ?)
            """, hold.id(), hold.orderId(), hold.counterId(), hold.paid(), hold.madeAt(), hold.endsAt());
        List<Object> values = new ArrayList<>();
        lines.forEach(line -> values.addAll(List.of(hold.id(), line.orderLineId(), line.lotId(), hold.counterId(), line.quantity())));
        statements.update("INSERT INTO hold_line (hold_id, order_line_id, lot_id, counter_id, quantity) VALUES " + Statements.rows(lines.size(), 5), values);
    }

    Optional<Hold> findOpen(long orderId) {
        return statements.list("""
            SELECT id, order_id, counter_id, paid, made_at, ends_at
              FROM hold
             WHERE order_id = ?
               AND state = 'OPEN'
            """, HoldRepository::hold, orderId).stream().findFirst();
    }

    /** How many of its lots may not be sold on that day any more. */
    int unsellableOn(long holdId, LocalDate day) {
        return statements.list("""
            SELECT COUNT(*) AS lots
              FROM hold_line l
              JOIN stock_level v ON v.counter_id = l.counter_id AND v.lot_id = l.lot_id
             WHERE l.hold_id = ?
               AND (v.recalled OR v.sell_until < ?)
            """, row -> row.getInt("lots"), holdId, day).getFirst();
    }

    List<HoldLine> lines(long holdId) {
        return statements.list("""
            SELECT order_line_id, lot_id, quantity
              FROM hold_line
             WHERE hold_id = ?
             ORDER BY order_line_id, lot_id
            """, row -> new HoldLine(row.getLong("order_line_id"), row.getLong("lot_id"), row.getInt("quantity")), holdId);
    }

    /** All lines of the open holds that keep packs of these lots; those to break first come first: unpaid, then youngest (rule 14). */
    List<Kept> keeping(long counterId, Collection<Long> lotIds) {
        return statements.list("""
            SELECT h.id, h.order_id, h.counter_id, h.paid, h.made_at, h.ends_at, l.order_line_id, l.lot_id, l.quantity
              FROM hold h
              JOIN hold_line l ON l.hold_id = h.id
             WHERE h.state = 'OPEN'
               AND h.id IN (SELECT hold_id FROM hold_line WHERE counter_id = ? AND lot_id IN (%s))
             ORDER BY h.paid, h.made_at DESC, h.id DESC, l.order_line_id, l.lot_id
            """.formatted(Statements.places(lotIds.size())),
            row -> new Kept(hold(row), new HoldLine(row.getLong("order_line_id"), row.getLong("lot_id"), row.getInt("quantity"))),
            counterId, List.copyOf(lotIds));
    }

    /** Ends a hold once; answers whether this call did. */
    boolean end(long holdId, HoldState to) {
        return statements.update("""
            UPDATE hold
               SET state = ?
             WHERE id = ?
               AND state = 'OPEN'
            """, to, holdId) == 1;
    }

    /** Moves the end of a hold that has not run out. */
    boolean keep(long orderId, Instant endsAt, boolean paid, Instant now) {
        return statements.update("""
            UPDATE hold
               SET ends_at = ?,
                   paid = ?
             WHERE order_id = ?
               AND state = 'OPEN'
               AND ends_at > ?
            """, endsAt, paid, orderId, now) == 1;
    }

    List<Long> due(Instant now, int limit) {
        return statements.list("""
            SELECT order_id
              FROM hold
             WHERE state = 'OPEN'
               AND ends_at <= ?
             ORDER BY ends_at
             LIMIT ?
            """, row -> row.getLong("order_id"), now, limit);
    }

    List<Long> dueFor(long counterId, Collection<Long> skuIds, Instant now) {
        return statements.list("""
            SELECT DISTINCT h.order_id
              FROM stock_level s
              JOIN hold_line l ON l.counter_id = s.counter_id AND l.lot_id = s.lot_id
              JOIN hold h ON h.id = l.hold_id
             WHERE s.counter_id = ?
               AND s.sku_id IN (%s)
               AND s.reserved > 0
               AND h.state = 'OPEN'
               AND h.ends_at <= ?
             ORDER BY h.order_id
            """.formatted(Statements.places(skuIds.size())), row -> row.getLong("order_id"), counterId, List.copyOf(skuIds), now);
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(row.getLong("id"), row.getLong("order_id"), row.getLong("counter_id"), row.getBoolean("paid"),
            Statements.instant(row, "made_at"), Statements.instant(row, "ends_at"));
    }
}
