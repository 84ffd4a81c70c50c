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
 * a browser's numbers end at 53 bits.
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
        long first = firstOf(Math.max(0, clock.millis() - EPOCH));
        return last.updateAndGet(previous -> Math.max(first, after(previous)));
    }

    private long after(long previous) {
        boolean full = (previous & LAST_IN_SEQUENCE) == LAST_IN_SEQUENCE;
        return full ? firstOf((previous >> NODE_BITS + SEQUENCE_BITS) + 1) : previous + 1;
    }

    private long firstOf(long millisecond) {
        return millisecond << NODE_BITS + SEQUENCE_BITS | node << SEQUENCE_BITS;
    }
}
