package shangui.pairing;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.regex.Pattern;

/**
 * Something known of a pairing, in a sentence, over {@code [startsOn, endsOn)} where it tells of a time.
 *
 * @param sentenceEn null where nobody has put it into English
 * @param measure null where it tells no figure of money
 * @param startsOn null with an end: it is known only that it was by then
 * @param endsOn the first day it no longer tells of, or null
 * @param source where it stands written, so that a reader finds it: paper, day, page
 * @param sourceUrl the same on the web, or null
 */
@MappedEntity
public record PairingFact(@Id long id, long pairingId, String sentence, @Nullable String sentenceEn, @Nullable Measure measure,
                          @Nullable LocalDate startsOn, @Nullable LocalDate endsOn, String source, @Nullable String sourceUrl) {

    private static final Pattern ADDRESS = Pattern.compile("https?://.+");

    /** What a figure measures: four things that are never added, swapped or derived from each other (rule 12). */
    public enum Measure { GOODS_SOLD, PAYABLE, GROWERS_INCOME, DIVIDENDS }

    public PairingFact {
        if (sentence.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("a fact is a sentence with a source");
        }
        if (startsOn != null && endsOn != null && !endsOn.isAfter(startsOn)) {
            throw new IllegalArgumentException("the period of a fact ends after it starts");
        }
        if (sourceUrl != null && !ADDRESS.matcher(sourceUrl).matches()) {
            throw new IllegalArgumentException("the address of a source starts with http: " + sourceUrl);
        }
    }

    /** From when, as people say it: a month where it tells of whole months, else a day; or null. */
    @Nullable
    public Temporal first() {
        return startsOn != null && wholeMonths() ? YearMonth.from(startsOn) : startsOn;
    }

    /** Until when, the last of it included; or null. */
    @Nullable
    public Temporal last() {
        LocalDate lastDay = endsOn == null ? null : endsOn.minusDays(1);
        return lastDay != null && wholeMonths() ? YearMonth.from(lastDay) : lastDay;
    }

    private boolean wholeMonths() {
        return (startsOn == null || startsOn.getDayOfMonth() == 1) && (endsOn == null || endsOn.getDayOfMonth() == 1);
    }
}
