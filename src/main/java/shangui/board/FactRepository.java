package shangui.board;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shangui.db.Statements;

/** Facts as they were told: both times, and what each became. */
@Singleton
class FactRepository {

    private final Statements statements;

    FactRepository(Statements statements) {
        this.statements = statements;
    }

    /** False when a fact of this name was told before. */
    boolean add(FactForm fact, Instant happenedAt, Instant recordedAt, long accountId) {
        return statements.update("""
            INSERT INTO fact (id, kind, counter_id, device_at, offset_millis, happened_at, recorded_at, account_id)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?
              FROM DUAL
             WHERE NOT EXISTS (SELECT 1 FROM fact WHERE id = ?)
            """, fact.key().toString(), fact.kind(), fact.counterId(), fact.deviceAt(), fact.offsetMillis(), happenedAt, recordedAt, accountId,
            fact.key().toString()) == 1;
    }

    void became(UUID key, @Nullable Long documentId) {
        statements.update("UPDATE fact SET document_id = ? WHERE id = ?", documentId, key.toString());
    }

    /** What a fact told before became. */
    Optional<Long> documentOf(UUID key) {
        return statements.list("SELECT document_id FROM fact WHERE id = ? AND document_id IS NOT NULL", row -> row.getLong("document_id"), key.toString())
            .stream().findFirst();
    }
}
