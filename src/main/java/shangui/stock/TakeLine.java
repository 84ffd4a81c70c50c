package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * Packs of an order line leaving the counter.
 *
 * @param offerLotId the marked-down lot that was the offer, or null
 * @param scanned    the lots read from the packs, as far as they were; together at most {@code quantity}
 */
public record TakeLine(long orderLineId, long skuId, @Nullable Long offerLotId, int quantity, List<LotQuantity> scanned) {

    public TakeLine {
        if (quantity <= 0 || scanned.stream().mapToInt(LotQuantity::quantity).sum() > quantity) {
            throw new IllegalArgumentException("no more packs scanned than taken");
        }
    }
}
