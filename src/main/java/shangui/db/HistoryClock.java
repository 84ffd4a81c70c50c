package shangui.db;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Now; except for a thread that tells a {@link History}: for it, it is then. Only the sample world has a past to tell.
 */
public class HistoryClock extends Clock {

    private final Clock present;
    private final ThreadLocal<History> told = new ThreadLocal<>();

    public HistoryClock(Clock present) {
        this.present = present;
    }

    /** Does the work in a history: all it reads of the time, and the ids it makes, are of then. */
    public <T> T during(History history, Supplier<T> work) {
        told.set(history);
        try {
            return work.get();
        } finally {
            told.remove();
        }
    }

    Optional<History> told() {
        return Optional.ofNullable(told.get());
    }

    @Override
    public Instant instant() {
        History history = told.get();
        return history == null ? present.instant() : history.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
