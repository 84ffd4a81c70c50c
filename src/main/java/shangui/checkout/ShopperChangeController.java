package shangui.checkout;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import shangui.checkout.BasketService.Again;
import shangui.order.OrderLine;
import shangui.order.WindowOutcome;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Device;
import shangui.web.Form;
import shangui.web.Language;
import shangui.web.Writes;

/** Another time to collect an order at, and the same goods once more. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class ShopperChangeController {

    private static final int MOST_NAMED = 3;

    private final OrderPages orders;
    private final CheckoutService checkouts;
    private final BasketService baskets;
    private final Shelf shelf;
    private final Writes writes;
    private final Device device;
    private final Clock clock;

    ShopperChangeController(OrderPages orders, CheckoutService checkouts, BasketService baskets, Shelf shelf, Writes writes, Device device, Clock clock) {
        this.orders = orders;
        this.checkouts = checkouts;
        this.baskets = baskets;
        this.shelf = shelf;
        this.writes = writes;
        this.device = device;
        this.clock = clock;
    }

    @Post(uris = {"/orders/{token}/window", "/api/v1/orders/{token}/window"})
    HttpResponse<?> createWindow(HttpRequest<?> request, String token, Form<WindowForm> form) {
        var checkout = orders.checkout(token);
        return writes.once(request, form, typed -> orders.page(request, checkout), wish -> change(request, checkout, wish));
    }

    private Answer change(HttpRequest<?> request, Checkout checkout, WindowForm wish) {
        var window = PickupWindow.named(wish.window, PickupWindow.of(shelf.times(checkout.storeId()), clock.instant()));
        if (window.isEmpty()) {
            return Answer.refused(422, "checkout.windowGone").at("window");
        }
        return switch (checkouts.changeWindow(checkout, window.get())) {
            case WindowOutcome.Changed changed -> Answer.done(checkout.path(), new ChangedWindow(window.get().name(), window.get().from(), window.get().to(), window.get().keptUntil()))
                .saying("checkout.windowChanged", window.get().day(), window.get().hours());
            case WindowOutcome.NotNow no -> Answer.refused(409, "checkout.windowNotNow");
            case WindowOutcome.TooOften(int most) -> Answer.refused(409, "checkout.windowTooOften", most);
            case WindowOutcome.NotThatLong(var lines) -> Answer.refused(422, "checkout.windowTooLong", names(lines, english(request))).at("window");
        };
    }

    /** Into the basket of the same store. It names how many there shall be, so it carries no key. */
    @Post(uris = {"/orders/{token}/reorder", "/api/v1/orders/{token}/reorder"})
    HttpResponse<?> createReorder(HttpRequest<?> request, String token, Form<NoFields> form) {
        var checkout = orders.checkout(token);
        return writes.plain(request, form, typed -> orders.page(request, checkout), nothing -> again(request, checkout));
    }

    private Answer again(HttpRequest<?> request, Checkout checkout) {
        String deviceId = device.of(request);
        if (deviceId == null) {
            return Answer.refused(422, "checkout.basket.noCookie");
        }
        List<OrderLine> lines = orders.orders(checkout).stream().flatMap(view -> view.lines().stream()).toList();
        var again = baskets.again(deviceId, checkout.storeId(), lines);
        return again.isEmpty() ? Answer.refused(409, "checkout.basket.noStore")
            : again.get().packs() == 0 ? Answer.refused(409, "checkout.reorderNothing")
            : reordered(request, again.get());
    }

    private static Answer reordered(HttpRequest<?> request, Again again) {
        var done = Answer.done("/basket", new Reordered(again.packs(), again.lacking().stream().map(line -> Long.toString(line.skuId())).toList()));
        return again.lacking().isEmpty() ? done.saying("checkout.reordered", again.packs())
            : done.saying("checkout.reorderedSome", again.packs(), names(again.lacking(), english(request)));
    }

    private static String names(List<OrderLine> lines, boolean english) {
        return lines.stream().map(line -> english ? line.nameEn() : line.name()).distinct().limit(MOST_NAMED).collect(Collectors.joining(english ? ", " : "、"));
    }

    private static boolean english(HttpRequest<?> request) {
        return Language.of(request) == Language.EN;
    }

    public record ChangedWindow(String window, Instant from, Instant to, Instant keptUntil) {}

    /** @param lacking skus that could not be had, or not so many */
    public record Reordered(int packs, List<String> lacking) {}

    @Introspected
    record WindowForm(@NotBlank(message = "{checkout.windowNeeded}") @Size(max = 20) String window) {}

    @Introspected
    record NoFields() {}
}
