package shangui.checkout;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import shangui.counter.OpeningTimes;
import shangui.counter.OpeningTimes.Part;
import shangui.counter.Store;

/**
 * A store as a shopper reads of it, in the page's language.
 *
 * @param hours      of the week: {@code 周一–周五 08:00–21:00，周六–周日 09:00–22:00}
 * @param closedDays those of the next two weeks
 */
public record PickupPlace(long id, String name, String address, String hours, List<Closed> closedDays) {

    private static final int DAYS_AHEAD = 14;

    public record Closed(LocalDate day, String note) {}

    static PickupPlace of(Store store, OpeningTimes times, LocalDate today, boolean english) {
        return new PickupPlace(store.id(), english ? store.nameEn() : store.name(), english ? store.addressEn() : store.address(), hours(times, english),
            times.closedDays().stream().filter(closed -> !closed.day().isBefore(today) && closed.day().isBefore(today.plusDays(DAYS_AHEAD)))
                .map(closed -> new Closed(closed.day(), english ? closed.noteEn() : closed.note())).toList());
    }

    private static String hours(OpeningTimes times, boolean english) {
        return times.parts().stream().filter(part -> part.hours() != null)
            .map(part -> part.everyDay() ? part.hours().toString() : days(part, english ? Locale.UK : Locale.SIMPLIFIED_CHINESE) + " " + part.hours())
            .collect(Collectors.joining(english ? ", " : "，"));
    }

    private static String days(Part part, Locale language) {
        String first = part.first().getDisplayName(TextStyle.SHORT, language);
        return part.first() == part.last() ? first : first + "–" + part.last().getDisplayName(TextStyle.SHORT, language);
    }
}
