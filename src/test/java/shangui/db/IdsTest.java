package shangui.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void growEvenWhenTheClockGoesBack() {
        var now = new AtomicLong(NOW.toEpochMilli());
        var ids = new Ids(clockOf(now), 3);
        long before = ids.next();
        now.addAndGet(-60_000);
        assertThat(ids.next()).isGreaterThan(before);
        now.addAndGet(-400L * 365 * 86_400_000);
        assertThat(ids.next()).isGreaterThan(before + 1);
    }

    @Test
    void borrowFromTheNextMillisecondAndKeepTheirNode() {
        var ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC), 1023);
        long last = 0;
        for (int i = 0; i < 10_000; i++) {
            long id = ids.next();
            assertThat(id).isGreaterThan(last);
            assertThat(nodeOf(id)).isEqualTo(1023);
            last = id;
        }
        assertThat(millisecondOf(last)).isEqualTo(NOW.toEpochMilli() + 2);
    }

    @Test
    void tellTheirMillisecond() {
        assertThat(millisecondOf(new Ids(Clock.fixed(NOW, ZoneOffset.UTC), 0).next())).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void arePositiveBeforeTheirEpochAndLongAfter() {
        assertThat(new Ids(Clock.fixed(Instant.parse("1999-01-01T00:00:00Z"), ZoneOffset.UTC), 0).next()).isPositive();
        assertThat(new Ids(Clock.fixed(Instant.parse("2089-01-01T00:00:00Z"), ZoneOffset.UTC), 1023).next()).isPositive();
    }

    @Test
    void areDifferentForEveryoneWhoAsksAtOnce() {
        var ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC), 7);
        var seen = ConcurrentHashMap.<Long>newKeySet();
        IntStream.range(0, 100_000).parallel().forEach(i -> seen.add(ids.next()));
        assertThat(seen).hasSize(100_000);
    }

    @Test
    void areOfThenInAHistoryAndOfNowBesideIt() {
        var clock = new HistoryClock(Clock.fixed(NOW, ZoneOffset.UTC));
        var ids = new Ids(clock, 7);
        var history = new History(9, Instant.parse("2026-05-01T00:00:00Z"));
        long first = clock.during(history, ids::next);
        long second = clock.during(history, () -> {
            history.goTo(Instant.parse("2026-05-02T00:00:00Z"));
            return ids.next();
        });
        assertThat(List.of(millisecondOf(first), millisecondOf(second))).containsExactly(
            Instant.parse("2026-05-01T00:00:00Z").toEpochMilli(), Instant.parse("2026-05-02T00:00:00Z").toEpochMilli());
        assertThat(nodeOf(second)).isEqualTo(9);
        assertThat(millisecondOf(ids.next())).isEqualTo(NOW.toEpochMilli());
        assertThatIllegalArgumentException().isThrownBy(() -> history.goTo(Instant.parse("2026-05-01T00:00:00Z")));
    }

    @Test
    void refuseANodeThatDoesNotFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ids(Clock.systemUTC(), 1024)).withMessageContaining("shangui.node");
        assertThatIllegalArgumentException().isThrownBy(() -> new Ids(Clock.systemUTC(), -1));
    }

    private static long millisecondOf(long id) {
        return (id >> 22) + Ids.EPOCH;
    }

    private static long nodeOf(long id) {
        return id >> 12 & 1023;
    }

    private static Clock clockOf(AtomicLong now) {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(now.get());
            }
        };
    }
}
