package shangui.counter;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shangui.counter.OpeningTimes.Hours;
import shangui.user.History;

/**
 * What of a store can be written and changed.
 *
 * @param supermarketId where it is new
 * @param place         its latitude and longitude in degrees, see {@link Point#parse}; null where they are not known
 * @param hours         a weekday without times is one it stays closed on; a weekday that is not named stays as it is
 */
@Introspected
record StoreForm(@Nullable Long supermarketId, @NotBlank @Size(max = 80) String name, @NotBlank @Size(max = 120) String nameEn,
                 @NotBlank @Size(max = 40) String district, @NotBlank @Size(max = 120) String address, @NotBlank @Size(max = 160) String addressEn,
                 @Nullable @Size(max = 60) String place, @Valid @Size(max = 7) List<Day> hours, @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {

    @Introspected
    record Day(@NotNull DayOfWeek weekday, @Nullable LocalTime opens, @Nullable LocalTime closes) {

        boolean isRight() {
            return opens == null ? closes == null : closes != null && closes.isAfter(opens);
        }

        @Nullable
        Hours hours() {
            return opens == null ? null : new Hours(opens, closes);
        }
    }

    /** A store with its week, as one thing that is read, changed and told of. */
    record Kept(String name, String nameEn, String district, String address, String addressEn, @Nullable Point place, @Nullable Hours monday, @Nullable Hours tuesday,
                @Nullable Hours wednesday, @Nullable Hours thursday, @Nullable Hours friday, @Nullable Hours saturday, @Nullable Hours sunday) {

        static Kept of(Store store, @Nullable Point place, Map<DayOfWeek, Hours> week) {
            return new Kept(store.name(), store.nameEn(), store.district(), store.address(), store.addressEn(), place, week.get(DayOfWeek.MONDAY),
                week.get(DayOfWeek.TUESDAY), week.get(DayOfWeek.WEDNESDAY), week.get(DayOfWeek.THURSDAY), week.get(DayOfWeek.FRIDAY),
                week.get(DayOfWeek.SATURDAY), week.get(DayOfWeek.SUNDAY));
        }
    }

    Store store(long id, long ofSupermarket) {
        return new Store(id, ofSupermarket, name, nameEn, district, address, addressEn);
    }

    /** Null where it is not known. */
    @Nullable
    Point point() {
        return place == null ? null : Point.parse(place).orElse(null);
    }

    /** Whether what was written as its place is none. */
    boolean isNowhere() {
        return place != null && point() == null;
    }

    /** The first row whose times cannot be. */
    OptionalInt wrongRow() {
        return IntStream.range(0, hours.size()).filter(row -> !hours.get(row).isRight()).findFirst();
    }

    Map<DayOfWeek, Optional<Hours>> week() {
        return hours.stream().collect(Collectors.toMap(Day::weekday, day -> Optional.ofNullable(day.hours()), (first, last) -> last));
    }
}
