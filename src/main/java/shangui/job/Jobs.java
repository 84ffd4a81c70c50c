package shangui.job;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.job.JobRepository.Last;

/** The jobs of this Shangui, how they stand and what they did. */
@Singleton
public class Jobs {

    private final JobRegistry registry;
    private final JobRepository log;
    private final Clock clock;

    Jobs(JobRegistry registry, JobRepository log, Clock clock) {
        this.registry = registry;
        this.log = log;
        this.clock = clock;
    }

    /** Names of all, in order. */
    public List<String> names() {
        return registry.jobs().stream().map(KnownJob::name).toList();
    }

    /** Those that somebody has to look at first, then by name. */
    public List<JobState> list() {
        Instant now = clock.instant();
        Map<String, Last> lasts = log.lasts().stream().collect(Collectors.toMap(Last::job, Function.identity()));
        return registry.jobs().stream().filter(job -> lasts.containsKey(job.name())).map(job -> JobState.of(job, lasts.get(job.name()), now))
            .sorted(Comparator.comparing((JobState job) -> !job.troubled()).thenComparing(JobState::name)).toList();
    }

    /** Empty for a job there is not. */
    public Optional<JobState> find(String name) {
        return registry.find(name).flatMap(job -> log.last(name).map(last -> JobState.of(job, last, clock.instant())));
    }

    /** Newest first. @param job all jobs' where null; @param most how many */
    public List<Run> runs(@Nullable String job, long before, int most) {
        return log.runs(job, before, most);
    }

    /** It is run within seconds by an instance that runs jobs; asked for again before that, it is run once. In the caller's transaction. */
    public void ask(String name, long accountId) {
        log.ask(name, accountId, clock.instant());
    }
}
