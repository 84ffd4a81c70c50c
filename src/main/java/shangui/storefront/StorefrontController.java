package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.checkout.Basket;
import shangui.checkout.BasketService;
import shangui.checkout.Looks;
import shangui.checkout.Offer;
import shangui.checkout.Offer.OfferedLot;
import shangui.checkout.PickupPlace;
import shangui.checkout.Shelf;
import shangui.checkout.Shelf.Named;
import shangui.counter.Counter;
import shangui.counter.Point;
import shangui.lot.Lot;
import shangui.money.Money;
import shangui.money.UnitPrice;
import shangui.storefront.GoodsOnSale.InSeason;
import shangui.storefront.OnSale.Standing;
import shangui.web.BothDoors;
import shangui.web.Language;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** The shop's first pages, read from the shelf in memory. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class StorefrontController {

    private static final int MOST_ELSEWHERE = 8;
    private static final int MOST_ANYWHERE = 12;
    private static final Set<String> BACK = Set.of("/basket", "/checkout");

    private final Shelf shelf;
    private final BasketService baskets;
    private final GoodsOnSale goods;
    private final StoreCards stores;
    private final TownCards towns;
    private final Looks looks;
    private final Pages pages;

    StorefrontController(Shelf shelf, BasketService baskets, GoodsOnSale goods, StoreCards stores, TownCards towns, Looks looks, Pages pages) {
        this.shelf = shelf;
        this.baskets = baskets;
        this.goods = goods;
        this.stores = stores;
        this.towns = towns;
        this.looks = looks;
        this.pages = pages;
    }

    @Get("/")
    HttpResponse<?> home(HttpRequest<?> request) {
        return pages.show(request, shelf.version(), () -> homePage(request));
    }

    private HomePage homePage(HttpRequest<?> request) {
        var chosen = baskets.store(request);
        var all = goods.all(request);
        return new HomePage(
            chosen.map(store -> shelf.place(store, english(request))).orElse(null),
            chosen.map(store -> sections(request, store.id())).orElse(List.of()),
            goods.elsewhere(request, all, chosen.isPresent() ? MOST_ELSEWHERE : MOST_ANYWHERE), all.size(),
            goods.inSeason(request, all, Season.NOW), goods.inSeason(request, all, Season.NEXT), towns.withGoods(request), "/");
    }

    /** @param near latitude and longitude, as coarse as the shopper likes; kept nowhere; @param back where choosing one leads */
    @Get(uris = {"/stores", "/api/v1/stores"})
    HttpResponse<?> stores(HttpRequest<?> request, @QueryValue(defaultValue = "") String near, @QueryValue(defaultValue = "") String back) {
        var shopper = Point.parse(near).orElse(null);
        return pages.show(request, new StoresPage(stores.all(request, shopper), shopper != null, stores.measurable(), BACK.contains(back) ? back : "/"));
    }

    @Get("/api/v1/stores/{storeId}/products")
    HttpResponse<?> storeProducts(HttpRequest<?> request, long storeId) {
        var store = shelf.store(storeId).orElseThrow(NotFound::new);
        var all = goods.all(request);
        return pages.show(request, new HomePage(shelf.place(store, english(request)), sections(request, storeId), List.of(), all.size(),
            goods.inSeason(request, all, Season.NOW), goods.inSeason(request, all, Season.NEXT), List.of(), "/"));
    }

    @Get(uris = {"/products/{skuId}", "/api/v1/products/{skuId}"})
    HttpResponse<?> product(HttpRequest<?> request, long skuId) {
        var named = shelf.named(skuId).orElseThrow(NotFound::new);
        return pages.show(request, shelf.version(), () -> productPage(request, skuId, named));
    }

    private ProductPage productPage(HttpRequest<?> request, long skuId, Named named) {
        var store = baskets.store(request);
        var offers = store.map(chosen -> worthShowing(shelf.offersOf(chosen.id(), skuId))).orElse(List.of());
        var good = goods.find(request, skuId);
        boolean english = english(request);
        return new ProductPage(skuId, looks.of(named.product()), named.name(english), named.pack(english), named.sku().sample(),
            english ? named.town().nameEn() + ", " + named.town().countyEn() : named.town().county() + "·" + named.town().name(), TownCard.path(named.town().code()),
            english ? named.product().storageEn() : named.product().storage(), named.product().shelfLifeDays(), named.sku().listPriceFen(),
            store.map(chosen -> shelf.place(chosen, english)).orElse(null),
            offers.stream().map(offer -> onOffer(request, offer)).toList(),
            stores.of(request, good.map(OnSale::storesElsewhere).orElse(List.of())),
            pair(named.town().code(), english), good.map(StorefrontController::priced).orElse(null),
            named.product().allYear(), named.product().seasonText(), Season.next(named.product(), goods.month()),
            Seller.of(shelf, named, store.orElse(null), english), "/products/" + skuId);
    }

    private static Priced priced(OnSale good) {
        var price = good.offer().price();
        return new Priced(price, good.offer().unitPrice(), Stream.concat(good.here().stream(), good.elsewhere().stream()).anyMatch(offer -> !offer.marked() && !offer.price().equals(price)),
            good.standing() != Standing.NOWHERE);
    }

    @Nullable
    private PairLink pair(long mountainTown, boolean english) {
        return shelf.pairingOf(mountainTown).map(pairing -> new PairLink("/pairs/" + pairing.id(),
            english ? shelf.town(pairing.partnerTown()).nameEn() : shelf.town(pairing.partnerTown()).name())).orElse(null);
    }

    /** Those with something left; where nothing is left anywhere, one to say so. */
    private static List<Offer> worthShowing(List<Offer> offers) {
        var left = offers.stream().filter(offer -> offer.free() > 0).toList();
        return left.isEmpty() ? offers.stream().limit(1).toList() : left;
    }

    private List<Section> sections(HttpRequest<?> request, long storeId) {
        var byCounter = shelf.onHand(storeId).stream().collect(Collectors.groupingBy(offer -> offer.counter().id()));
        return shelf.counters(storeId).stream()
            .filter(counter -> byCounter.containsKey(counter.id()))
            .map(counter -> section(request, counter, byCounter.get(counter.id())))
            .toList();
    }

    private Section section(HttpRequest<?> request, Counter counter, List<Offer> onHand) {
        var arrivedAt = onHand.stream().flatMap(offer -> offer.lots().stream()).map(OfferedLot::arrivedAt).max(Comparator.naturalOrder()).orElseThrow();
        return new Section(CounterPlace.of(counter, english(request)), arrivedAt, onHand.stream().map(offer -> card(request, offer)).toList());
    }

    private Card card(HttpRequest<?> request, Offer offer) {
        boolean english = english(request);
        return new Card("/products/" + offer.sku().id(), offer.counter().id(), offer.sku().id(), offer.lotId(), offer.bestBefore(), offer.name(english), offer.pack(english),
            offer.origin(english), offer.price(), offer.unitPrice(), offer.free(), inBasket(request, offer), looks.card(offer.product()));
    }

    private OnOffer onOffer(HttpRequest<?> request, Offer offer) {
        boolean english = english(request);
        return new OnOffer(CounterPlace.of(offer.counter(), english), offer.sku().id(), offer.lotId(), offer.bestBefore(), offer.ordinaryPrice(), offer.ordinaryUnitPrice(), offer.price(), offer.unitPrice(), offer.free(), inBasket(request, offer),
            offer.lots().stream().map(lot -> new LotOnHand(Lot.path(lot.code()), lot.code(), lot.packedOn(), lot.bestBefore(), lot.villages().stream()
                .map(village -> english ? village.nameEn() : village.name()).toList())).toList());
    }

    private int inBasket(HttpRequest<?> request, Offer offer) {
        Basket basket = baskets.of(request);
        return basket.quantityOf(offer.counter().id(), offer.sku().id(), offer.lotId());
    }

    private static boolean english(HttpRequest<?> request) {
        return Language.of(request) == Language.EN;
    }

    /**
     * @param store     the chosen one, or null
     * @param sections  what is on hand there, by counter
     * @param elsewhere what other stores have, what came last first; where no store is chosen, what any has
     * @param goods     how many packs are sold online, wherever
     * @param towns     those something of is on hand
     */
    @Template("storefront/home")
    public record HomePage(PickupPlace store, List<Section> sections, List<GoodsCard> elsewhere, int goods,
                           List<InSeason> inSeason, List<InSeason> comesNext, List<TownCard> towns, String back) implements Page {

        /** When what is on hand came last; null where nothing is. */
        @Nullable
        public Instant arrivedAt() {
            return sections.stream().map(Section::arrivedAt).max(Comparator.naturalOrder()).orElse(null);
        }
    }

    /** @param measured from where the shopper is; @param measurable whether they could be */
    @Template("storefront/stores")
    public record StoresPage(List<StoreCard> stores, boolean measured, boolean measurable, String back) implements Page {}

    /**
     * @param pictures  at least one
     * @param offers    in the chosen store
     * @param elsewhere other stores that have it on hand, those of the same district first
     * @param pair      whom its town is twinned with, or null
     * @param priced    null where it is sold nowhere
     * @param months    it is in season
     * @param comes     the month its season begins again; null while it lasts
     */
    @Template("storefront/product")
    public record ProductPage(long skuId, List<Looks.Picture> pictures, String name, String pack, boolean sample, String origin, String townPage, String storage, int shelfLifeDays,
                              Money listPrice, PickupPlace store, List<OnOffer> offers, List<StoreCard> elsewhere, PairLink pair,
                              @Nullable Priced priced, boolean allYear, String months, @Nullable Month comes, Seller seller, String back) implements Page {}

    /** What it costs. @param differs not everywhere the same; @param onHand whether any store has it */
    public record Priced(Money price, UnitPrice unitPrice, boolean differs, boolean onHand) {}

    /** The way to a pair's page. */
    public record PairLink(String url, String partner) {}

    /** A counter with what is on hand there. @param arrivedAt when some of it came last */
    public record Section(CounterPlace counter, Instant arrivedAt, List<Card> cards) {}

    /**
     * @param lotId    the marked-down lot that is the offer, else null; {@code bestBefore} is its
     * @param inBasket packs of it in the basket
     * @param picture  a photograph or a drawing, 4:3 or cut so
     */
    public record Card(String url, long counterId, long skuId, Long lotId, LocalDate bestBefore, String name, String pack, String origin, Money price, UnitPrice unitPrice,
                       int free, int inBasket, String picture) {}

    /** @param lotId the marked-down lot that is the offer, else null; {@code bestBefore} is its; the others cost {@code ordinaryPrice} */
    public record OnOffer(CounterPlace counter, long skuId, Long lotId, LocalDate bestBefore, Money ordinaryPrice, UnitPrice ordinaryUnitPrice, Money price, UnitPrice unitPrice, int free, int inBasket, List<LotOnHand> lots) {}

    /** @param url its page, without language */
    public record LotOnHand(String url, String code, LocalDate packedOn, LocalDate bestBefore, List<String> villages) {}

    /** @param way the walking line a shopper follows */
    public record CounterPlace(long id, String name, String way) {

        static CounterPlace of(Counter counter, boolean english) {
            return new CounterPlace(counter.id(), english ? counter.nameEn() : counter.name(), english ? counter.wayEn() : counter.way());
        }
    }
}
