package shangui.till;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/** A row of a till that could not become a sale, for a person to look at. */
public record TillException(long id, long counterId, Why why, @Nullable String code, int quantity, String detail, Instant happenedAt, Instant recordedAt) {

    /** No such code; a sku the counter never had a lot of; a lot of other goods; another source tells this counter's day (rule 18). */
    public enum Why { UNKNOWN_CODE, NEVER_HERE, WRONG_LOT, OTHER_SOURCE }
}
