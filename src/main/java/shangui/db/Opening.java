package shangui.db;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether the shop is open. What has to be done first, filling an empty database with the sample world, keeps it closed: requests
 * are told how long, and jobs do nothing.
 */
@Singleton
public class Opening {

    private volatile Wait wait;

    /** @param percent of the work that is done @param left about so much longer, null while nobody can tell */
    public record Wait(int percent, Duration left) {}

    /** Closed until {@link #open}; said again with every bit of progress. */
    public void closed(Wait wait) {
        this.wait = wait;
    }

    public void open() {
        wait = null;
    }

    /** Empty when the shop is open. */
    public Optional<Wait> waiting() {
        return Optional.ofNullable(wait);
    }
}
