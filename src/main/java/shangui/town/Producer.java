package shangui.town;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * Who grew and packed: a code, never a name.
 *
 * @param endedOn from this day on it is in no new lot; null while it goes on
 */
@MappedEntity
public record Producer(@Id long id, long villageId, String code, @Nullable LocalDate endedOn) {

    /** One that goes on. */
    public Producer(long id, long villageId, String code) {
        this(id, villageId, code, null);
    }

    /** Whether it can be named in a new lot on this day. */
    public boolean goesOn(LocalDate day) {
        return endedOn == null || day.isBefore(endedOn);
    }
}
