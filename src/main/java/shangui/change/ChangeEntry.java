package shangui.change;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/**
 * One field of one thing, changed by one person. Values are as a person reads them; null where there was or is none.
 *
 * @param subjectKind the table of the thing changed: {@code contract_term}
 * @param approvedBy  the second person, where the change needed one
 */
@MappedEntity
public record ChangeEntry(@Id long id, long accountId, String subjectKind, long subjectId, String field,
                          @Nullable String fromValue, @Nullable String toValue, String reason, Instant changedAt,
                          @Nullable Long approvedBy) {

    public ChangeEntry {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A change without a reason");
        }
    }
}
