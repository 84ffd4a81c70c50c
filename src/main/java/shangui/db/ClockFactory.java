package shangui.db;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The one source of now, to the microsecond the database keeps. */
@Factory
class ClockFactory {

    @Singleton
    HistoryClock clock() {
        return new HistoryClock(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)));
    }
}
