package shangui.order;

import jakarta.inject.Singleton;
import java.util.List;
import shangui.counter.Counter;
import shangui.counter.LeftAt;
import shangui.db.Statements;

/** Orders that wait to be collected are left at a counter. */
@Singleton
class OrdersLeft implements LeftAt {

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
}
