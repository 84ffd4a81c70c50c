package shangui.stock;

import jakarta.inject.Singleton;
import java.util.List;
import shangui.counter.Counter;
import shangui.counter.LeftAt;
import shangui.db.Statements;

/** Packs on hand are left at a counter. */
@Singleton
class PacksLeft implements LeftAt {

    private final Statements statements;

    PacksLeft(Statements statements) {
        this.statements = statements;
    }

    @Override
    public List<Left> of(Counter counter) {
        long packs = statements.list("""
            SELECT COALESCE(SUM(on_hand), 0) AS packs
              FROM stock_level
             WHERE counter_id = ?
            """, row -> row.getLong("packs"), counter.id()).getFirst();
        return packs == 0 ? List.of() : List.of(Left.of("stock.leftAt", counter.bothNames(), packs));
    }
}
