package shangui.checkout;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import shangui.claim.Claim;
import shangui.claim.ClaimService;
import shangui.lot.Lot;
import shangui.lot.LotRepository;
import shangui.order.OrderLineLot;
import shangui.order.OrderService;
import shangui.order.OrderState;
import shangui.order.OrderView;
import shangui.payment.RefundService;
import shangui.web.Language;
import shangui.web.NotFound;

/** Finds a checkout by its secret address and draws its page. */
@Singleton
class OrderPages {

    private final CheckoutRepository rows;
    private final OrderService orders;
    private final RefundService refunds;
    private final ClaimService claims;
    private final LotRepository lots;
    private final Shelf shelf;
    private final Clock clock;

    OrderPages(CheckoutRepository rows, OrderService orders, RefundService refunds, ClaimService claims, LotRepository lots, Shelf shelf, Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.refunds = refunds;
        this.claims = claims;
        this.lots = lots;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** @throws NotFound when nobody was given this token */
    Checkout checkout(String token) {
        return rows.ofToken(token).orElseThrow(NotFound::new);
    }

    List<OrderView> orders(Checkout checkout) {
        return orders.ofCheckout(checkout.id());
    }

    List<Claim> claims(Checkout checkout) {
        return claims.ofOrders(orders(checkout).stream().map(view -> view.order().id()).toList());
    }

    OrderPage page(HttpRequest<?> request, Checkout checkout) {
        return page(request, checkout, false);
    }

    /** For family. @throws NotFound when nobody was given this token */
    OrderPage collectOnly(HttpRequest<?> request, String collectToken) {
        return page(request, rows.ofCollectToken(collectToken).orElseThrow(NotFound::new), true).withoutToken();
    }

    private OrderPage page(HttpRequest<?> request, Checkout checkout, boolean collectOnly) {
        var views = orders(checkout);
        boolean english = Language.of(request) == Language.EN;
        return OrderPage.of(checkout, views, refunds.of(views.stream().map(view -> view.order().id()).toList()), collectOnly ? OrderClaims.NONE : claims(views, english),
            shelf, collectOnly, clock.instant(), english);
    }

    /** Nothing of what was not handed over is asked for. */
    private OrderClaims claims(List<OrderView> views, boolean english) {
        if (views.stream().noneMatch(view -> view.order().state() == OrderState.HANDED_OVER)) {
            return OrderClaims.NONE;
        }
        List<Long> lotIds = views.stream().flatMap(view -> view.lots().stream()).map(OrderLineLot::lotId).distinct().toList();
        return OrderClaims.of(views, claims.ofOrders(views.stream().map(view -> view.order().id()).toList()),
            lots.findByIdIn(lotIds).stream().collect(Collectors.toMap(Lot::id, Lot::code)), claims.grantedAtOnce(), shelf, clock.instant(), english);
    }
}
