package shangui.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import shangui.checkout.Checkout;
import shangui.checkout.CheckoutOutcome;
import shangui.checkout.CheckoutRequest;
import shangui.checkout.CheckoutService;
import shangui.checkout.PickupWindow;
import shangui.counter.OpeningTimesRepository;
import shangui.counter.Store;
import shangui.counter.StoreRepository;
import shangui.demo.SamplePlaces.Places;
import shangui.demo.SampleProducts.Pack;
import shangui.order.HandOverOutcome;
import shangui.order.NewLine;
import shangui.order.OrderService;
import shangui.order.Receipt;
import shangui.order.Tender;

/** Two shoppers who pay at the till: one collected, from two counters on one code; one is still awaited. */
@Singleton
class SampleOrders {

    /** The operator's own service line: nobody's private number. */
    private static final String PHONE = "13800138000";
    private static final int HASH_BYTES = 32;

    private final CheckoutService checkouts;
    private final OrderService orders;
    private final StoreRepository stores;
    private final OpeningTimesRepository times;
    private final Clock clock;

    SampleOrders(CheckoutService checkouts, OrderService orders, StoreRepository stores, OpeningTimesRepository times, Clock clock) {
        this.checkouts = checkouts;
        this.orders = orders;
        this.stores = stores;
        this.times = times;
        this.clock = clock;
    }

    /** Outside any transaction. */
    void make(Places places, List<Pack> packs, long clerk) {
        Store riverside = stores.findById(places.riverside()).orElseThrow();
        Checkout collected = place(riverside, "sample-1", line(places.concessionCounter(), packs.get(0), 1), line(places.consignmentCounter(), packs.get(9), 1));
        var outcome = orders.handOverByCode(riverside.id(), collected.pickupCode(), new Receipt("1", "示例-0101"), clerk);
        if (!(outcome instanceof HandOverOutcome.HandedOver)) {
            throw new IllegalStateException("The sample order was not handed over: " + outcome);
        }
        place(riverside, "sample-2", line(places.concessionCounter(), packs.get(5), 1), line(places.concessionCounter(), packs.get(4), 2));
    }

    private Checkout place(Store store, String key, CheckoutRequest.Line... lines) {
        var outcome = checkouts.place(new CheckoutRequest(key, key, new byte[HASH_BYTES], store, PickupWindow.of(times.of(store.id()), clock.instant()).getLast(), PHONE,
            Tender.TILL, "zh", List.of(lines)));
        if (outcome instanceof CheckoutOutcome.Placed(Checkout checkout)) {
            return checkout;
        }
        throw new IllegalStateException("The sample order was not placed: " + outcome);
    }

    private static CheckoutRequest.Line line(long counter, Pack pack, int quantity) {
        return new CheckoutRequest.Line(counter, new NewLine(pack.sku().id(), null, quantity, pack.sku().listPriceFen()));
    }
}
