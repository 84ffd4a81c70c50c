package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shangui.checkout.Basket.BasketLine;
import shangui.counter.Store;
import shangui.web.Device;

/** Baskets: whose it is, what goes in, and what becomes of it in another store. */
@Singleton
public class BasketService {

    private static final String READ = "shangui.basket";
    private static final Duration KEPT = Duration.ofDays(90);

    private final BasketRepository baskets;
    private final Shelf shelf;
    private final Device device;
    private final Clock clock;

    BasketService(BasketRepository baskets, Shelf shelf, Device device, Clock clock) {
        this.baskets = baskets;
        this.shelf = shelf;
        this.device = device;
        this.clock = clock;
    }

    /** The basket of whoever asks; read once a request, and not at all for a browser that was never here. */
    public Basket of(HttpRequest<?> request) {
        return request.getAttribute(READ, Basket.class).orElseGet(() -> {
            String deviceId = device.of(request);
            Basket basket = deviceId == null ? Basket.empty("") : baskets.find(deviceId);
            request.setAttribute(READ, basket);
            return basket;
        });
    }

    /** The store they collect at, if they chose one that still takes orders. */
    public Optional<Store> store(HttpRequest<?> request) {
        return Optional.ofNullable(of(request).storeId()).flatMap(shelf::store);
    }

    /** What became of a wish for so many packs; at most what is free goes in. */
    sealed interface PutOutcome {
        record Put(int quantity, boolean fewer) implements PutOutcome {}
        record Gone() implements PutOutcome {}
        record OtherStore() implements PutOutcome {}
        record Full() implements PutOutcome {}
    }

    /** So many packs of an offer in the basket, whatever there were before; none takes it out. */
    PutOutcome put(String deviceId, long counterId, long skuId, @Nullable Long lotId, int quantity) {
        if (quantity == 0) {
            baskets.remove(deviceId, counterId, skuId, lotId);
            return new PutOutcome.Put(0, false);
        }
        var basket = baskets.find(deviceId);
        return shelf.offer(counterId, skuId, lotId).filter(offer -> offer.free() > 0)
            .map(offer -> put(basket, offer, quantity))
            .orElseGet(PutOutcome.Gone::new);
    }

    private PutOutcome put(Basket basket, Offer offer, int quantity) {
        if (basket.storeId() != null && basket.storeId() != offer.counter().storeId()) {
            return new PutOutcome.OtherStore();
        }
        if (basket.lines().size() >= Basket.MOST_LINES && basket.quantityOf(offer.counter().id(), offer.sku().id(), offer.lotId()) == 0) {
            return new PutOutcome.Full();
        }
        int most = Math.min(Math.min(quantity, offer.free()), Basket.MOST_PACKS);
        baskets.choose(basket.device(), offer.counter().storeId());
        baskets.put(basket.device(), offer.counter().id(), offer.sku().id(), offer.lotId(), most);
        return new PutOutcome.Put(most, most < quantity);
    }

    /**
     * From now on it is collected in this store. What another counter there has is taken from that; the rest goes out.
     *
     * @return how many goods went out, empty when the store takes no orders
     */
    Optional<Integer> move(String deviceId, long storeId) {
        return shelf.store(storeId).map(store -> {
            List<BasketLine> elsewhere = baskets.find(deviceId).lines().stream()
                .filter(line -> shelf.anyCounter(line.counterId()).filter(counter -> counter.storeId() == storeId).isEmpty())
                .toList();
            baskets.choose(deviceId, storeId);
            int out = 0;
            for (var line : elsewhere) {
                out += move(deviceId, line, storeId) ? 0 : 1;
            }
            return out;
        });
    }

    /** Baskets are kept for ninety days after they were last touched. Answers how many were forgotten. */
    int forgetOld() {
        return baskets.deleteOlderThan(clock.instant().minus(KEPT));
    }

    /** A marked-down lot is nowhere else. */
    private boolean move(String deviceId, BasketLine line, long storeId) {
        baskets.remove(deviceId, line.counterId(), line.skuId(), line.lotId());
        var there = shelf.offersOf(storeId, line.skuId()).stream().filter(offer -> line.lotId() == null && !offer.marked() && offer.free() > 0).findFirst();
        there.ifPresent(offer -> baskets.put(deviceId, offer.counter().id(), line.skuId(), null, Math.min(line.quantity(), offer.free())));
        return there.isPresent();
    }
}
