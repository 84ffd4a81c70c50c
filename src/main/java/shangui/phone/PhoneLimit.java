package shangui.phone;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import shangui.db.Sha256;
import shangui.db.Statements;

/**
 * How often a message may be asked for, counted in the database for all instances together. Who is counted is kept as a digest. The
 * counts are rows of the caller's transaction, locked until it ends: of two that come at once the second sees the first.
 */
@Singleton
public class PhoneLimit {

    public enum Kind {
        CODE_OF_PHONE(3, Duration.ofHours(1)),
        CODE_OF_PHONE_A_DAY(6, Duration.ofDays(1)),
        CODE_OF_DEVICE(5, Duration.ofHours(1)),
        /** Many people may sit behind one. */
        CODE_OF_ADDRESS(100, Duration.ofHours(1)),
        NOTICE_OF_PHONE(10, Duration.ofDays(1)),
        NOTICE_OF_DEVICE(10, Duration.ofDays(1)),
        NOTICE_OF_ADDRESS(200, Duration.ofDays(1));

        private final int most;
        private final Duration within;

        Kind(int most, Duration within) {
            this.most = most;
            this.within = within;
        }
    }

    private record Count(Kind kind, byte[] who) {}

    private final Statements statements;
    private final Clock clock;

    PhoneLimit(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** Counts one more of each; false when one of them is too many, and the caller is to roll back. */
    public boolean allow(Map<Kind, String> asked) {
        List<Count> counts = asked.entrySet().stream().map(entry -> new Count(entry.getKey(), hash(entry.getKey() + " " + entry.getValue())))
            .sorted(Comparator.comparing(count -> ByteBuffer.wrap(count.who))).toList();
        addOne(counts);
        return counts.stream().allMatch(count -> statements.list("SELECT tries FROM phone_try WHERE who = ?", row -> row.getInt("tries"), count.who)
            .getFirst() <= count.kind.most);
    }

    /** Forgets counts that are over. Answers how many. */
    public int deleteOld() {
        return statements.update("DELETE FROM phone_try WHERE ends_at < ?", clock.instant());
    }

    /** The server assigns from left to right: `tries` still sees when the old count ends. */
    private void addOne(List<Count> counts) {
        Instant now = clock.instant();
        List<Object> parameters = new ArrayList<>();
        counts.forEach(count -> parameters.addAll(List.of(count.who, 1, now.plus(count.kind.within))));
        parameters.addAll(List.of(now, now));
        statements.update("""
            INSERT INTO phone_try (who, tries, ends_at)
            VALUES %s
                ON DUPLICATE KEY UPDATE tries = IF(ends_at <= ?, 1, tries + 1),
                                        ends_at = IF(ends_at <= ?, VALUES(ends_at), ends_at)
            """.formatted(Statements.rows(counts.size(), 3)), parameters.toArray());
    }

    private static byte[] hash(String who) {
        return Sha256.of(who.getBytes(StandardCharsets.UTF_8));
    }
}
