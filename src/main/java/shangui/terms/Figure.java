package shangui.terms;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * One thing a contract says, as it reads: with its clause and its days, {@code [startsOn, endsOn)}.
 *
 * @param field names it: {@code commission} is the message {@code contract.commission}
 * @param about of what, where it says several of a kind, in both languages
 * @param value the name of an enum, or a text for either language
 */
public record Figure(String field, @Nullable String about, String value, @Nullable String clause, LocalDate startsOn, @Nullable LocalDate endsOn) {

    public boolean inForceOn(LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || day.isBefore(endsOn));
    }

    /** The last day it holds, or null. */
    @Nullable
    public LocalDate lastDay() {
        return endsOn == null ? null : endsOn.minusDays(1);
    }
}
