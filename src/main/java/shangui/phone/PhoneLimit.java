package shangui.phone;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.db.Sha256;
import shangui.db.Statements;
import shangui.db.TryCounts;
import shangui.db.TryCounts.Count;

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

    private final TryCounts counts;

    PhoneLimit(Statements statements, Clock clock) {
        this.counts = new TryCounts(statements, clock, "phone_try");
    }

    /** Counts one more of each; false when one of them is too many, and the caller is to roll back. */
    public boolean allow(Map<Kind, String> asked) {
        Map<Kind, byte[]> who = asked.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> hash(entry.getKey() + " " + entry.getValue())));
        var counted = counts.addOne(who.entrySet().stream().map(entry -> new Count(entry.getValue(), entry.getKey().within)).toList());
        return who.entrySet().stream().allMatch(entry -> counted.get(ByteBuffer.wrap(entry.getValue())).tries() <= entry.getKey().most);
    }

    /** Forgets counts that are over. Answers how many. */
    public int deleteOld() {
        return counts.deleteOld();
    }

    private static byte[] hash(String who) {
        return Sha256.of(who.getBytes(StandardCharsets.UTF_8));
    }
}
