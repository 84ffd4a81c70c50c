package shangui.board;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import shangui.db.Statements;
import shangui.order.Order;

/** What waits at counters, in one statement however many there are. */
@Singleton
public class BoardRepository {

    private final Statements statements;

    BoardRepository(Statements statements) {
        this.statements = statements;
    }

    /** @param stopping lots on hand that must leave the shelf by tomorrow, or should have; {@code low} skus at or below their reorder point; {@code claims} not answered yet */
    public record Waiting(long counterId, int orders, int stopping, int low, int recounts, int exceptions, int claims) {}

    List<Waiting> waiting(Collection<Long> counterIds, LocalDate today) {
        return statements.list("""
            SELECT c.id,
                   (SELECT COUNT(*)
                      FROM orders o
                     WHERE o.counter_id = c.id
                       AND o.state IN ('PLACED', 'READY', 'SHORT')
                       AND %s) AS orders,
                   (SELECT COUNT(*)
                      FROM stock_level v
                     WHERE v.counter_id = c.id
                       AND v.on_hand > 0
                       AND v.sell_until <= ?) AS stopping,
                   (SELECT COUNT(*)
                      FROM listing i
                     WHERE i.counter_id = c.id
                       AND i.starts_on <= ? AND (i.ends_on IS NULL OR i.ends_on > ?)
                       AND i.reorder_point >= (SELECT COALESCE(SUM(v.on_hand - v.reserved), 0)
                                                 FROM stock_level v
                                                WHERE v.counter_id = i.counter_id
                                                  AND v.sku_id = i.sku_id)) AS low,
                   (SELECT COUNT(*)
                      FROM recount r
                     WHERE r.counter_id = c.id
                       AND r.counted_at IS NULL) AS recounts,
                   (SELECT COUNT(*)
                      FROM till_exception e
                     WHERE e.counter_id = c.id
                       AND e.settled_at IS NULL) AS exceptions,
                   (SELECT COUNT(*)
                      FROM claim m
                     WHERE m.counter_id = c.id
                       AND m.state = 'RAISED') AS claims
              FROM counter c
             WHERE c.id IN (%s)
             ORDER BY c.id
            """.formatted(Order.TO_PICK, Statements.places(counterIds.size())), row -> new Waiting(row.getLong("id"), row.getInt("orders"), row.getInt("stopping"),
            row.getInt("low"), row.getInt("recounts"), row.getInt("exceptions"), row.getInt("claims")), today.plusDays(1), today, today, List.copyOf(counterIds));
    }
}
