package shangui.stock;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An appended line that changed a level; never updated, never deleted.
 *
 * @param quantity signed: what the level changed by
 */
@Introspected
public record Movement(long id, long pairingId, long counterId, long lotId, long skuId, Kind kind, int quantity, @Nullable String reason,
                       Document.Kind documentKind, long documentId, @Nullable Long accountId, Instant happenedAt, Instant recordedAt,
                       LocalDate accountingDate, LocalDate statementMonth) {

    /** Why a level changed. The last three are corrections of the book, the rest are goods that moved. */
    public enum Kind {
        RECEIVED, MOVED_IN, MOVED_OUT, SOLD, RETURNED, SENT_BACK, WRITTEN_OFF, FOUND, COUNTED, COUNT_RESTATED;

        boolean corrects() {
            return this == FOUND || this == COUNTED || this == COUNT_RESTATED;
        }
    }
}
