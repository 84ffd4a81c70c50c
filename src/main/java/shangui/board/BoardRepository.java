package shangui.board;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import shangui.db.Statements;
import shangui.order.Order;
import shangui.stock.NearDate;
import shangui.stock.ShelfReader;

/** What waits at counters, in one statement however many there are. */
@Singleton
public class BoardRepository {

    private final Statements statements;

    BoardRepository(Statements statements) {
        this.statements = statements;
    }

    /** @param near lots near their date; {@code low} skus at or below their reorder point; {@code claims} not answered yet */
    public record Waiting(long counterId, int orders, int near, int low, int recounts, int exceptions, int claims) {}

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
                      JOIN sku k ON k.id = v.sku_id
                      JOIN product d ON d.id = k.product_id
                     WHERE v.counter_id = c.id
                       AND %s) AS near,
                   (SELECT COUNT(*)
                      FROM listing i
                     WHERE i.counter_id = c.id
                       AND %s) AS low,
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
            """.formatted(Order.TO_PICK, NearDate.sql("d", "CAST(? AS DATE)"), ShelfReader.LOW, Statements.places(counterIds.size())),
            row -> new Waiting(row.getLong("id"), row.getInt("orders"), row.getInt("near"), row.getInt("low"), row.getInt("recounts"),
                row.getInt("exceptions"), row.getInt("claims")), today, today, today, List.copyOf(counterIds));
    }
}
