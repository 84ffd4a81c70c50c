package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shangui.checkout.BasketService;
import shangui.checkout.Shelf;
import shangui.counter.Point;
import shangui.counter.Store;
import shangui.storefront.StorefrontController.CounterPlace;
import shangui.town.Town;
import shangui.web.Language;

/** Stores to collect at, from near to far as far as anyone knows: by distance where both places are known, else by district. */
@Singleton
class StoreCards {

    private static final int METRES_A_KILOMETRE = 1000;

    private final Shelf shelf;
    private final BasketService baskets;

    StoreCards(Shelf shelf, BasketService baskets) {
        this.shelf = shelf;
        this.baskets = baskets;
    }

    /** All of them. @param shopper where the shopper is; null, as long as they have not told */
    List<StoreCard> all(HttpRequest<?> request, @Nullable Point shopper) {
        var chosen = baskets.store(request).map(Store::district).orElse("");
        return shelf.stores().stream().sorted(nearTo(shopper, chosen)).map(store -> card(request, store, shopper)).toList();
    }

    List<StoreCard> of(HttpRequest<?> request, List<Long> storeIds) {
        return storeIds.stream().map(shelf::store).flatMap(Optional::stream).map(store -> card(request, store, null)).toList();
    }

    /** All of them seen from one of them, or from nowhere. */
    List<Long> nearest(@Nullable Store from) {
        return shelf.stores().stream().sorted(from == null ? nearTo(null, "") : nearTo(shelf.point(from.id()).orElse(null), from.district()))
            .map(Store::id).toList();
    }

    /** Whether the distance to any of them can be told. */
    boolean measurable() {
        return shelf.stores().stream().anyMatch(store -> shelf.point(store.id()).isPresent());
    }

    private Comparator<Store> nearTo(@Nullable Point from, String district) {
        return Comparator.comparing((Store store) -> metres(from, store).orElse(Integer.MAX_VALUE))
            .thenComparing(store -> district.isEmpty() ? 0 : store.district().equals(district) ? 0 : county(store.district()).equals(county(district)) ? 1 : 2)
            .thenComparing(Store::district).thenComparing(Store::id);
    }

    /** 金东区 of 金东区多湖街道. */
    private static String county(String district) {
        return district.replaceFirst("^(.+?[区县市]).*", "$1");
    }

    private Optional<Integer> metres(@Nullable Point from, Store store) {
        return shelf.point(store.id()).filter(at -> from != null).map(at -> from.metresTo(at));
    }

    /** In English too where it is the name of a town or county we know: 金东区多湖街道 is Duohu, Jindong. */
    private String district(Store store, boolean english) {
        return !english ? store.district() : shelf.towns().stream().map(town -> districtEn(store, town)).filter(Objects::nonNull).findFirst().orElse(store.district());
    }

    @Nullable
    private static String districtEn(Store store, Town town) {
        return store.district().equals(town.county() + town.name()) ? town.nameEn() + ", " + town.countyEn()
            : store.district().equals(town.county()) ? town.countyEn() : null;
    }

    private StoreCard card(HttpRequest<?> request, Store store, @Nullable Point shopper) {
        boolean english = Language.of(request) == Language.EN;
        Long chosen = baskets.of(request).storeId();
        return new StoreCard(shelf.place(store, english), district(store, english), shelf.counters(store.id()).stream().map(counter -> CounterPlace.of(counter, english)).toList(),
            (int) shelf.onHand(store.id()).stream().map(offer -> offer.sku().id()).distinct().count(), chosen != null && chosen == store.id(),
            metres(shopper, store).map(metres -> metres < METRES_A_KILOMETRE ? 0 : (metres + METRES_A_KILOMETRE / 2) / METRES_A_KILOMETRE).orElse(null));
    }
}
