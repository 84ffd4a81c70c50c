package shangui.counter;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.counter.OpeningTimes.Hours;
import shangui.counter.OpeningTimes.Part;

class OpeningTimesTest {

    private static final Hours LONG = new Hours(LocalTime.of(8, 0), LocalTime.of(21, 30));
    private static final Hours SHORT = new Hours(LocalTime.of(9, 0), LocalTime.of(18, 0));
    private static final LocalDate SPRING_FESTIVAL = LocalDate.parse("2027-02-06");

    private final OpeningTimes times = new OpeningTimes(Map.of(MONDAY, LONG, TUESDAY, LONG, THURSDAY, LONG, FRIDAY, LONG, SATURDAY, SHORT),
        List.of(new ClosedDay(SPRING_FESTIVAL, "春节", "Spring Festival")));

    @Test
    void aStoreIsOpenByWeekdayAndClosedOnItsClosedDays() {
        assertThat(times.on(LocalDate.parse("2027-01-30"))).as("a Saturday").contains(SHORT);
        assertThat(times.on(SPRING_FESTIVAL)).as("another Saturday").isEmpty();
        assertThat(times.on(LocalDate.parse("2027-01-31"))).as("a Sunday").isEmpty();
    }

    @Test
    void daysInARowWithTheSameHoursAreOnePart() {
        assertThat(times.parts()).containsExactly(new Part(MONDAY, TUESDAY, LONG), new Part(WEDNESDAY, WEDNESDAY, null),
            new Part(THURSDAY, FRIDAY, LONG), new Part(SATURDAY, SATURDAY, SHORT), new Part(SUNDAY, SUNDAY, null));
        assertThat(new OpeningTimes(everyDay(), List.of()).parts()).singleElement().matches(Part::everyDay);
    }

    @Test
    void aStoreClosesAfterItOpens() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Hours(LocalTime.NOON, LocalTime.NOON));
    }

    private static Map<DayOfWeek, Hours> everyDay() {
        var week = new EnumMap<DayOfWeek, Hours>(DayOfWeek.class);
        List.of(DayOfWeek.values()).forEach(day -> week.put(day, LONG));
        return week;
    }
}
