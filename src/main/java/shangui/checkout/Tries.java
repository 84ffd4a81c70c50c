package shangui.checkout;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;

/** Counts guesses, so that nobody can try phones or numbers one after another. Kept in memory: each instance counts its own. */
@Singleton
class Tries {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST = 10;
    private static final int MOST_NAMES = 50_000;

    private final ConcurrentHashMap<String, Count> counts = new ConcurrentHashMap<>();
    private final Clock clock;

    Tries(Clock clock) {
        this.clock = clock;
    }

    private record Count(Instant since, int tries) {}

    /** Counts one more; false when that is too many. */
    boolean allow(String name) {
        Instant now = clock.instant();
        if (counts.size() > MOST_NAMES) {
            counts.values().removeIf(count -> over(count, now));
        }
        return counts.merge(name, new Count(now, 1), (before, one) -> over(before, now) ? one : new Count(before.since, before.tries + 1)).tries <= MOST;
    }

    private static boolean over(Count count, Instant now) {
        return Duration.between(count.since, now).abs().compareTo(WINDOW) > 0;
    }
}
