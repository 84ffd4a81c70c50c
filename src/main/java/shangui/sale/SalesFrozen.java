package shangui.sale;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import shangui.contract.Frozen;
import shangui.db.Statements;

/** Sale lines froze figures of a contract. */
@Singleton
class SalesFrozen implements Frozen {

    private final Statements statements;

    SalesFrozen(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<LocalDate> lastDay(long contractId) {
        return Optional.ofNullable(statements.list("""
            SELECT MAX(accounting_date) AS last_day
              FROM sale_rollup
             WHERE contract_id = ?
            """, row -> row.getObject("last_day", LocalDate.class), contractId).getFirst());
    }
}
