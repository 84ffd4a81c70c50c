package shangui.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.db.Job;
import shangui.db.Opening;
import shangui.job.JobState.State;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.web.Language;
import shangui.web.Messages;

/** What is due is run once and written down, and what was not run is told. */
@ShopTest(properties = "jobs-test=true")
class JobsTest {

    private static final String NIGHTLY = "trial-nightly";
    private static final String OFTEN = "trial-often";

    @Inject JobRegistry registry;
    @Inject JobRunner runner;
    @Inject Jobs jobs;
    @Inject TrialJob trial;
    @Inject People people;
    @Inject Opening opening;
    @Inject Messages messages;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject RunningShop running;

    @BeforeEach
    void nothingHasRun() {
        opening.open();
        trial.runs.set(0);
        trial.fails = null;
        clock.setInJinhua("2026-11-23T10:00");
        sql.update("DELETE FROM job_run");
        sql.update("UPDATE job SET known_since = ?, started_at = NULL, ended_at = NULL, ended_well_at = NULL, running_until = NULL, done = NULL, error = NULL, "
            + "asked_at = NULL, asked_by = NULL", "2026-11-23 02:00:00");
    }

    @Test
    void whatIsDueByTheClockIsRunOnceAmongAllInstances() {
        clock.setInJinhua("2026-11-24T03:30");
        RunningShop another = RunningShop.start(running.schema(), Map.of("jobs-test", true));
        try {
            TestClock behind = another.context().getBean(TestClock.class);
            behind.setInJinhua("2026-11-24T03:30");
            List<TrialJob> both = List.of(trial, another.context().getBean(TrialJob.class));
            List<JobRunner> runners = List.of(runner, another.context().getBean(JobRunner.class));
            List<JobRegistry> registries = List.of(registry, another.context().getBean(JobRegistry.class));
            Race.run(20, i -> () -> {
                runners.get(i % 2).runDue(registries.get(i % 2).find(NIGHTLY).orElseThrow());
                return null;
            });
            assertThat(both.stream().mapToInt(job -> job.runs.get()).sum()).isEqualTo(1);

            behind.setInJinhua("2026-11-24T03:30:59");
            runners.getLast().runDue(registries.getLast().find(NIGHTLY).orElseThrow());
            assertThat(both.stream().mapToInt(job -> job.runs.get()).sum()).as("a clock a minute behind").isEqualTo(1);
        } finally {
            another.context().close();
        }
        assertThat(jobs.runs(NIGHTLY, Long.MAX_VALUE, 5)).singleElement().satisfies(run -> {
            assertThat(run.done()).isEqualTo(7);
            assertThat(run.error()).isNull();
        });
    }

    @Test
    void aNightInWhichNothingRanIsToldUntilSomebodyRunsIt() {
        clock.setInJinhua("2026-11-24T03:35");
        assertThat(state(NIGHTLY)).isEqualTo(State.NEVER);
        clock.setInJinhua("2026-11-24T03:41");
        assertThat(state(NIGHTLY)).isEqualTo(State.LATE);

        Shop office = people.in(running.visitor(), people.office());
        Response page = office.get("/office/jobs");
        assertThat(page.words("#job-" + NIGHTLY)).contains("trial-nightly", "该跑没跑", "到时间没有运行", "还没有运行过", "2026年11月25日 03:30");
        assertThat(jobs.list()).extracting(JobState::troubled).as("those to look at stand first").isSortedAccordingTo(Comparator.reverseOrder()).contains(true, false);
        Response asked = office.submit(page, "form:has(input[value=" + NIGHTLY + "])", Map.of());
        assertThat(office.follow(asked).words("#job-" + NIGHTLY)).contains("已要求运行");

        assertThat(runner.runAsked()).isEqualTo(1);
        assertThat(runner.runAsked()).as("pressed once, run once").isZero();
        assertThat(state(NIGHTLY)).isEqualTo(State.WELL);
        assertThat(office.get("/office/jobs/runs?job=" + NIGHTLY).words("tbody")).contains(NIGHTLY, "7", people.office().username());
    }

    @Test
    void pressedTwiceIsRunOnceAndAJobThereIsNotIsRefused() {
        Shop office = people.in(running.visitor(), people.office());
        assertThat(office.postJson("/api/v1/office/jobs/runs", Map.of("job", NIGHTLY)).status()).isEqualTo(200);
        assertThat(office.postJson("/api/v1/office/jobs/runs", Map.of("job", NIGHTLY)).status()).isEqualTo(200);
        assertThat(office.postJson("/api/v1/office/jobs/runs", Map.of("job", "no-such-job")).status()).isEqualTo(422);
        runner.runAsked();
        runner.runAsked();
        assertThat(trial.runs).hasValue(1);
        assertThat(office.getJson("/api/v1/office/jobs/runs?job=no-such-job").status()).isEqualTo(404);
    }

    @Test
    void whatFailsSaysWhyAndTheNextNightMendsIt() {
        trial.fails = "第 3 行没有批次";
        clock.setInJinhua("2026-11-24T03:30");
        runner.runDue(registry.find(NIGHTLY).orElseThrow());
        assertThat(state(NIGHTLY)).isEqualTo(State.FAILED);
        assertThat(people.in(running.visitor(), people.office()).get("/office/jobs").words("#job-" + NIGHTLY)).contains("上次失败了", "失败原因：第 3 行没有批次");

        trial.fails = null;
        clock.setInJinhua("2026-11-25T03:30");
        runner.runDue(registry.find(NIGHTLY).orElseThrow());
        assertThat(state(NIGHTLY)).isEqualTo(State.WELL);
        assertThat(jobs.runs(NIGHTLY, Long.MAX_VALUE, 5)).extracting(Run::error).containsExactly(null, "第 3 行没有批次");
    }

    @Test
    void aRunWhoseInstanceDiedIsToldAndDoesNotStandInTheWayForEver() {
        clock.setInJinhua("2026-11-24T03:30");
        sql.update("UPDATE job SET started_at = '2026-11-23 19:30:00', running_until = '2026-11-24 01:30:00' WHERE name = ?", NIGHTLY);
        assertThat(state(NIGHTLY)).isEqualTo(State.RUNNING);
        clock.setInJinhua("2026-11-24T09:31");
        assertThat(state(NIGHTLY)).isEqualTo(State.CUT_OFF);
        clock.setInJinhua("2026-11-25T03:30");
        runner.runDue(registry.find(NIGHTLY).orElseThrow());
        assertThat(state(NIGHTLY)).isEqualTo(State.WELL);
    }

    @Test
    void quickRunsOfAMinuteShareALineIfTheyDidSomethingAndAFailureIsToldAtOnce() {
        KnownJob often = registry.find(OFTEN).orElseThrow();
        for (int second = 0; second <= 130; second += 10) {
            runner.runDue(often);
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(jobs.runs(OFTEN, Long.MAX_VALUE, 9).stream().mapToLong(Run::done).sum()).isGreaterThanOrEqualTo(12);
        assertThat(jobs.runs(OFTEN, Long.MAX_VALUE, 9).size()).isLessThanOrEqualTo(3);
        assertThat(state(OFTEN)).isEqualTo(State.WELL);
        trial.fails = "连不上";
        runner.runDue(often);
        assertThat(state(OFTEN)).isEqualTo(State.FAILED);
        clock.advance(Duration.ofMinutes(12));
        assertThat(state(OFTEN)).isEqualTo(State.LATE);
    }

    @Test
    void untilTheShopIsOpenNothingIsRun() {
        opening.closed(new Opening.Wait(0, null));
        clock.setInJinhua("2026-11-24T03:30");
        runner.runDue(registry.find(NIGHTLY).orElseThrow());
        assertThat(trial.runs).hasValue(0);
    }

    @Test
    void runsAreKeptNinetyDays(JobLogJob keeping) {
        clock.setInJinhua("2026-11-24T03:30");
        runner.runDue(registry.find(NIGHTLY).orElseThrow());
        clock.advance(Duration.ofDays(90));
        assertThat(keeping.forgetOld()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(keeping.forgetOld()).isEqualTo(1);
    }

    @Test
    void metricsTellHowLongAgoEachJobRanWell() {
        clock.setInJinhua("2026-11-24T03:30");
        runner.runDue(registry.find(NIGHTLY).orElseThrow());
        clock.advance(Duration.ofHours(2));
        assertThat(running.visitor().get("/prometheus").text()).contains("shangui_job_success_age_seconds{job=\"trial-nightly\"} 7200.0",
            "shangui_job_trouble{job=\"trial-nightly\"} 0.0");
    }

    /** A new job needs its sentences: what it does, what to do when it did not run, and what it did, with a number. */
    @Test
    void everyJobSaysWhatItDoesAndWhatToDoWithoutIt() {
        for (KnownJob job : registry.jobs()) {
            for (Language language : Language.values()) {
                if (!job.name().startsWith("trial-")) {
                    assertThat(messages.keys(language)).contains("office.job.does." + job.name(), "office.job.did." + job.name(), "office.job.late." + job.name());
                }
            }
        }
    }

    private State state(String job) {
        return jobs.find(job).orElseThrow().state();
    }

    @Job
    @Requires(property = "jobs-test")
    static class TrialJob {

        final AtomicInteger runs = new AtomicInteger();
        volatile String fails;

        @Scheduled(cron = "0 30 3 * * ?", zoneId = "Asia/Shanghai")
        int nightly() {
            return tried(7);
        }

        @Scheduled(fixedDelay = "10s")
        int often() {
            return tried(1);
        }

        private int tried(int done) {
            runs.incrementAndGet();
            if (fails != null) {
                throw new IllegalStateException(fails);
            }
            return done;
        }
    }
}
