package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.checkout.Basket.BasketLine;
import shangui.counter.Store;
import shangui.order.OrderLine;
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
        baskets.put(basket.device(), offer, most);
        return new PutOutcome.Put(most, most < quantity);
    }

    /**
     * From now on it is collected in this store. What a counter there has is taken from that. The rest stays in the basket and counts
     * for nothing, so that changing back loses nothing.
     *
     * @return the basket as it is then, empty when the store takes no orders
     */
    Optional<Basket> move(String deviceId, long storeId) {
        return shelf.store(storeId).map(store -> {
            baskets.choose(deviceId, storeId);
            baskets.find(deviceId).lines().stream().filter(line -> !shelf.isAt(line.counterId(), storeId))
                .forEach(line -> there(line, storeId).ifPresent(offer -> baskets.move(deviceId, line, offer.counter().id())));
            return baskets.find(deviceId);
        });
    }

    /** What of an order went into the basket again. @param lacking names of goods that could not be had, or not so many */
    record Again(int packs, List<OrderLine> lacking) {}

    /**
     * What was ordered goes into the basket of that store once more, at least as many of each as there were; sent twice it is there once.
     *
     * @return empty when the store takes no orders
     */
    Optional<Again> again(String deviceId, long storeId, List<OrderLine> ordered) {
        return shelf.store(storeId).flatMap(store -> move(deviceId, storeId)).map(basket -> {
            Map<Long, Integer> wanted = ordered.stream().collect(Collectors.groupingBy(OrderLine::skuId, LinkedHashMap::new, Collectors.summingInt(OrderLine::quantity)));
            int packs = 0;
            var lacking = new ArrayList<OrderLine>();
            for (var good : wanted.entrySet()) {
                int put = shelf.ordinary(storeId, good.getKey()).map(offer -> again(basket, offer, good.getValue())).orElse(0);
                packs += put;
                if (put < good.getValue()) {
                    lacking.add(ordered.stream().filter(line -> line.skuId() == good.getKey()).findFirst().orElseThrow());
                }
            }
            return new Again(packs, lacking);
        });
    }

    private int again(Basket basket, Offer offer, int wanted) {
        int least = Math.max(wanted, basket.quantityOf(offer.counter().id(), offer.sku().id(), null));
        return put(basket.device(), offer.counter().id(), offer.sku().id(), null, least) instanceof PutOutcome.Put put ? Math.min(put.quantity(), wanted) : 0;
    }

    /** Baskets are kept for ninety days after they were last touched. Answers how many were forgotten. */
    int forgetOld() {
        return baskets.deleteOlderThan(clock.instant().minus(KEPT));
    }

    /** The same pack in another store; a marked-down lot is nowhere else. */
    private Optional<Offer> there(BasketLine line, long storeId) {
        return line.lotId() != null ? Optional.empty() : shelf.ordinary(storeId, line.skuId());
    }
}
