package shangui.checkout;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import shangui.order.OrderService;
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
    private final Shelf shelf;
    private final Clock clock;

    OrderPages(CheckoutRepository rows, OrderService orders, RefundService refunds, Shelf shelf, Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.refunds = refunds;
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

    OrderPage page(HttpRequest<?> request, Checkout checkout) {
        return page(request, checkout, false);
    }

    /** For family. @throws NotFound when nobody was given this token */
    OrderPage collectOnly(HttpRequest<?> request, String collectToken) {
        return page(request, rows.ofCollectToken(collectToken).orElseThrow(NotFound::new), true).withoutToken();
    }

    private OrderPage page(HttpRequest<?> request, Checkout checkout, boolean collectOnly) {
        var views = orders(checkout);
        return OrderPage.of(checkout, views, refunds.of(views.stream().map(view -> view.order().id()).toList()), shelf, collectOnly, clock.instant(),
            Language.of(request) == Language.EN);
    }
}
