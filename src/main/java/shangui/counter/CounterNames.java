package shangui.counter;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counters as people call them: by their supermarket, their store and their own name, in either language. */
@Singleton
public class CounterNames {

    private final SupermarketRepository supermarkets;
    private final StoreRepository stores;
    private final CounterRepository counters;

    CounterNames(SupermarketRepository supermarkets, StoreRepository stores, CounterRepository counters) {
        this.supermarkets = supermarkets;
        this.stores = stores;
        this.counters = counters;
    }

    public record Named(Supermarket supermarket, Store store, Counter counter) {

        /** @param said each as somebody typed it, made comparable by {@code folded}; null where nothing was said */
        public boolean isIn(String saidSupermarket, String saidStore, Function<String, String> folded) {
            return (saidSupermarket == null || isCalled(saidSupermarket, supermarket.name(), supermarket.nameEn(), folded))
                && isCalled(saidStore, store.name(), store.nameEn(), folded);
        }

        public boolean isCalled(String said, Function<String, String> folded) {
            return isCalled(said, counter.name(), counter.nameEn(), folded);
        }

        private static boolean isCalled(String said, String name, String nameEn, Function<String, String> folded) {
            return folded.apply(said).equals(folded.apply(name)) || folded.apply(said).equals(folded.apply(nameEn));
        }
    }

    /** Those open on a day, in the order they were entered. */
    public List<Named> openOn(LocalDate day) {
        Map<Long, Supermarket> companies = supermarkets.findAll().stream().collect(Collectors.toMap(Supermarket::id, Function.identity()));
        Map<Long, Store> branches = stores.listOrderById().stream().collect(Collectors.toMap(Store::id, Function.identity()));
        return counters.listOrderById().stream().filter(counter -> counter.openOn(day))
            .map(counter -> new Named(companies.get(branches.get(counter.storeId()).supermarketId()), branches.get(counter.storeId()), counter)).toList();
    }
}
