package shangui.pairing;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A mountain town and a partner town over {@code [startsOn, endsOn)}: the unit of attribution and of statements.
 *
 * @param startKnownToMonth no source gives the day: it began some time in the month {@code startsOn} is the first day of
 * @param endsOn            the first day it no longer holds, or null
 */
@MappedEntity
public record Pairing(@Id long id, long mountainTown, long partnerTown, LocalDate startsOn, boolean startKnownToMonth, @Nullable LocalDate endsOn) {

    public Pairing {
        if (endsOn != null && !endsOn.isAfter(startsOn)) {
            throw new IllegalArgumentException("a pairing ends after it starts");
        }
        if (startKnownToMonth && startsOn.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("a start known to the month is written as its first day");
        }
    }

    /** One whose first day is known. */
    public Pairing(long id, long mountainTown, long partnerTown, LocalDate startsOn, @Nullable LocalDate endsOn) {
        this(id, mountainTown, partnerTown, startsOn, false, endsOn);
    }

    /** Whether its counters take orders and shipments on this day (rule 7). */
    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(startsOn) && !endedOn(day);
    }

    /** Whether it is over on this day. */
    public boolean endedOn(LocalDate day) {
        return endsOn != null && !day.isBefore(endsOn);
    }

    /** Whether there is a day both hold on. */
    public boolean overlaps(Pairing other) {
        return !endedOn(other.startsOn) && !other.endedOn(startsOn);
    }

    /** The last day it holds, as people write it, or null. */
    @Nullable
    public LocalDate lastDay() {
        return endsOn == null ? null : endsOn.minusDays(1);
    }

    public YearMonth startMonth() {
        return YearMonth.from(startsOn);
    }
}
