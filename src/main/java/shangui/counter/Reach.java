package shangui.counter;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import shangui.user.Account;
import shangui.web.NotFound;

/** What of stores and counters an account may see. Whoever looks one up goes through here: what is out of reach is not found. */
@Singleton
public class Reach {

    private final CounterRepository counters;
    private final StoreRepository stores;

    Reach(CounterRepository counters, StoreRepository stores) {
        this.counters = counters;
        this.stores = stores;
    }

    /** @throws NotFound when there is no such counter, or it is out of reach */
    public Counter counter(Account me, long counterId) {
        Optional<Counter> found = switch (me.role()) {
            case OFFICE -> counters.findById(counterId);
            case CLERK, STORE_FINANCE, SUPPLIER, TOWNSHIP, PARTNER -> counters(me).stream().filter(counter -> counter.id() == counterId).findFirst();
        };
        return found.orElseThrow(NotFound::new);
    }

    /** By id, closed ones too. */
    public List<Counter> counters(Account me) {
        return switch (me.role()) {
            case CLERK -> counters.findByStoreIdOrderById(me.reach());
            case STORE_FINANCE -> counters.findOfSupermarket(me.reach());
            case SUPPLIER -> counters.findOfSupplier(me.reach());
            case TOWNSHIP -> counters.findOfMountainTown(me.reach());
            case PARTNER -> counters.findOfPartnerTown(me.reach());
            case OFFICE -> counters.listOrderById();
        };
    }

    /** @throws NotFound when there is no such store, or it is out of reach */
    public Store store(Account me, long storeId) {
        return stores(me).stream().filter(store -> store.id() == storeId).findFirst().orElseThrow(NotFound::new);
    }

    /** By id: those of the account's reach that have counters in it; a supermarket's, all. */
    public List<Store> stores(Account me) {
        return switch (me.role()) {
            case CLERK -> stores.findById(me.reach()).stream().toList();
            case STORE_FINANCE -> stores.findBySupermarketIdOrderById(me.reach());
            case SUPPLIER, TOWNSHIP, PARTNER -> stores.findByIdInOrderById(counters(me).stream().map(Counter::storeId).distinct().toList());
            case OFFICE -> stores.listOrderById();
        };
    }
}
