package shangui.testing;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.scheduling.processor.ScheduledMethodProcessor;
import jakarta.inject.Singleton;

/** Nothing runs by itself under test: a test calls what a schedule would, when its clock says so. */
@Singleton
@Replaces(ScheduledMethodProcessor.class)
class NoJobs {}
