package shangui.listing;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A sku offered at a counter: on which days, when to ask for more, and how much to ask for. Its prices are dated and stand beside
 * it; what is ordered or sold carries a copy.
 *
 * @param endsOn    from this day on it is offered no more; null while it is
 * @param changedAt moved by every change, so that the shop's snapshot sees it
 */
@MappedEntity
public record Listing(@Id long id, long counterId, long skuId, LocalDate startsOn, @Nullable LocalDate endsOn, int reorderPoint, int targetLevel,
                      Instant changedAt) {

    public Listing {
        if (reorderPoint < 0 || targetLevel < reorderPoint) {
            throw new IllegalArgumentException("the target is at least the reorder point");
        }
    }

    public boolean offeredOn(LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || day.isBefore(endsOn));
    }
}
