package shangui.licence;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A document of a supplier, for all it sells or for the products it names. Entered by the supplier or the office; it counts
 * once the office has checked it, from its first day to its last, until it is withdrawn.
 *
 * @param validUntil its last day; null where it has none
 */
@MappedEntity
public record Licence(@Id long id, long supplierId, LicenceKind kind, String number, String issuer, LocalDate validFrom,
                      @Nullable LocalDate validUntil, long enteredBy, Instant enteredAt, @Nullable Long checkedBy, @Nullable Instant checkedAt,
                      @Nullable Instant withdrawnAt) {

    /** Days before its last in which its end is spoken of. */
    public static final int ENDING_DAYS = 60;

    /** How it stands on a day. */
    public enum State { WAITING, NOT_YET, IN_FORCE, ENDING, ENDED, WITHDRAWN }

    public Licence {
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            throw new IllegalArgumentException("a licence ends after it begins");
        }
    }

    public State stateOn(LocalDate day) {
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        if (validUntil != null && day.isAfter(validUntil)) {
            return State.ENDED;
        }
        if (checkedAt == null) {
            return State.WAITING;
        }
        if (day.isBefore(validFrom)) {
            return State.NOT_YET;
        }
        return validUntil == null || day.isBefore(validUntil.minusDays(ENDING_DAYS)) ? State.IN_FORCE : State.ENDING;
    }
}
