package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import shangui.money.Money;

/**
 * What of a lot stands at a counter: on hand, and how much of that is kept for orders.
 *
 * @param sellUntil   best before less the stop-sale margin: the last day it may be sold, or null (rule 15)
 * @param markdownFen the price of a marked-down lot, which is an offer of its own; null otherwise
 */
public record StockLevel(long counterId, long lotId, long pairingId, long skuId, int onHand, int reserved, @Nullable LocalDate bestBefore,
                         @Nullable LocalDate sellUntil, boolean recalled, @Nullable Money markdownFen, Instant arrivedAt) {

    public StockLevel {
        if (reserved < 0 || reserved > onHand) {
            throw new IllegalArgumentException("kept for orders is part of what is on hand: " + reserved + " of " + onHand);
        }
    }

    public int free() {
        return onHand - reserved;
    }

    /** Whether an ordinary line may take it on this day. */
    public boolean sellableOn(LocalDate day) {
        return !recalled && (sellUntil == null || !day.isAfter(sellUntil));
    }

    boolean marked() {
        return markdownFen != null;
    }
}
