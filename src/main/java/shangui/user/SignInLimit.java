package shangui.user;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts failed sign-ins by name and by address over a quarter of an hour; above the limit nobody is asked any more. */
@Singleton
class SignInLimit {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_NAME = 10;
    private static final int PER_ADDRESS = 100;
    private static final int MOST_REMEMBERED = 20_000;

    private final Clock clock;
    private final Map<String, ArrayDeque<Instant>> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Instant>> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    SignInLimit(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isReached(String username, String address) {
        return recent("name " + username) >= PER_NAME || recent("address " + address) >= PER_ADDRESS;
    }

    synchronized void failed(String username, String address) {
        failures.computeIfAbsent("name " + username, any -> new ArrayDeque<>()).add(clock.instant());
        failures.computeIfAbsent("address " + address, any -> new ArrayDeque<>()).add(clock.instant());
    }

    synchronized void succeeded(String username) {
        failures.remove("name " + username);
    }

    private int recent(String who) {
        var moments = failures.get(who);
        if (moments == null) {
            return 0;
        }
        var since = clock.instant().minus(WINDOW);
        while (!moments.isEmpty() && moments.peekFirst().isBefore(since)) {
            moments.removeFirst();
        }
        return moments.size();
    }
}
