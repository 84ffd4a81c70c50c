package shangui.town;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * The mountain town's trading company, party to contracts.
 *
 * @param endedOn from this day on it is in no new contract or lot; null while it goes on
 */
@MappedEntity
public record Supplier(@Id long id, long townCode, String name, String nameEn, String address, @Nullable String telephone,
                       @Nullable LocalDate endedOn) {

    /** One that goes on. */
    public Supplier(long id, long townCode, String name, String nameEn, String address, @Nullable String telephone) {
        this(id, townCode, name, nameEn, address, telephone, null);
    }
}
