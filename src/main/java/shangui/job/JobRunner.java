package shangui.job;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.TaskScheduler;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.db.Opening;
import shangui.job.JobRepository.Asked;

/**
 * Runs what is due once the server is up, and writes down that it ran. What is due by the clock is claimed first: one conditional
 * update says which instance runs it, whatever their clocks say, and that it has not been run since it was due. No lock of a
 * library's is needed beside that row. What runs again and again runs in each instance; such work shares itself out row by row
 * (conditional updates, {@code SKIP LOCKED}) or is each instance's own, as the shelf in its memory.
 */
@Singleton
class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    /** Quick runs of so long are told together. */
    private static final Duration TOLD_TOGETHER = Duration.ofMinutes(1);

    private final JobRegistry registry;
    private final JobRepository log;
    private final Opening opening;
    private final TaskScheduler scheduler;
    private final BeanContext beans;
    private final Clock clock;
    private final boolean on;
    private final List<ScheduledFuture<?>> scheduled = new CopyOnWriteArrayList<>();
    private final Map<String, Run> untold = new ConcurrentHashMap<>();

    JobRunner(JobRegistry registry, JobRepository log, Opening opening, TaskScheduler scheduler, BeanContext beans, Clock clock,
              @Property(name = "shangui.jobs", defaultValue = "true") boolean on) {
        this.registry = registry;
        this.log = log;
        this.opening = opening;
        this.scheduler = scheduler;
        this.beans = beans;
        this.clock = clock;
        this.on = on;
    }

    /** Where jobs are off they are known all the same: that nobody runs them is told then. */
    @EventListener
    void start(ServerStartupEvent event) {
        registry.jobs().forEach(job -> log.know(job.name(), clock.instant()));
        registry.others().forEach(other -> schedule(other, () -> other.method().invoke(beans.getBean(other.bean()))));
        if (on) {
            registry.jobs().forEach(job -> schedule(job, () -> runDue(job)));
        }
    }

    @PreDestroy
    void stop() {
        scheduled.forEach(future -> future.cancel(false));
    }

    /** What is scheduled must throw nothing, or it would not be run again. */
    private void schedule(KnownJob job, Runnable work) {
        Runnable guarded = () -> {
            try {
                work.run();
            } catch (RuntimeException fault) {
                LOG.error("{} was not run", job.name(), fault);
            }
        };
        scheduled.add(switch (job.when()) {
            case When.ByTheClock(String cron, var zone) -> scheduler.schedule(cron, zone.getId(), guarded);
            case When.Again(Duration every) -> scheduler.scheduleWithFixedDelay(job.first(), every, guarded);
        });
    }

    /** Now that its time has come. Until the shop is open nothing is: what jobs would find before that is half done. */
    void runDue(KnownJob job) {
        if (opening.waiting().isPresent()) {
            return;
        }
        Instant now = clock.instant();
        switch (job.when()) {
            case When.ByTheClock when -> {
                if (log.claim(job.name(), when.due(now), now)) {
                    log.end(run(job, now, null));
                }
            }
            case When.Again again -> gather(run(job, now, null));
        }
    }

    /** Runs what somebody asked for and nobody has begun. Answers how many. */
    int runAsked() {
        return (int) log.asked().stream().filter(asked -> registry.find(asked.job()).isPresent()).filter(this::runAsked).count();
    }

    private boolean runAsked(Asked asked) {
        Instant now = clock.instant();
        boolean ours = log.claim(asked, now);
        if (ours) {
            log.end(run(registry.find(asked.job()).orElseThrow(), now, asked.accountId()));
        }
        return ours;
    }

    private Run run(KnownJob job, Instant startedAt, @Nullable Long askedBy) {
        try {
            Object done = job.method().invoke(beans.getBean(job.bean()));
            return new Run(0, job.name(), 1, startedAt, clock.instant(), done instanceof Number number ? number.longValue() : null, null, askedBy);
        } catch (RuntimeException fault) {
            LOG.error("{} failed", job.name(), fault);
            return new Run(0, job.name(), 1, startedAt, clock.instant(), null, JobRepository.error(fault), askedBy);
        }
    }

    /** Told once a minute, and at once when it begins to fail or to go well again. */
    private void gather(Run run) {
        Run before = untold.get(run.job());
        Run all = before == null ? run : before.and(run);
        boolean changed = before == null || (before.error() == null) != (run.error() == null);
        if (changed || !run.endedAt().isBefore(all.startedAt().plus(TOLD_TOGETHER))) {
            log.tell(all, run.startedAt());
            untold.put(run.job(), new Run(0, run.job(), 1, run.endedAt(), run.endedAt(), null, run.error(), null));
        } else {
            untold.put(run.job(), all);
        }
    }
}
