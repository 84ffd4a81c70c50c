package shangui.job;

import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.Duration;
import shangui.db.Job;

/** Runs what people ask for, and lets runs go that have been kept long enough. */
@Job
class JobLogJob {

    private static final Duration KEPT = Duration.ofDays(90);

    private final JobRunner runner;
    private final JobRepository log;
    private final Clock clock;

    JobLogJob(JobRunner runner, JobRepository log, Clock clock) {
        this.runner = runner;
        this.log = log;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "2s", initialDelay = "2s")
    int runAsked() {
        return runner.runAsked();
    }

    @Scheduled(cron = "0 10 3 * * ?", zoneId = "Asia/Shanghai")
    int forgetOld() {
        return log.deleteOlderThan(clock.instant().minus(KEPT));
    }
}
