package shangui.checkout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import shangui.counter.OpeningTimes;
import shangui.stock.Document;

/**
 * A pick-up window somebody may choose.
 *
 * @param daysAhead 0 is today
 * @param fits      whether everything to be collected may still be sold on that day (rule 15)
 */
public record PickupChoice(String name, PickupWindow window, int daysAhead, boolean fits) {

    public String dayKey() {
        return "checkout.day." + daysAhead;
    }

    /** Those of a store from now on, soonest first. */
    static List<PickupChoice> of(OpeningTimes times, Instant now, Predicate<LocalDate> fits) {
        var today = LocalDate.ofInstant(now, Document.ZONE);
        return PickupWindow.of(times, now).stream()
            .map(window -> new PickupChoice(window.name(), window, (int) ChronoUnit.DAYS.between(today, window.day()), fits.test(window.day()))).toList();
    }
}
