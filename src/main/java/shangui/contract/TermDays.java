package shangui.contract;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/** Days on which a counter is under a contract with a term in force, half-open; without these no order is taken there. */
@Introspected
public record TermDays(long counterId, LocalDate startsOn, @Nullable LocalDate endsOn) {

    public boolean include(LocalDate day) {
        return Terms.inForce(startsOn, endsOn, day);
    }
}
