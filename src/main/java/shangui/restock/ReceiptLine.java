package shangui.restock;

import io.micronaut.core.annotation.Nullable;
import shangui.money.Money;

/**
 * Packs of a lot that a counter accepted or sent back.
 *
 * @param purchasePriceFen of one pack, where the contract is PURCHASE; null elsewhere
 */
public record ReceiptLine(long lotId, int quantity, @Nullable Money purchasePriceFen) {

    public ReceiptLine {
        if (quantity <= 0) {
            throw new IllegalArgumentException("whole packs, at least one");
        }
    }
}
