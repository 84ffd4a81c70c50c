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
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import shangui.checkout.BasketView.Line;
import shangui.checkout.BasketView.Why;
import shangui.checkout.CheckoutOutcome.NotPlaced;
import shangui.checkout.OtherStores.OtherStore;
import shangui.counter.Counter;
import shangui.counter.Store;
import shangui.money.Money;
import shangui.order.NewLine;
import shangui.order.PlaceOutcome.PriceLine;
import shangui.order.PlaceOutcome.ShortLine;
import shangui.order.PlaceOutcome;
import shangui.order.Tender;
import shangui.payment.PaymentService;
import shangui.phone.Phone;
import shangui.phone.Privacy;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Device;
import shangui.web.Form;
import shangui.web.Language;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** One page from basket to order: phone, when, how to pay. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class CheckoutController {

    private final CheckoutService checkouts;
    private final BasketService baskets;
    private final RememberedPhones phones;
    private final PaymentService payments;
    private final Shelf shelf;
    private final OtherStores others;
    private final Pages pages;
    private final Writes writes;
    private final Device device;
    private final Clock clock;

    CheckoutController(CheckoutService checkouts, BasketService baskets, RememberedPhones phones, PaymentService payments, Shelf shelf,
                       OtherStores others, Pages pages, Writes writes, Device device, Clock clock) {
        this.checkouts = checkouts;
        this.baskets = baskets;
        this.phones = phones;
        this.payments = payments;
        this.shelf = shelf;
        this.others = others;
        this.pages = pages;
        this.writes = writes;
        this.device = device;
        this.clock = clock;
    }

    /** Nothing to order leads back to the basket, which says why. */
    @Get(uris = {"/checkout", "/api/v1/checkout"})
    HttpResponse<?> show(HttpRequest<?> request) {
        var page = page(request, null);
        return page.store() == null || !page.basket().orderable() && !request.getPath().startsWith("/api/")
            ? HttpResponse.seeOther(URI.create(english(request) ? "/en/basket" : "/basket"))
            : pages.show(request, page);
    }

    @Post(uris = {"/checkout", "/api/v1/checkouts"})
    HttpResponse<?> create(HttpRequest<?> request, Form<CheckoutForm> form) {
        var refusal = new AtomicReference<CheckoutOutcome>();
        return writes.staged(request, form, typed -> page(request, refusal.get()), (wanted, wish) -> place(request, wanted, wish, refusal));
    }

    /** The number of the last order stands in no form any more. */
    @Post(uris = {"/checkout/phone-removal", "/api/v1/checkout/phone-removal"})
    HttpResponse<?> createPhoneRemoval(HttpRequest<?> request, Form<NoFields> form) {
        return writes.plain(request, form, typed -> page(request, null), nothing -> {
            Optional.ofNullable(device.of(request)).ifPresent(phones::forget);
            return Answer.done("/checkout", new Forgotten(true)).saying("checkout.phoneForgotten");
        });
    }

    private Answer place(HttpRequest<?> request, CheckoutForm form, Writes.Wish wish, AtomicReference<CheckoutOutcome> refusal) {
        String deviceId = device.of(request);
        var store = shelf.store(form.storeId);
        if (deviceId == null) {
            return Answer.refused(422, "checkout.basket.noCookie");
        }
        if (form.privacyVersion != Privacy.VERSION) {
            return Answer.refused(422, "phone.otherVersion");
        }
        if (store.isEmpty() || !form.tenders(payments.online())) {
            return Answer.refused(409, "checkout.storeGone");
        }
        var window = PickupWindow.named(form.window, PickupWindow.of(shelf.times(form.storeId), clock.instant()));
        if (window.isEmpty()) {
            return Answer.refused(422, "checkout.windowGone").at("window");
        }
        if (!allAt(form.lines, store.get())) {
            return Answer.refused(422, "checkout.basket.otherStore");
        }
        return answer(request, checkouts.place(wanted(request, form, wish, deviceId, store.get(), window.get())), refusal);
    }

    private boolean allAt(List<LineForm> lines, Store store) {
        return lines.stream().allMatch(line -> shelf.anyCounter(line.counterId).map(Counter::storeId).filter(id -> id == store.id()).isPresent());
    }

    private static CheckoutRequest wanted(HttpRequest<?> request, CheckoutForm form, Writes.Wish wish, String deviceId, Store store, PickupWindow window) {
        return new CheckoutRequest(deviceId, wish.key(), wish.hash(), store, window, Phone.digits(form.phone), form.remember, form.tender, english(request) ? "en" : "zh",
            form.lines.stream().map(line -> new CheckoutRequest.Line(line.counterId, new NewLine(line.skuId, line.lotId, line.quantity, line.unitPrice))).toList());
    }

    private Answer answer(HttpRequest<?> request, CheckoutOutcome outcome, AtomicReference<CheckoutOutcome> refusal) {
        if (!(outcome instanceof CheckoutOutcome.Placed)) {
            refusal.set(outcome);
            shelf.readChanged();
        }
        return switch (outcome) {
            case CheckoutOutcome.Placed(var checkout) -> Answer.done(checkout.path() + (checkout.tender() == Tender.ONLINE ? "/payment" : ""),
                new PlacedCheckout(checkout.token(), checkout.number(), checkout.pickupCode(), checkout.payableFen())).created();
            case NotPlaced(var counter, PlaceOutcome.Short why) -> Answer.refused(422, "checkout.short", names(why, english(request)));
            case NotPlaced(var counter, PlaceOutcome.PriceChanged why) -> Answer.refused(422, "checkout.priceChanged");
            case NotPlaced(var counter, PlaceOutcome.NotOffered why) when why.reason() == PlaceOutcome.Reason.WITHHELD ->
                Answer.refused(422, "checkout.withheld", names(why.skuIds(), english(request)));
            case NotPlaced notOffered -> Answer.refused(422, "checkout.notOffered");
            case CheckoutOutcome.TooMuchUnpaid unpaid -> Answer.refused(422, "checkout.tooMuchUnpaid", CheckoutService.MOST_UNPAID,
                CheckoutService.MOST_UNPAID_TOTAL).at("tender");
            case CheckoutOutcome.OtherRequest other -> Answer.refused(422, "problem.otherRequest");
            case CheckoutOutcome.Overtaken overtaken -> Answer.refused(409, "problem.409.sentence");
        };
    }

    private static String names(PlaceOutcome.Short why, boolean english) {
        return why.missing().stream().map(line -> english ? line.nameEn() + " " + line.packEn() : line.name() + " " + line.pack())
            .collect(Collectors.joining(english ? ", " : "、"));
    }

    private String names(List<Long> skuIds, boolean english) {
        return skuIds.stream().flatMap(sku -> shelf.named(sku).stream()).map(named -> named.name(english) + " " + named.pack(english))
            .collect(Collectors.joining(english ? ", " : "、"));
    }

    private CheckoutPage page(HttpRequest<?> request, @Nullable CheckoutOutcome refusal) {
        boolean english = english(request);
        var basket = BasketView.of(baskets.of(request), shelf, english);
        var store = baskets.store(request).orElse(null);
        var phone = phones.of(device.of(request)).orElse("");
        return store == null ? new CheckoutPage(null, List.of(), List.of(), basket, List.of(), List.of(), List.of(), payments.online(), phone, "/checkout")
            : new CheckoutPage(shelf.place(store, english), shelf.counters(store.id()).stream()
                .filter(counter -> basket.ordered().stream().anyMatch(line -> line.counterId() == counter.id()))
                .map(counter -> (english ? counter.nameEn() : counter.name()) + " · " + (english ? counter.wayEn() : counter.way())).toList(),
                others.havingAll(basket, store, english), basket, PickupChoice.of(shelf.times(store.id()), clock.instant(), day -> fits(day, basket)),
                shortLines(refusal, english), priceLines(refusal, english), payments.online(), phone, "/checkout");
    }

    /** Every line can still be sold on that day. */
    private boolean fits(LocalDate day, BasketView basket) {
        return basket.ordered().stream().allMatch(line -> shelf.offer(line.counterId(), line.skuId(), line.lotId())
            .filter(offer -> offer.freeUntil(day) >= line.available()).isPresent());
    }

    private static List<MissingLine> shortLines(@Nullable CheckoutOutcome refusal, boolean english) {
        return refusal instanceof NotPlaced(var counter, PlaceOutcome.Short(List<ShortLine> missing))
            ? missing.stream().map(line -> new MissingLine(english ? line.nameEn() : line.name(), english ? line.packEn() : line.pack(), line.wanted(), line.free())).toList()
            : List.of();
    }

    private static List<ChangedPrice> priceLines(@Nullable CheckoutOutcome refusal, boolean english) {
        return refusal instanceof NotPlaced(var counter, PlaceOutcome.PriceChanged(List<PriceLine> lines))
            ? lines.stream().map(line -> new ChangedPrice(english ? line.nameEn() : line.name(), english ? line.packEn() : line.pack(), line.fromFen(), line.toFen(), Why.of(line.lotId()))).toList()
            : List.of();
    }

    private static boolean english(HttpRequest<?> request) {
        return Language.of(request) == Language.EN;
    }

    /**
     * @param others     stores that have all of it
     * @param shortLines and {@code priceLines}: why it could not be placed just now
     * @param phone      of this device's last order, or empty
     */
    @Template("checkout/checkout")
    public record CheckoutPage(PickupPlace store, List<String> counters, List<OtherStore> others, BasketView basket, List<PickupChoice> windows,
                               List<MissingLine> shortLines, List<ChangedPrice> priceLines, boolean online, String phone, String back) implements Page {

        /** The privacy text in force, which placing the order agrees to. */
        public int privacyVersion() {
            return Privacy.VERSION;
        }

        /** What the shopper agrees to: these lines at these prices. */
        public List<Line> ordered() {
            return basket.ordered();
        }

        /** What is perishable among them, and not to be returned but when spoiled. */
        public List<String> fresh() {
            return ordered().stream().filter(Line::fresh).map(Line::name).distinct().toList();
        }

        /** Whether anything may be returned within seven days. */
        public boolean returnable() {
            return ordered().stream().anyMatch(line -> !line.fresh());
        }

        /** The soonest window that fits. */
        public String firstWindow() {
            return windows.stream().filter(PickupChoice::fits).map(PickupChoice::name).findFirst().orElse("");
        }
    }

    public record MissingLine(String name, String pack, int wanted, int free) {}

    public record ChangedPrice(String name, String pack, Money from, Money to, Why why) {}

    public record Forgotten(boolean forgotten) {}

    public record PlacedCheckout(String token, String number, String pickupCode, Money payableFen) {}

    /** @param privacyVersion of the text the shopper read that they agree to */
    @Introspected
    record CheckoutForm(long storeId, int privacyVersion, @NotEmpty @Size(max = Basket.MOST_LINES) @Valid List<LineForm> lines,
                        @NotBlank(message = "{checkout.windowNeeded}") @Size(max = 20) String window,
                        @NotBlank(message = "{checkout.phoneNeeded}")
                        @Pattern(regexp = Phone.TYPED, message = "{checkout.phoneWrong}") String phone,
                        boolean remember,
                        @NotNull(message = "{checkout.tenderNeeded}") Tender tender) {

        boolean tenders(boolean online) {
            return tender == Tender.TILL || online;
        }
    }

    @Introspected
    record NoFields() {}

    @Introspected
    record LineForm(long counterId, long skuId, @Nullable Long lotId, @Min(1) @Max(Basket.MOST_PACKS) int quantity, @NotNull Money unitPrice) {}
}
