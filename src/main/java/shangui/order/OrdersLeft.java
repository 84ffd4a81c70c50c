package shangui.order;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import shangui.counter.CollectedAt;
import shangui.counter.Counter;
import shangui.counter.LeftAt;
import shangui.db.Statements;

/** Orders that wait to be collected are left at a counter, and are to be collected on a day. */
@Singleton
class OrdersLeft implements LeftAt, CollectedAt {

    private final Statements statements;

    OrdersLeft(Statements statements) {
        this.statements = statements;
    }

    @Override
    public List<Left> of(Counter counter) {
        long orders = statements.list("""
            SELECT COUNT(*) AS waiting
              FROM orders
             WHERE counter_id = ?
               AND state IN ('PLACED', 'READY', 'SHORT')
            """, row -> row.getLong("waiting"), counter.id()).getFirst();
        return orders == 0 ? List.of() : List.of(Left.of("order.leftAt", counter.bothNames(), orders));
    }

    @Override
    public long on(long storeId, LocalDate day) {
        return statements.list("""
            SELECT COUNT(*) AS waiting
              FROM orders
             WHERE store_id = ?
               AND last_day = ?
               AND state IN ('PLACED', 'READY', 'SHORT')
            """, row -> row.getLong("waiting"), storeId, day).getFirst();
    }
}
