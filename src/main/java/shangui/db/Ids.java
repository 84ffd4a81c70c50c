package shangui.db;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for rows: 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of sequence. They only ever grow, even when
 * the clock goes back; more than 4,096 within a millisecond borrow from the next one. Strings in JSON, because
 * a browser's numbers end at 53 bits. In a {@link History} they are made as of then.
 */
@Singleton
public class Ids {

    static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final int NODE_BITS = 10;
    private static final int SEQUENCE_BITS = 12;
    private static final long LAST_IN_SEQUENCE = (1 << SEQUENCE_BITS) - 1;

    private final Clock clock;
    private final long node;
    private final AtomicLong last = new AtomicLong();

    /** @param node 0 to 1023, different in each instance that writes to one database; drawn at random when not set */
    Ids(Clock clock, @Nullable @Property(name = "shangui.node") Integer node) {
        this.clock = clock;
        this.node = node == null ? ThreadLocalRandom.current().nextInt(1 << NODE_BITS) : node;
        if (this.node < 0 || this.node >= 1 << NODE_BITS) {
            throw new IllegalArgumentException("shangui.node must be 0 to 1023 and is " + node);
        }
    }

    public long next() {
        if (clock instanceof HistoryClock past && past.told().isPresent()) {
            return past.told().get().nextId();
        }
        long now = clock.millis();
        return last.updateAndGet(previous -> after(previous, now, node));
    }

    /** The id that follows another at a time. */
    static long after(long previous, long epochMillis, long node) {
        boolean full = (previous & LAST_IN_SEQUENCE) == LAST_IN_SEQUENCE;
        long next = full ? firstOf((previous >> NODE_BITS + SEQUENCE_BITS) + 1, node) : previous + 1;
        return Math.max(firstOf(Math.max(0, epochMillis - EPOCH), node), next);
    }

    private static long firstOf(long millisecond, long node) {
        return millisecond << NODE_BITS + SEQUENCE_BITS | node << SEQUENCE_BITS;
    }
}
