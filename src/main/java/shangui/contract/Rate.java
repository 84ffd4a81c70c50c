package shangui.contract;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import shangui.product.Category;

/**
 * A commission or percentage fee in basis points, for a product, else for its category, else for the whole contract (rule 3).
 *
 * @param feeId  the fee it is the rate of; null for commission
 * @param rateBp of the first band where there is a ladder of {@link Tier}s
 */
@MappedEntity
public record Rate(@Id long id, long contractId, @Nullable Long feeId, @Nullable Long productId, @Nullable Category category, int rateBp,
                   String clause, LocalDate startsOn, @Nullable LocalDate endsOn) {

    public Rate {
        if (rateBp < 0 || rateBp > 10_000 || productId != null && category != null) {
            throw new IllegalArgumentException("a rate is 0 to 100 % of a product, a category or everything");
        }
    }
}
