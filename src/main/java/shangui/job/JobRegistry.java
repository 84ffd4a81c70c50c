package shangui.job;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.processor.ExecutableMethodProcessor;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.scheduling.processor.ScheduledMethodProcessor;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import shangui.db.Job;

/** Gathers what is scheduled, in place of the framework's own processor, which would run it without a word to us. */
@Singleton
@Replaces(ScheduledMethodProcessor.class)
class JobRegistry implements ExecutableMethodProcessor<Scheduled> {

    private final ConversionService conversions;
    private final List<KnownJob> jobs = new CopyOnWriteArrayList<>();
    private final List<KnownJob> others = new CopyOnWriteArrayList<>();

    JobRegistry(ConversionService conversions) {
        this.conversions = conversions;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void process(BeanDefinition<?> bean, ExecutableMethod<?, ?> method) {
        var known = new KnownJob(KnownJob.nameOf(bean.getBeanType(), method.getMethodName()), when(method),
            duration(method, "initialDelay").orElse(Duration.ZERO), bean, (ExecutableMethod<Object, Object>) method);
        (bean.hasStereotype(Job.class) ? jobs : others).add(known);
    }

    /** By name. */
    List<KnownJob> jobs() {
        return jobs.stream().sorted(Comparator.comparing(KnownJob::name)).toList();
    }

    /** What the framework and its libraries do now and then: run, and not written down. */
    List<KnownJob> others() {
        return others;
    }

    Optional<KnownJob> find(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findFirst();
    }

    private When when(ExecutableMethod<?, ?> method) {
        String cron = method.stringValue(Scheduled.class, "cron").orElse("");
        return cron.isEmpty() ? new When.Again(duration(method, "fixedDelay").or(() -> duration(method, "fixedRate")).orElseThrow())
            : new When.ByTheClock(cron, ZoneId.of(method.stringValue(Scheduled.class, "zoneId").filter(zone -> !zone.isEmpty()).orElse("UTC")));
    }

    private Optional<Duration> duration(ExecutableMethod<?, ?> method, String member) {
        return method.stringValue(Scheduled.class, member).filter(text -> !text.isEmpty()).flatMap(text -> conversions.convert(text, Duration.class));
    }
}
