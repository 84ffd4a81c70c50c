package shangui.testing;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import shangui.db.HistoryClock;

/** Stands still until told; begins at ten in the morning of 2026-11-23 in Jinhua. */
public class TestClock extends HistoryClock {

    public static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

    private final Hands hands;

    private TestClock(Hands hands) {
        super(hands);
        this.hands = hands;
    }

    public void set(Instant instant) {
        hands.now = instant;
    }

    /** To this moment of the business zone, for example {@code 2026-12-01T00:00}. */
    public void setInJinhua(String localDateTime) {
        set(LocalDateTime.parse(localDateTime).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    }

    public synchronized void advance(Duration duration) {
        set(hands.now.plus(duration));
    }

    private static class Hands extends Clock {

        private volatile Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }

    @Factory
    static class InPlaceOfTheClock {

        @Singleton
        @Replaces(HistoryClock.class)
        TestClock clock() {
            return new TestClock(new Hands());
        }
    }
}
