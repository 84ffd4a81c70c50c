package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import shangui.checkout.BasketService;
import shangui.checkout.Offer;
import shangui.checkout.Shelf;
import shangui.counter.Store;
import shangui.storefront.OnSale.Standing;
import shangui.storefront.SearchIndex.Hit;
import shangui.web.Language;

/** What is sold online, as it stands for whoever asks: in the store they collect at, and in the others. */
@Singleton
class GoodsOnSale {

    private final Shelf shelf;
    private final BasketService baskets;

    GoodsOnSale(Shelf shelf, BasketService baskets) {
        this.shelf = shelf;
        this.baskets = baskets;
    }

    List<OnSale> all(HttpRequest<?> request) {
        var store = baskets.store(request).orElse(null);
        var nearest = nearest(store);
        return shelf.offers().values().stream().map(offers -> onSale(0, offers, store, nearest)).toList();
    }

    /** Of what was found, that which is sold online. */
    List<OnSale> of(HttpRequest<?> request, List<Hit> hits) {
        var store = baskets.store(request).orElse(null);
        var nearest = nearest(store);
        var offers = shelf.offers();
        return hits.stream().filter(hit -> offers.containsKey(hit.skuId())).map(hit -> onSale(hit.measure(), offers.get(hit.skuId()), store, nearest)).toList();
    }

    GoodsCard card(HttpRequest<?> request, OnSale good) {
        boolean english = Language.of(request) == Language.EN;
        var offer = good.offer();
        boolean here = good.standing() == Standing.HERE;
        return new GoodsCard("/products/" + offer.sku().id(), here ? offer.counter().id() : null, offer.sku().id(), offer.lotId(), offer.bestBefore(),
            offer.name(english), offer.pack(english),
            offer.origin(english), offer.price(), offer.unitPrice(), good.standing(), !good.here().isEmpty(), here ? offer.free() : 0,
            baskets.of(request).quantityOf(offer.counter().id(), offer.sku().id(), offer.lotId()), good.storesElsewhere().size(),
            GoodsCard.named(good.storesElsewhere().stream().map(id -> name(id, english)).toList(), english), null);
    }

    private String name(long storeId, boolean english) {
        return shelf.anyStore(storeId).map(store -> english ? store.nameEn() : store.name()).orElseThrow();
    }

    /** Stores from near to far as far as anyone knows: those of the same district, and then the others. */
    private List<Long> nearest(@Nullable Store from) {
        return shelf.stores().stream().sorted(Comparator.comparing((Store store) -> from == null || !Objects.equals(store.district(), from.district()))
            .thenComparing(Store::id)).map(Store::id).toList();
    }

    private static OnSale onSale(int fit, List<Offer> offers, @Nullable Store store, List<Long> nearest) {
        Stream<Offer> elsewhere = offers.stream().filter(offer -> store == null || offer.counter().storeId() != store.id());
        return new OnSale(fit, offers.stream().filter(offer -> store != null && offer.counter().storeId() == store.id()).toList(),
            elsewhere.sorted(Comparator.comparing(offer -> nearest.indexOf(offer.counter().storeId()))).toList());
    }
}
