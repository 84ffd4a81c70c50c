package shangui.rights;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.LocalDate;
import java.util.List;
import shangui.phone.Privacy;
import shangui.web.BothDoors;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** What the shop says of itself: who runs it, what it keeps of a shopper, what it takes back. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class RightsController {

    private final OperatorPart operator;
    private final Pages pages;
    private final int keepMonths;

    /** @param keepMonths so long a phone number stays on an order that is over */
    RightsController(OperatorPart operator, Pages pages, @Property(name = "shangui.privacy.keep-months", defaultValue = "36") int keepMonths) {
        this.operator = operator;
        this.pages = pages;
        this.keepMonths = keepMonths;
    }

    @Get(uris = {"/operator", "/api/v1/operator"})
    HttpResponse<?> operator(HttpRequest<?> request) {
        return pages.show(request, new OperatorPage(operator.of(request)));
    }

    @Get(uris = {"/privacy", "/api/v1/privacy"})
    HttpResponse<?> privacy(HttpRequest<?> request) {
        return pages.show(request, new PrivacyPage(Privacy.VERSION, Privacy.SINCE, keepMonths, List.of(Kept.values()), operator.of(request)));
    }

    @Get(uris = {"/returns", "/api/v1/returns"})
    HttpResponse<?> returns(HttpRequest<?> request) {
        return pages.show(request, new ReturnsPage(List.of(Rule.values())));
    }

    @Template("rights/operator")
    public record OperatorPage(Operator operator) implements Page {}

    @Template("rights/privacy")
    public record PrivacyPage(int version, LocalDate since, int keepMonths, List<Kept> kept, Operator operator) implements Page {}

    @Template("rights/returns")
    public record ReturnsPage(List<Rule> rules) implements Page {}

    /** What is kept of a shopper; the page says of each what, why, how long, and who sees it. */
    public enum Kept { PHONE, ORDER, CLAIM, CONSENT, NOTICE, MESSAGE, REMEMBERED, DEVICE, TRIES }

    /** What is taken back, and when. */
    public enum Rule { SEVEN_DAYS, FRESH, SPOILED, UNCOLLECTED, REFUND }
}
