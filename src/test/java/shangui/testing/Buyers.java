package shangui.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import shangui.checkout.Shelf;

/**
 * Shoppers, each with a device, a phone and a full basket, about to press the button: what they send is what
 * the checkout page of such a basket holds. For many at once.
 */
@Singleton
public class Buyers {

    private static final String FORM = "form[action='/checkout']";

    private final Shelf shelf;
    private final AtomicInteger phones = new AtomicInteger();

    Buyers(Shelf shelf) {
        this.shelf = shelf;
    }

    /** So many packs of a sku at a counter. */
    public record Wish(long counter, long sku, int quantity) {}

    public record Buyer(Shop shop, String phone, Response page) {

        public Response place(String tender) {
            return shop.submit(page, FORM, Map.of("key", UUID.randomUUID(), "phone", phone, "tender", tender));
        }
    }

    /** {@code n} of them; one who wants the same as another before sends what that one's page holds, with phone, device and key of its own. */
    public List<Buyer> ready(RunningShop running, int n, IntFunction<List<Wish>> wishes) {
        shelf.readAll();
        List<Shop> shops = Race.run(n, i -> () -> withBasket(running.visitor(), wishes.apply(i)));
        Map<List<Wish>, Response> pages = new HashMap<>();
        return IntStream.range(0, n).mapToObj(i -> new Buyer(shops.get(i), "137%08d".formatted(phones.incrementAndGet()),
            pages.computeIfAbsent(wishes.apply(i), any -> shops.get(i).get("/checkout")))).toList();
    }

    private Shop withBasket(Shop shop, List<Wish> wishes) {
        shop.getJson("/api/v1/basket");
        wishes.forEach(wish -> done(shop.postForm("/basket/lines", Map.of("counterId", wish.counter, "skuId", wish.sku, "quantity", wish.quantity))));
        return shop;
    }

    private static void done(Response response) {
        assertThat(response.status()).as(response.toString()).isEqualTo(303);
    }
}
