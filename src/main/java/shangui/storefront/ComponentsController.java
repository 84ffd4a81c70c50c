package shangui.storefront;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import shangui.money.Money;
import shangui.web.Bridge;
import shangui.web.BothDoors;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** The parts pages are made of, each as the pages' own macros draw it: for whoever builds a page. Not in production. */
@Hidden
@BothDoors
@Controller
@Requires(notEnv = "prod")
@Secured(SecurityRule.IS_ANONYMOUS)
class ComponentsController {

    private static final int FEW = 4;

    private final GoodsOnSale goods;
    private final StoreCards stores;
    private final Pages pages;
    private final Clock clock;

    ComponentsController(GoodsOnSale goods, StoreCards stores, Pages pages, Clock clock) {
        this.goods = goods;
        this.stores = stores;
        this.pages = pages;
        this.clock = clock;
    }

    @Get("/components")
    HttpResponse<?> components(HttpRequest<?> request) {
        var bridge = Bridge.from("1", null, Money.of("151200.00")).change("2", null, null, Money.of("-1900.00")).total("3", Money.of("149300.00"));
        return pages.show(request, new ComponentsPage(goods.elsewhere(request, goods.all(request), FEW), stores.all(request, null).stream().limit(2).toList(), bridge,
            clock.instant(), new WrongForm()));
    }

    /** @param wrong a form as it comes back when something is wrong with it */
    @Template("storefront/components")
    public record ComponentsPage(List<GoodsCard> goods, List<StoreCard> stores, Bridge bridge, Instant at, WrongForm wrong) implements Page {}

    /** Stands in for a form that was sent with a field left out; has what the form macros ask for. */
    public record WrongForm() {

        private static final String FIELD = "wrong";

        public boolean getFailed() {
            return true;
        }

        public String getRefusal() {
            return null;
        }

        public List<Object> getErrors() {
            return List.of();
        }

        public String error(String field) {
            return field.equals(FIELD) ? "—" : null;
        }

        public String get(String field, Object first) {
            return String.valueOf(first);
        }

        public String id(String field) {
            return "component-" + field;
        }
    }
}
