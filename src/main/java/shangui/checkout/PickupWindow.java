package shangui.checkout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shangui.counter.Store;
import shangui.stock.Document;

/** When a checkout may be collected: some hours of a day on which the store is open. */
public record PickupWindow(LocalDate day, LocalTime opens, LocalTime closes) {

    private static final int DAYS = 3;
    private static final List<LocalTime> CUTS = List.of(LocalTime.of(12, 0), LocalTime.of(16, 0));
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    /** Those one can still choose, soonest first: today, tomorrow and the day after, with an hour left to pick the goods. */
    public static List<PickupWindow> of(Store store, Instant now) {
        var windows = new ArrayList<PickupWindow>();
        LocalDate today = LocalDate.ofInstant(now, Document.ZONE);
        for (int i = 0; i < DAYS; i++) {
            windows.addAll(of(store, today.plusDays(i)));
        }
        return windows.stream().filter(window -> window.to().isAfter(now.plus(SHORTEST))).toList();
    }

    private static List<PickupWindow> of(Store store, LocalDate day) {
        var windows = new ArrayList<PickupWindow>();
        LocalTime from = store.opensAt();
        for (LocalTime cut : CUTS) {
            if (!cut.isBefore(from.plus(SHORTEST)) && !store.closesAt().isBefore(cut.plus(SHORTEST))) {
                windows.add(new PickupWindow(day, from, cut));
                from = cut;
            }
        }
        windows.add(new PickupWindow(day, from, store.closesAt()));
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
    static Instant keptUntil(Store store, LocalDate day) {
        return day.atTime(store.closesAt()).atZone(Document.ZONE).toInstant();
    }
}
