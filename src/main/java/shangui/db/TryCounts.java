package shangui.db;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Counts how often something was tried, in a table of {@code who} (a digest), {@code tries} and {@code ends_at}. The rows are the
 * caller's transaction's, locked until it ends: of two that come at once the second sees the first.
 */
public final class TryCounts {

    /** @param who a digest; @param within how long a count goes on, from its first try */
    public record Count(byte[] who, Duration within) {}

    /** @param endsAt when it begins anew */
    public record Counted(int tries, Instant endsAt) {}

    private final Statements statements;
    private final Clock clock;
    private final String table;

    public TryCounts(Statements statements, Clock clock, String table) {
        this.statements = statements;
        this.clock = clock;
        this.table = table;
    }

    /**
     * One more of each, taken in the order of their digests, as everybody takes them. The server assigns from left to right:
     * `tries` still sees when the old count ends.
     */
    public Map<ByteBuffer, Counted> addOne(List<Count> counts) {
        Instant now = clock.instant();
        List<Object> parameters = new ArrayList<>();
        counts.stream().sorted(Comparator.comparing(count -> ByteBuffer.wrap(count.who)))
            .forEach(count -> parameters.addAll(List.of(count.who, 1, now.plus(count.within))));
        parameters.addAll(List.of(now, now));
        statements.update("""
            INSERT INTO %s (who, tries, ends_at)
            VALUES %s
                ON DUPLICATE KEY UPDATE tries = IF(ends_at <= ?, 1, tries + 1),
                                        ends_at = IF(ends_at <= ?, VALUES(ends_at), ends_at)
            """.formatted(table, Statements.rows(counts.size(), 3)), parameters.toArray());
        return counted(counts.stream().map(Count::who).toList());
    }

    /** Forgets counts that are over. Answers how many. */
    public int deleteOld() {
        return statements.update("DELETE FROM " + table + " WHERE ends_at < ?", clock.instant());
    }

    private Map<ByteBuffer, Counted> counted(List<byte[]> who) {
        return statements.list("SELECT who, tries, ends_at FROM " + table + " WHERE who IN (" + Statements.places(who.size()) + ")",
                row -> Map.entry(ByteBuffer.wrap(row.getBytes("who")), new Counted(row.getInt("tries"), Statements.instant(row, "ends_at"))), who).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
