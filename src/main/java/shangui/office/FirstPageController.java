package shangui.office;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import shangui.job.JobState;
import shangui.job.Jobs;
import shangui.statement.MonthsPage;
import shangui.statement.SettlementDesk;
import shangui.statement.SettlementListPage;
import shangui.statement.StatementDesk;
import shangui.statement.StatementListPage;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** Where each role that works at a desk begins: what waits for it today, each with the way to deal with it; then its newest papers. */
@BothDoors
@Controller
class FirstPageController {

    /** So many months, statements, settlements; all of them have a page of their own. */
    private static final int NEWEST = 6;

    private final Pages pages;
    private final Worklist worklist;
    private final StatementDesk statements;
    private final SettlementDesk settlements;
    private final Jobs jobs;
    private final Clock clock;

    FirstPageController(Pages pages, Worklist worklist, StatementDesk statements, SettlementDesk settlements, Jobs jobs, Clock clock) {
        this.pages = pages;
        this.worklist = worklist;
        this.statements = statements;
        this.settlements = settlements;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Secured("OFFICE")
    @Get(uris = {"/office", "/api/v1/office"})
    HttpResponse<?> office(HttpRequest<?> request, Account me) {
        return pages.show(request, new OfficePage(clock.instant(), worklist.of(me), jobs.list().stream().filter(JobState::troubled).count()));
    }

    @Secured("TOWNSHIP")
    @Get(uris = {"/township", "/api/v1/township"})
    HttpResponse<?> township(HttpRequest<?> request, Account me) {
        StatementListPage all = statements.list("/township", me);
        return pages.show(request, new TownshipPage(clock.instant(), worklist.of(me), new StatementListPage(all.home(), newest(all.statements()))));
    }

    @Secured("PARTNER")
    @Get(uris = {"/partner", "/api/v1/partner"})
    HttpResponse<?> partner(HttpRequest<?> request, Account me) {
        MonthsPage all = statements.months("/partner", me);
        return pages.show(request, new PartnerPage(clock.instant(), worklist.of(me), new MonthsPage(all.home(), all.pairings().stream().map(pairing ->
            new MonthsPage.PairingRow(pairing.id(), pairing.mountain(), pairing.partner(), pairing.startsOn(), pairing.startKnownToMonth(),
            pairing.lastDay(), newest(pairing.months()))).toList())));
    }

    @Secured("STORE_FINANCE")
    @Get(uris = {"/finance", "/api/v1/finance"})
    HttpResponse<?> finance(HttpRequest<?> request, Account me) {
        return pages.show(request, new SettlementsPage(clock.instant(), worklist.of(me), newest("/finance/settlements", me)));
    }

    @Secured("SUPPLIER")
    @Get(uris = {"/supplier", "/api/v1/supplier"})
    HttpResponse<?> supplier(HttpRequest<?> request, Account me) {
        return pages.show(request, new SettlementsPage(clock.instant(), worklist.of(me), newest("/supplier/settlements", me)));
    }

    private SettlementListPage newest(String base, Account me) {
        return new SettlementListPage(base, newest(settlements.list(base, me).settlements()));
    }

    private static <T> List<T> newest(List<T> all) {
        return all.stream().limit(NEWEST).toList();
    }

    /** @param troubledJobs that failed or did not run when they should have */
    @Template("office/first")
    public record OfficePage(Instant asOf, List<Worklist.Waiting> waiting, long troubledJobs) implements Page {}

    @Template("office/first-township")
    public record TownshipPage(Instant asOf, List<Worklist.Waiting> waiting, StatementListPage papers) implements Page {}

    @Template("office/first-partner")
    public record PartnerPage(Instant asOf, List<Worklist.Waiting> waiting, MonthsPage papers) implements Page {}

    /** Of the supermarket that owes or the supplier it is owed to. */
    @Template("office/first-settlements")
    public record SettlementsPage(Instant asOf, List<Worklist.Waiting> waiting, SettlementListPage papers) implements Page {}
}
