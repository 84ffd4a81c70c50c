package shangui.counter;

import io.micronaut.core.annotation.Nullable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * When a store is open, in Asia/Shanghai.
 *
 * @param week       a weekday that is not in it is not one it opens on
 * @param closedDays days on which it stays closed nevertheless, earliest first
 */
public record OpeningTimes(Map<DayOfWeek, Hours> week, List<ClosedDay> closedDays) {

    public static final OpeningTimes NEVER = new OpeningTimes(Map.of(), List.of());

    /** From when to when on one day. */
    public record Hours(LocalTime opens, LocalTime closes) {

        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

        public Hours {
            if (!closes.isAfter(opens)) {
                throw new IllegalArgumentException("a store closes after it opens: " + opens + " to " + closes);
            }
        }

        /** {@code 08:00–21:30}. */
        @Override
        public String toString() {
            return TIME.format(opens) + "–" + TIME.format(closes);
        }
    }

    /** Weekdays in a row with the same hours. @param hours null where it is closed on them */
    public record Part(DayOfWeek first, DayOfWeek last, @Nullable Hours hours) {

        public boolean everyDay() {
            return first == DayOfWeek.MONDAY && last == DayOfWeek.SUNDAY;
        }
    }

    /** Its hours on a day; empty when it stays closed. */
    public Optional<Hours> on(LocalDate day) {
        return closed(day).isPresent() ? Optional.empty() : Optional.ofNullable(week.get(day.getDayOfWeek()));
    }

    /** The whole week, Monday first. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            Hours hours = week.get(day);
            if (!parts.isEmpty() && Objects.equals(parts.getLast().hours(), hours)) {
                parts.set(parts.size() - 1, new Part(parts.getLast().first(), day, hours));
            } else {
                parts.add(new Part(day, day, hours));
            }
        }
        return parts;
    }

    /** That day, if it is one it stays closed on. */
    Optional<ClosedDay> closed(LocalDate day) {
        return closedDays.stream().filter(closed -> closed.day().equals(day)).findFirst();
    }
}
