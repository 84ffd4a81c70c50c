package shangui.checkout;

import java.time.LocalTime;
import shangui.counter.Store;

/** A store as a shopper reads of it, in the page's language. */
public record PickupPlace(long id, String name, String address, LocalTime opensAt, LocalTime closesAt) {

    public PickupPlace(Store store, boolean english) {
        this(store.id(), english ? store.nameEn() : store.name(), english ? store.addressEn() : store.address(), store.opensAt(), store.closesAt());
    }

    /** {@code 08:30–21:00}. */
    public String hours() {
        return opensAt + "–" + closesAt;
    }
}
