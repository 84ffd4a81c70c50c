package shangui.restock;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** A paper that says what a counter accepted. */
public record Receipt(long id, long counterId, @Nullable String note, Instant happenedAt, @Nullable Long accountId) {}
