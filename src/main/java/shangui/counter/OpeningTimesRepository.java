package shangui.counter;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.counter.OpeningTimes.Hours;
import shangui.db.Statements;

/** Hours and closed days of stores. */
@Singleton
public class OpeningTimesRepository {

    private record HoursRow(long storeId, DayOfWeek day, Hours hours) {}

    private record ClosedRow(long storeId, ClosedDay day) {}

    private final Statements statements;

    OpeningTimesRepository(Statements statements) {
        this.statements = statements;
    }

    public OpeningTimes of(long storeId) {
        return times(storeId).getOrDefault(storeId, OpeningTimes.NEVER);
    }

    /** Of every store, by store. */
    public Map<Long, OpeningTimes> all() {
        return times(null);
    }

    /** On these weekdays from now on; {@code null} hours: not any more. */
    public void open(long storeId, @Nullable Hours hours, DayOfWeek... days) {
        for (DayOfWeek day : days) {
            if (hours == null) {
                statements.update("DELETE FROM store_hours WHERE store_id = ? AND weekday = ?", storeId, day.getValue());
            } else {
                statements.update("""
                    INSERT INTO store_hours (store_id, weekday, opens_at, closes_at)
                    VALUES (?, ?, ?, ?)
                        ON DUPLICATE KEY UPDATE opens_at = VALUES(opens_at), closes_at = VALUES(closes_at)
                    """, storeId, day.getValue(), hours.opens().toString(), hours.closes().toString());
            }
        }
    }

    /** On every day of the week from now on. */
    public void openDaily(long storeId, LocalTime opens, LocalTime closes) {
        open(storeId, new Hours(opens, closes), DayOfWeek.values());
    }

    /** Answers whether it was not closed that day before. */
    boolean close(long storeId, ClosedDay day) {
        return statements.update("""
            INSERT INTO closed_day (store_id, day, note, note_en)
            SELECT ?, ?, ?, ?
              FROM store
             WHERE id = ?
               AND NOT EXISTS (SELECT 1 FROM closed_day WHERE store_id = ? AND day = ?)
            """, storeId, day.day(), day.note(), day.noteEn(), storeId, storeId, day.day()) == 1;
    }

    void reopen(long storeId, LocalDate day) {
        statements.update("DELETE FROM closed_day WHERE store_id = ? AND day = ?", storeId, day);
    }

    private Map<Long, OpeningTimes> times(@Nullable Long storeId) {
        Map<Long, Map<DayOfWeek, Hours>> weeks = statements.list("""
            SELECT store_id, weekday, opens_at, closes_at
              FROM store_hours
             WHERE ? IS NULL OR store_id = ?
            """, row -> new HoursRow(row.getLong("store_id"), DayOfWeek.of(row.getInt("weekday")),
                new Hours(row.getObject("opens_at", LocalTime.class), row.getObject("closes_at", LocalTime.class))), storeId, storeId)
            .stream().collect(Collectors.groupingBy(HoursRow::storeId, Collectors.toMap(HoursRow::day, HoursRow::hours)));
        Map<Long, List<ClosedDay>> closed = statements.list("""
            SELECT store_id, day, note, note_en
              FROM closed_day
             WHERE ? IS NULL OR store_id = ?
             ORDER BY day
            """, row -> new ClosedRow(row.getLong("store_id"), new ClosedDay(row.getObject("day", LocalDate.class), row.getString("note"), row.getString("note_en"))),
            storeId, storeId).stream().collect(Collectors.groupingBy(ClosedRow::storeId, Collectors.mapping(ClosedRow::day, Collectors.toList())));
        return Stream.concat(weeks.keySet().stream(), closed.keySet().stream()).distinct()
            .collect(Collectors.toMap(Function.identity(), id -> new OpeningTimes(weeks.getOrDefault(id, Map.of()), closed.getOrDefault(id, List.of()))));
    }
}
