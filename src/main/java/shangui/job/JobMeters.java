package shangui.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/**
 * {@code shangui_job_success_age_seconds} since each job last ran well in any instance, or was first known; and
 * {@code shangui_job_trouble}, 1 where somebody has to look.
 */
@Singleton
class JobMeters {

    private final Jobs jobs;
    private final JobRepository log;
    private final Clock clock;
    private final MeterRegistry meters;

    JobMeters(Jobs jobs, JobRepository log, Clock clock, MeterRegistry meters) {
        this.jobs = jobs;
        this.log = log;
        this.clock = clock;
        this.meters = meters;
    }

    @EventListener
    void register(ServerStartupEvent event) {
        jobs.names().forEach(this::register);
    }

    private void register(String name) {
        Gauge.builder("shangui.job.success.age", () -> age(name)).tag("job", name).baseUnit("seconds").description("Since a job last ran well").register(meters);
        Gauge.builder("shangui.job.trouble", () -> trouble(name)).tag("job", name).description("1 where a job failed or is late").register(meters);
    }

    private Number age(String name) {
        return log.last(name).map(last -> Duration.between(last.endedWellAt() == null ? last.knownSince() : last.endedWellAt(), clock.instant()).toSeconds()).orElse(null);
    }

    private Number trouble(String name) {
        return jobs.find(name).map(job -> job.troubled() ? 1 : 0).orElse(null);
    }
}
