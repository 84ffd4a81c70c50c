package shangui.town;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * A village of a town; shares are ordered by its code (rule 2).
 *
 * @param endedOn from this day on it is in no new lot; null while it goes on
 */
@MappedEntity
public record Village(@Id long id, long townCode, String code, String name, String nameEn, @Nullable LocalDate endedOn) {

    /** One that goes on. */
    public Village(long id, long townCode, String code, String name, String nameEn) {
        this(id, townCode, code, name, nameEn, null);
    }
}
