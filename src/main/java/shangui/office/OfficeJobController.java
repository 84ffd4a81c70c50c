package shangui.office;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import shangui.job.JobState;
import shangui.job.Jobs;
import shangui.job.Run;
import shangui.user.Account;
import shangui.user.Accounts;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;
import shangui.web.Writes;

/** Whether the jobs run, what they did, and running one now. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeJobController {

    private static final String BASE = "/office/jobs";
    private static final int PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Jobs jobs;
    private final Accounts accounts;

    OfficeJobController(Pages pages, Writes writes, Jobs jobs, Accounts accounts) {
        this.pages = pages;
        this.writes = writes;
        this.jobs = jobs;
        this.accounts = accounts;
    }

    @Get(uris = {BASE, "/api/v1" + BASE})
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.show(request, new JobsPage(jobs.list()));
    }

    @Get(uris = {BASE + "/runs", "/api/v1" + BASE + "/runs"})
    HttpResponse<?> runs(HttpRequest<?> request, @QueryValue(defaultValue = "") String job, @QueryValue(defaultValue = "0") long after) {
        if (!job.isEmpty() && !jobs.names().contains(job)) {
            throw new NotFound();
        }
        List<Run> runs = jobs.runs(job.isEmpty() ? null : job, after == 0 ? Slice.START : after, PAGE + 1);
        Map<Long, String> names = accounts.usernames(runs.stream().map(Run::askedBy).filter(Objects::nonNull).distinct().toList());
        return pages.show(request, new RunsPage(job, jobs.names(), Slice.of(runs.stream().map(run -> new RunRow(run, names.get(run.askedBy()))).toList(), PAGE, row -> row.run.id())));
    }

    @Post(uris = {BASE + "/runs", "/api/v1" + BASE + "/runs"})
    HttpResponse<?> createRun(HttpRequest<?> request, Account me, Form<RunForm> form) {
        return writes.once(request, form, typed -> new JobsPage(jobs.list()), wanted -> {
            if (!jobs.names().contains(wanted.job)) {
                return Answer.refused(422, "office.job.unknown").at("job");
            }
            jobs.ask(wanted.job, me.id());
            return Answer.done(BASE, wanted).saying("office.job.asked");
        });
    }

    /** @param job its name */
    @Introspected
    record RunForm(@NotBlank @Size(max = 60) String job) {}

    @Template("office/jobs")
    public record JobsPage(List<JobState> jobs) implements Page {

        public long troubled() {
            return jobs.stream().filter(JobState::troubled).count();
        }
    }

    /** @param job whose, or empty for all */
    @Template("office/job-runs")
    public record RunsPage(String job, List<String> jobs, Slice<RunRow> runs) implements Page {}

    /** @param who wanted it run, or null */
    public record RunRow(Run run, @Nullable String who) {}
}
