package shangui.job;

import io.micronaut.scheduling.cron.CronExpression;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** When a job is due. */
public sealed interface When {

    /** So much later than it was due it is late. */
    Duration GRACE = Duration.ofMinutes(10);

    /** When it is due next, after this moment; for one that runs again and again, about when. */
    Instant next(Instant moment);

    /** Whether it should have run since it last ended (or was first known) and did not. */
    boolean late(Instant lastRun, Instant now);

    /** At certain times, once among all instances. */
    record ByTheClock(String cron, ZoneId zone) implements When {

        private static final Duration FIRES_WITHIN = Duration.ofMinutes(5);

        @Override
        public Instant next(Instant moment) {
            return CronExpression.create(cron).nextTimeAfter(moment.atZone(zone)).toInstant();
        }

        @Override
        public boolean late(Instant lastRun, Instant now) {
            return next(lastRun).plus(GRACE).isBefore(now);
        }

        /** The time that a run starting now is for: the last one just gone by. */
        Instant due(Instant now) {
            Instant due = now;
            for (Instant time = next(now.minus(FIRES_WITHIN)); !time.isAfter(now); time = next(time)) {
                due = time;
            }
            return due;
        }
    }

    /** So long after it last ended, in every instance. */
    record Again(Duration every) implements When {

        private static final int RUNS_MISSED = 3;

        @Override
        public Instant next(Instant moment) {
            return moment.plus(every);
        }

        @Override
        public boolean late(Instant lastRun, Instant now) {
            return lastRun.plus(every.multipliedBy(RUNS_MISSED)).plus(GRACE).isBefore(now);
        }
    }
}
