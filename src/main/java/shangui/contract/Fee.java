package shangui.contract;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import shangui.money.Money;

/**
 * A named fee of a contract: a percentage, whose rates are {@link Rate}s, or a fixed sum once a settlement.
 *
 * @param fixedFen the sum, or null for a percentage
 */
@MappedEntity
public record Fee(@Id long id, long contractId, String name, String nameEn, String clause, @Nullable Money fixedFen,
                  LocalDate startsOn, @Nullable LocalDate endsOn) {

    public boolean percentage() {
        return fixedFen == null;
    }
}
