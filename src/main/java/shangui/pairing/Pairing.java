package shangui.pairing;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;

/**
 * A mountain town and a partner town over {@code [startsOn, endsOn)}: the unit of attribution and of statements.
 *
 * @param endsOn the first day it no longer holds, or null
 */
@MappedEntity
public record Pairing(@Id long id, long mountainTown, long partnerTown, LocalDate startsOn, @Nullable LocalDate endsOn) {

    public Pairing {
        if (endsOn != null && !endsOn.isAfter(startsOn)) {
            throw new IllegalArgumentException("a pairing ends after it starts");
        }
    }

    /** Whether its counters take orders and shipments on this day (rule 7). */
    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || day.isBefore(endsOn));
    }
}
