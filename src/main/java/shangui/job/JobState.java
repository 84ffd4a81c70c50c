package shangui.job;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import shangui.job.JobRepository.Last;

/**
 * How a job stands.
 *
 * @param once      by the clock, once among all instances; else again and again in each
 * @param every     between two runs of one that runs again and again, else null
 * @param took      the last run that ended, or null
 * @param done      how many things it did, where the job counts
 * @param error     of the last run, if it failed
 * @param nextAt    when it is due next
 * @param asked     somebody wants it run now, and it has not begun
 */
public record JobState(String name, State state, boolean once, @Nullable Duration every, @Nullable Instant startedAt, @Nullable Instant endedWellAt,
                       @Nullable Duration took, @Nullable Long done, @Nullable String error, Instant nextAt, boolean asked) {

    /** LATE: it should have run and did not. CUT_OFF: it began and its instance died. */
    public enum State { FAILED, CUT_OFF, LATE, RUNNING, NEVER, WELL }

    static JobState of(KnownJob job, Last last, Instant now) {
        boolean ended = last.endedAt() != null && last.startedAt() != null && !last.endedAt().isBefore(last.startedAt());
        return new JobState(job.name(), state(job, last, ended, now), job.when() instanceof When.ByTheClock, job.when() instanceof When.Again(Duration every) ? every : null,
            last.startedAt(), last.endedWellAt(), ended ? Duration.between(last.startedAt(), last.endedAt()) : null, ended ? last.done() : null,
            ended ? last.error() : null, job.when().next(now), last.asked());
    }

    private static State state(KnownJob job, Last last, boolean ended, Instant now) {
        if (last.runningUntil() != null && last.runningUntil().isAfter(now)) {
            return State.RUNNING;
        }
        if (job.when().late(last.startedAt() == null ? last.knownSince() : last.startedAt(), now)) {
            return State.LATE;
        }
        if (last.startedAt() == null) {
            return State.NEVER;
        }
        return !ended ? State.CUT_OFF : last.error() != null ? State.FAILED : State.WELL;
    }

    /** Somebody has to look. */
    public boolean troubled() {
        return state == State.FAILED || state == State.CUT_OFF || state == State.LATE;
    }
}
