package shangui.restock;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import shangui.db.Statements;

/** When packed goods came to counters: what was received, not what was promised. */
@Singleton
public class Arrivals {

    private final Statements statements;

    Arrivals(Statements statements) {
        this.statements = statements;
    }

    /** A lot at a counter: when it first came there. */
    public record Arrival(long counterId, Instant at) {}

    /** So many deliveries of a lot came so many days after it was packed. */
    public record OnTheWay(boolean fresh, int days, int times) {}

    /** The counters that received a lot, in the order they did. */
    public List<Arrival> ofLot(long lotId) {
        return statements.list("""
            SELECT r.counter_id, MIN(r.happened_at) AS came
              FROM receipt_line i
              JOIN receipt r ON r.id = i.receipt_id
             WHERE i.lot_id = ?
             GROUP BY r.counter_id
             ORDER BY came, r.counter_id
            """, row -> new Arrival(row.getLong("counter_id"), Statements.instant(row, "came")), lotId);
    }

    /** Days from packing to these counters since a moment, fewest first; what is fresh apart from what keeps. */
    public List<OnTheWay> daysOnTheWay(Collection<Long> counterIds, Instant since) {
        return counterIds.isEmpty() ? List.of() : statements.list("""
            SELECT came.fresh, came.days, COUNT(*) AS times
              FROM (SELECT p.fresh, DATEDIFF(r.happened_at + INTERVAL 8 HOUR, l.packed_on) AS days
                      FROM receipt r
                      JOIN receipt_line i ON i.receipt_id = r.id
                      JOIN lot l ON l.id = i.lot_id
                      JOIN sku s ON s.id = l.sku_id
                      JOIN product p ON p.id = s.product_id
                     WHERE r.counter_id IN (%s)
                       AND r.happened_at >= ?) came
             GROUP BY came.fresh, came.days
             ORDER BY came.fresh DESC, came.days
            """.formatted(Statements.places(counterIds.size())), row -> new OnTheWay(row.getBoolean("fresh"), row.getInt("days"), row.getInt("times")),
            List.copyOf(counterIds), since);
    }
}
