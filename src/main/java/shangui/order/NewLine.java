package shangui.order;

import io.micronaut.core.annotation.Nullable;
import shangui.money.Money;

/**
 * What a shopper wants of one offer.
 *
 * @param lotId        the marked-down lot that is the offer, or null
 * @param unitPriceFen the price the shopper saw
 */
public record NewLine(long skuId, @Nullable Long lotId, int quantity, Money unitPriceFen) {

    public NewLine {
        if (quantity <= 0) {
            throw new IllegalArgumentException("whole packs, at least one");
        }
    }
}
