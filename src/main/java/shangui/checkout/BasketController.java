package shangui.checkout;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.checkout.BasketService.PutOutcome;
import shangui.checkout.BasketView.Line;
import shangui.checkout.OtherStores.OtherStore;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Device;
import shangui.web.Form;
import shangui.web.Language;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** The basket. Its forms name the quantity wanted, so they carry no key. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class BasketController {

    private static final int MOST_NAMED = 3;

    private final BasketService baskets;
    private final BasketRepository rows;
    private final Shelf shelf;
    private final OtherStores others;
    private final Pages pages;
    private final Writes writes;
    private final Device device;

    BasketController(BasketService baskets, BasketRepository rows, Shelf shelf, OtherStores others, Pages pages, Writes writes, Device device) {
        this.baskets = baskets;
        this.rows = rows;
        this.shelf = shelf;
        this.others = others;
        this.pages = pages;
        this.writes = writes;
        this.device = device;
    }

    @Get(uris = {"/basket", "/api/v1/basket"})
    HttpResponse<?> show(HttpRequest<?> request) {
        var response = pages.show(request, page(request));
        device.remember(request, response);
        return response;
    }

    @Post(uris = {"/basket/lines", "/api/v1/basket/lines"})
    HttpResponse<?> createLine(HttpRequest<?> request, Form<LineForm> form) {
        return writes.plain(request, form, typed -> page(request), withDevice(request, line -> put(request, line)));
    }

    @Post(uris = {"/basket/store", "/api/v1/basket/store"})
    HttpResponse<?> createStore(HttpRequest<?> request, Form<StoreForm> form) {
        return writes.plain(request, form, typed -> page(request), withDevice(request, choice -> choose(request, choice)));
    }

    private Answer put(HttpRequest<?> request, LineForm line) {
        String back = line.back == null ? "/basket" : line.back;
        return switch (baskets.put(device.of(request), line.counterId, line.skuId, line.lotId, line.quantity)) {
            case PutOutcome.Put put when put.fewer() -> done(request, back).saying("checkout.basket.fewer", put.quantity());
            case PutOutcome.Put put when put.quantity() == 0 -> done(request, back).saying("checkout.basket.removed");
            case PutOutcome.Put put -> saying(done(request, back));
            case PutOutcome.Gone gone -> Answer.refused(409, "checkout.basket.gone");
            case PutOutcome.OtherStore other -> Answer.refused(409, "checkout.basket.otherStore");
            case PutOutcome.Full full -> Answer.refused(409, "checkout.basket.full", Basket.MOST_LINES);
        };
    }

    private Answer choose(HttpRequest<?> request, StoreForm choice) {
        String back = choice.back == null ? "/" : choice.back;
        return baskets.move(device.of(request), choice.storeId)
            .<Answer>map(moved -> saying(request, done(request, back), BasketView.of(moved, shelf, english(request))))
            .orElseGet(() -> Answer.refused(404, "checkout.basket.noStore"));
    }

    /** What the other store means for what is in the basket. */
    private static Answer.Done saying(HttpRequest<?> request, Answer.Done done, BasketView moved) {
        int lacking = moved.lacking().size();
        int repriced = moved.repriced().size();
        String names = moved.lacking().stream().limit(MOST_NAMED).map(Line::name).collect(Collectors.joining(english(request) ? ", " : "、"));
        return moved.lines().isEmpty() ? done
            : lacking > 0 && repriced > 0 ? done.saying("checkout.basket.movedBoth", lacking, names, repriced)
            : lacking > 0 ? done.saying("checkout.basket.movedLacking", lacking, names)
            : repriced > 0 ? done.saying("checkout.basket.movedRepriced", repriced)
            : done.saying("checkout.basket.moved");
    }

    private Answer.Done done(HttpRequest<?> request, String back) {
        return Answer.done(back, view(request));
    }

    private static Answer.Done saying(Answer.Done done) {
        var basket = (BasketView) done.body();
        return done.saying("checkout.basket.now", basket.count(), basket.total());
    }

    /** A browser that keeps no cookies can have no basket, and is told so. */
    private <T> Function<T, Answer> withDevice(HttpRequest<?> request, Function<T, Answer> work) {
        return device.of(request) != null ? work : wish -> Answer.refused(422, "checkout.basket.noCookie");
    }

    private BasketPage page(HttpRequest<?> request) {
        var store = baskets.store(request);
        var basket = view(request);
        return new BasketPage(store.map(chosen -> shelf.place(chosen, english(request))).orElse(null), basket,
            store.filter(chosen -> !basket.lacking().isEmpty()).map(chosen -> others.havingAll(basket, chosen, english(request))).orElse(List.of()), "/basket");
    }

    private BasketView view(HttpRequest<?> request) {
        String deviceId = device.of(request);
        return BasketView.of(deviceId == null ? Basket.empty("") : rows.find(deviceId), shelf, english(request));
    }

    private static boolean english(HttpRequest<?> request) {
        return Language.of(request) == Language.EN;
    }

    /** @param store null until one is chosen; @param others stores that have all of it, where this one has not */
    @Template("checkout/basket")
    public record BasketPage(PickupPlace store, BasketView basket, List<OtherStore> others, String back) implements Page {}

    /** A list of goods, narrowed down as its address says. */
    private static final String LIST = "/(products|search)(\\?[A-Za-z0-9%+=&._*-]{1,1900})?";

    /** @param lotId the marked-down lot that is the offer, else null; @param back the page to go back to */
    @Introspected
    record LineForm(long counterId, long skuId, @Nullable Long lotId, @Min(0) @Max(Basket.MOST_PACKS) int quantity,
                    @Pattern(regexp = "/|/basket|/checkout|/products/[0-9]{1,19}|" + LIST) String back) {}

    @Introspected
    record StoreForm(long storeId, @Pattern(regexp = "/|/basket|/checkout|/stores|/products/[0-9]{1,19}") String back) {}
}
