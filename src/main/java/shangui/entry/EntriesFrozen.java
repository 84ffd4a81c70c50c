package shangui.entry;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import shangui.contract.Frozen;
import shangui.db.Statements;

/** Entries froze figures of a contract: receipts, fees, losses. */
@Singleton
class EntriesFrozen implements Frozen {

    private final Statements statements;

    EntriesFrozen(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<LocalDate> lastDay(long contractId) {
        return Optional.ofNullable(statements.list("""
            SELECT MAX(accounting_date) AS last_day
              FROM entry
             WHERE contract_id = ?
            """, row -> row.getObject("last_day", LocalDate.class), contractId).getFirst());
    }
}
