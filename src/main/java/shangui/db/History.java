package shangui.db;

import java.time.Instant;

/**
 * A run of the past as one thread at a time tells it: its own now, which only ever goes forward, and ids made as of then, of a
 * node of its own so that several may be told at once.
 */
public class History {

    private final int node;
    private Instant now;
    private long last;

    /** @param node 0 to 1023; each history told at the same time has its own */
    public History(int node, Instant from) {
        this.node = node;
        this.now = from;
    }

    public Instant now() {
        return now;
    }

    /** What is told from here on happened then. Never earlier than what was told before. */
    public void goTo(Instant moment) {
        if (moment.isBefore(now)) {
            throw new IllegalArgumentException("told at " + now + ", so not at " + moment);
        }
        now = moment;
    }

    long nextId() {
        last = Ids.after(last, now.toEpochMilli(), node);
        return last;
    }
}
