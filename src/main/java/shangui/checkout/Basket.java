package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import shangui.money.Money;

/**
 * What a shopper means to buy, in one store; known by the browser's device cookie.
 *
 * @param storeId where it will be collected, null until chosen
 */
public record Basket(String device, @Nullable Long storeId, List<BasketLine> lines) {

    /** So many different goods are more than a person collects. */
    static final int MOST_LINES = 40;
    /** Of one thing. */
    static final int MOST_PACKS = 99;

    /** What a pack cost when it was put in, and where. */
    public record Seen(Money price, long counterId) {}

    /** @param lotId the marked-down lot that is the offer, else null; @param seen null if nobody noted it */
    public record BasketLine(long counterId, long skuId, @Nullable Long lotId, int quantity, Instant addedAt, @Nullable Seen seen) {

        boolean is(long counter, long sku, @Nullable Long lot) {
            return counterId == counter && skuId == sku && Objects.equals(lotId, lot);
        }
    }

    static Basket empty(String device) {
        return new Basket(device, null, List.of());
    }

    /** Packs of this offer that are in it. */
    public int quantityOf(long counterId, long skuId, @Nullable Long lotId) {
        return lines.stream().filter(line -> line.is(counterId, skuId, lotId)).mapToInt(BasketLine::quantity).sum();
    }
}
