package shangui.job;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;

/**
 * A run of a job, or quick ones of a minute together.
 *
 * @param runs    how many
 * @param done    how many things it did, where the job counts
 * @param error   of the last of them, if it failed
 * @param askedBy who wanted it run, or null
 */
public record Run(long id, String job, int runs, Instant startedAt, Instant endedAt, @Nullable Long done, @Nullable String error, @Nullable Long askedBy) {

    public Duration took() {
        return Duration.between(startedAt, endedAt);
    }

    /** With one more that ended after it. */
    Run and(Run next) {
        Long sum = done == null ? next.done : next.done == null ? done : Long.valueOf(done + next.done);
        return new Run(0, job, runs + next.runs, startedAt, next.endedAt, sum, next.error, askedBy);
    }
}
