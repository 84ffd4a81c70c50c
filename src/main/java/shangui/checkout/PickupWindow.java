package shangui.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shangui.counter.OpeningTimes;
import shangui.counter.OpeningTimes.Hours;
import shangui.stock.Document;

/** When a checkout may be collected: some hours of a day on which the store is open. @param storeCloses until when the goods stay on that day */
public record PickupWindow(LocalDate day, LocalTime opens, LocalTime closes, LocalTime storeCloses) {

    private static final int DAYS = 3;
    private static final List<LocalTime> CUTS = List.of(LocalTime.of(12, 0), LocalTime.of(16, 0));
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** Those one can still choose, soonest first: today, tomorrow and the day after, as far as it opens, with an hour left to pick the goods. */
    public static List<PickupWindow> of(OpeningTimes times, Instant now) {
        var windows = new ArrayList<PickupWindow>();
        LocalDate today = LocalDate.ofInstant(now, Document.ZONE);
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = today.plusDays(i);
            times.on(day).ifPresent(hours -> windows.addAll(of(day, hours)));
        }
        return windows.stream().filter(window -> window.to().isAfter(now.plus(SHORTEST))).toList();
    }

    private static List<PickupWindow> of(LocalDate day, Hours hours) {
        var windows = new ArrayList<PickupWindow>();
        LocalTime from = hours.opens();
        for (LocalTime cut : CUTS) {
            if (!cut.isBefore(from.plus(SHORTEST)) && !hours.closes().isBefore(cut.plus(SHORTEST))) {
                windows.add(new PickupWindow(day, from, cut, hours.closes()));
                from = cut;
            }
        }
        windows.add(new PickupWindow(day, from, hours.closes(), hours.closes()));
        return windows;
    }

    static Optional<PickupWindow> named(String name, List<PickupWindow> windows) {
        return windows.stream().filter(window -> window.name().equals(name)).findFirst();
    }

    /** As forms and the API say it: {@code 2026-11-23T16:00}. */
    public String name() {
        return day + "T" + TIME.format(opens);
    }

    public String hours() {
        return TIME.format(opens) + "–" + TIME.format(closes);
    }

    Instant from() {
        return day.atTime(opens).atZone(Document.ZONE).toInstant();
    }

    Instant to() {
        return day.atTime(closes).atZone(Document.ZONE).toInstant();
    }

    /** The pick-up deadline: the goods stay until the store closes that day. */
    Instant keptUntil() {
        return day.atTime(storeCloses).atZone(Document.ZONE).toInstant();
    }
}
