package shangui.office;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import shangui.counter.Reach;
import shangui.counter.Store;
import shangui.user.Account;
import shangui.web.BothDoors;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Sentences;
import shangui.web.Template;

/** Worklists: everybody sees of each kind the part within reach, a clerk the own store's, the office all. */
@BothDoors
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
class AlertController {

    private final Pages pages;
    private final Worklist worklist;
    private final AlertRepository alerts;
    private final Reach reach;
    private final Clock clock;

    AlertController(Pages pages, Worklist worklist, AlertRepository alerts, Reach reach, Clock clock) {
        this.pages = pages;
        this.worklist = worklist;
        this.alerts = alerts;
        this.reach = reach;
        this.clock = clock;
    }

    @Get(uris = {"/alerts", "/api/v1/alerts"})
    HttpResponse<?> list(HttpRequest<?> request, Account me) {
        return pages.show(request, new AlertsPage(clock.instant(), worklist.of(me)));
    }

    @Get(uris = {"/alerts/{kind}", "/api/v1/alerts/{kind}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, String kind, @Nullable @QueryValue Long pairing, @Nullable @QueryValue Long store) {
        AlertKind wanted = Arrays.stream(AlertKind.values()).filter(one -> one.name().equals(kind)).findFirst().orElseThrow(NotFound::new);
        List<Alert> found = worklist.of(me, wanted, new AlertRepository.Filter(pairing, store));
        return pages.show(request, new AlertPage(wanted, found, alerts.pairs(me), wanted.atCounter() ? reach.stores(me) : List.of()));
    }

    @Template("office/alerts")
    public record AlertsPage(Instant asOf, List<Worklist.Waiting> waiting) implements Page {}

    /** @param pairs and stores to filter by: those in reach */
    @Template("office/alert")
    public record AlertPage(AlertKind kind, List<Alert> alerts, List<AlertRepository.Pair> pairs, List<Store> stores) implements Page {

        public String rule(Sentences t) {
            return t.of("office.alert.rule." + kind, Thresholds.of(kind));
        }
    }
}
