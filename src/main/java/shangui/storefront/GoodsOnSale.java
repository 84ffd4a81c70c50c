package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.checkout.BasketService;
import shangui.checkout.Looks;
import shangui.checkout.Offer;
import shangui.checkout.Shelf;
import shangui.counter.Store;
import shangui.storefront.OnSale.Standing;
import shangui.storefront.SearchIndex.Hit;
import shangui.web.Formats;
import shangui.web.Language;

/** What is sold online, as it stands for whoever asks: in the store they collect at, and in the others. */
@Singleton
class GoodsOnSale {

    private static final int MOST_IN_SEASON = 12;

    private final Shelf shelf;
    private final BasketService baskets;
    private final StoreCards stores;
    private final Looks looks;
    private final Clock clock;

    GoodsOnSale(Shelf shelf, BasketService baskets, StoreCards stores, Looks looks, Clock clock) {
        this.shelf = shelf;
        this.baskets = baskets;
        this.stores = stores;
        this.looks = looks;
        this.clock = clock;
    }

    Month month() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE).getMonth();
    }

    List<OnSale> all(HttpRequest<?> request) {
        var store = baskets.store(request).orElse(null);
        var nearest = stores.nearest(store);
        return shelf.offers().values().stream().map(offers -> onSale(0, offers, store, nearest)).toList();
    }

    /** Of what was found, that which is sold online. */
    List<OnSale> of(HttpRequest<?> request, List<Hit> hits) {
        var store = baskets.store(request).orElse(null);
        var nearest = stores.nearest(store);
        var offers = shelf.offers();
        return hits.stream().filter(hit -> offers.containsKey(hit.skuId())).map(hit -> onSale(hit.measure(), offers.get(hit.skuId()), store, nearest)).toList();
    }

    Optional<OnSale> find(HttpRequest<?> request, long skuId) {
        return of(request, List.of(new Hit(skuId, 0))).stream().findFirst();
    }

    GoodsCard card(HttpRequest<?> request, OnSale good) {
        boolean english = Language.of(request) == Language.EN;
        var offer = good.offer();
        boolean here = good.standing() == Standing.HERE;
        return new GoodsCard("/products/" + offer.sku().id(), here ? offer.counter().id() : null, offer.sku().id(), offer.lotId(), offer.bestBefore(),
            offer.name(english), offer.pack(english),
            offer.origin(english), offer.price(), offer.unitPrice(), good.standing(), !good.here().isEmpty(), here ? offer.free() : 0,
            baskets.of(request).quantityOf(offer.counter().id(), offer.sku().id(), offer.lotId()), good.storesElsewhere().size(),
            good.storesElsewhere().stream().findFirst().map(id -> name(id, english)).orElse(null),
            good.standing() == Standing.NOWHERE ? Season.next(offer.product(), month()) : null, good.arrivedAt(), looks.card(offer.product()));
    }

    /** Of these, what other stores have on hand, what came last first, each product once; where no store is chosen, what any has. */
    List<GoodsCard> elsewhere(HttpRequest<?> request, List<OnSale> of, int most) {
        var products = new HashSet<Long>();
        return of.stream().filter(good -> good.standing() == Standing.ELSEWHERE)
            .sorted(Sorting.NEWEST.order(Language.of(request) == Language.EN))
            .filter(good -> products.add(good.offer().product().id())).limit(most).map(good -> card(request, good)).toList();
    }

    /** Of these, the products that are in season, what is on hand first. */
    List<InSeason> inSeason(HttpRequest<?> request, List<OnSale> of, Season season) {
        boolean english = Language.of(request) == Language.EN;
        Map<Long, OnSale> first = new LinkedHashMap<>();
        of.stream().filter(good -> season.has(good.offer().product(), month())).sorted(Sorting.BEST.order(english))
            .forEach(good -> first.putIfAbsent(good.offer().product().id(), good));
        var names = first.values().stream().collect(Collectors.groupingBy(good -> good.offer().name(english), Collectors.counting()));
        return first.values().stream().limit(MOST_IN_SEASON).map(OnSale::offer).map(offer -> new InSeason("/products/" + offer.sku().id(),
            names.get(offer.name(english)) == 1 ? offer.name(english) : offer.name(english) + " · " + (english ? offer.town().nameEn() : offer.town().name()),
            Season.next(offer.product(), month()))).toList();
    }

    /** @param name with its town where several are called so; @param comes the month its season begins, null while it lasts */
    public record InSeason(String url, String name, @Nullable Month comes) {}

    private String name(long storeId, boolean english) {
        return shelf.anyStore(storeId).map(store -> english ? store.nameEn() : store.name()).orElseThrow();
    }

    private static OnSale onSale(int fit, List<Offer> offers, @Nullable Store store, List<Long> nearest) {
        Stream<Offer> elsewhere = offers.stream().filter(offer -> store == null || offer.counter().storeId() != store.id());
        return new OnSale(fit, offers.stream().filter(offer -> store != null && offer.counter().storeId() == store.id()).toList(),
            elsewhere.sorted(Comparator.comparing(offer -> nearest.indexOf(offer.counter().storeId()))).toList());
    }
}
