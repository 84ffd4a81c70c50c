package shangui.checkout;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.contract.ContractRepository;
import shangui.contract.TermDays;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.counter.OpeningTimes;
import shangui.counter.OpeningTimesRepository;
import shangui.counter.Point;
import shangui.counter.Store;
import shangui.counter.StorePlaceRepository;
import shangui.counter.StoreRepository;
import shangui.counter.Supermarket;
import shangui.counter.SupermarketRepository;
import shangui.licence.LicenceReader;
import shangui.licence.Permit;
import shangui.pairing.Pairing;
import shangui.pairing.PairingRepository;
import shangui.picture.Gallery;
import shangui.picture.ShownPicture;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.product.Sku;
import shangui.product.SkuRepository;
import shangui.town.ProducerCount;
import shangui.town.ProducerRepository;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
import shangui.town.Town;
import shangui.town.TownRepository;
import shangui.town.Village;
import shangui.town.VillageRepository;

/** The registry as shoppers need it, read whole: it is small and changes seldom. @param producers how many, by village; @param productPictures those shown, by product */
record Catalogue(Map<Long, Store> stores, Map<Long, OpeningTimes> times, Map<Long, Point> places, Map<Long, Counter> counters, Map<Long, Pairing> pairings, Map<Long, List<TermDays>> terms,
                 Map<Long, Sku> skus, Map<Long, Product> products, Map<Long, Town> towns, Map<Long, Village> villages, Map<Long, Integer> producers,
                 Map<Long, Supplier> suppliers, Map<Long, List<ShownPicture>> productPictures, Map<Long, List<ShownPicture>> townPictures,
                 Map<Long, Supermarket> supermarkets, List<Permit> permits) {

    /** Open, its pairing in force and a term of its contract too: only there orders are taken (rule 7, `contract`). */
    boolean takesOrders(Counter counter, LocalDate day) {
        return counter.openOn(day)
            && pairings.get(counter.pairingId()).inForceOn(day)
            && terms.getOrDefault(counter.id(), List.of()).stream().anyMatch(term -> term.include(day));
    }

    /** Counters of a store that take orders, in counter order. */
    List<Counter> counters(long storeId, LocalDate day) {
        return counters.values().stream()
            .filter(counter -> counter.storeId() == storeId && takesOrders(counter, day))
            .sorted(Comparator.comparingLong(Counter::id))
            .toList();
    }

    /** All of them, closed ones too, in counter order. */
    List<Counter> countersOfPairing(long pairingId) {
        return counters.values().stream().filter(counter -> counter.pairingId() == pairingId).sorted(Comparator.comparingLong(Counter::id)).toList();
    }

    /** Stores with a counter that takes orders. */
    List<Store> stores(LocalDate day) {
        return stores.values().stream()
            .filter(store -> !counters(store.id(), day).isEmpty())
            .sorted(Comparator.comparingLong(Store::id))
            .toList();
    }

    Optional<Counter> counter(long counterId, LocalDate day) {
        return Optional.ofNullable(counters.get(counterId)).filter(counter -> takesOrders(counter, day));
    }

    boolean knows(long counterId, long skuId) {
        return counters.containsKey(counterId) && skus.containsKey(skuId);
    }

    @Singleton
    record Reader(StoreRepository stores, OpeningTimesRepository times, StorePlaceRepository places, CounterRepository counters, PairingRepository pairings, ContractRepository contracts,
                  SkuRepository skus, ProductRepository products, TownRepository towns, VillageRepository villages, ProducerRepository producers, SupplierRepository suppliers,
                  Gallery gallery, SupermarketRepository supermarkets, LicenceReader licences) {

        Catalogue read(LocalDate today) {
            return new Catalogue(by(stores.findAll(), Store::id), times.all(), places.all(), by(counters.findAll(), Counter::id), by(pairings.findAll(), Pairing::id),
                contracts.termDays().stream().collect(Collectors.groupingBy(TermDays::counterId)),
                by(skus.findAll(), Sku::id), by(products.findAll(), Product::id), by(towns.findAll(), Town::code),
                by(villages.findAll(), Village::id), producers.count(today).stream().collect(Collectors.toMap(ProducerCount::villageId, ProducerCount::producers)),
                by(suppliers.findAll(), Supplier::id), gallery.all(Product.KIND), gallery.all(Town.KIND),
                by(supermarkets.findAll(), Supermarket::id), licences.permits(today));
        }

        private static <T> Map<Long, T> by(List<T> all, Function<T, Long> id) {
            return all.stream().collect(Collectors.toUnmodifiableMap(id, Function.identity()));
        }
    }
}
