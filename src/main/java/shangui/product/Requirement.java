package shangui.product;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import shangui.licence.LicenceKind;

/**
 * Goods of a category, or one product, may be sold only while a licence of this kind is in force. What a pack claims needs a
 * licence too, without anybody requiring it: {@link Withheld}.
 *
 * @param category or else {@code productId}, never both
 * @param why      the rule it follows, for whoever asks
 * @param endsOn   from this day on it is required no more; null while it is
 */
@MappedEntity
public record Requirement(@Id long id, @Nullable Category category, @Nullable Long productId, LicenceKind kind, String why, LocalDate startsOn,
                          @Nullable LocalDate endsOn) {

    public Requirement {
        if ((category == null) == (productId == null)) {
            throw new IllegalArgumentException("a requirement is of a category or of a product");
        }
    }
}
