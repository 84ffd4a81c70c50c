package shangui.order;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import shangui.money.Money;

/** A step in an order's life, as it really happened. */
public record OrderEvent(long id, long orderId, Kind kind, @Nullable Money amountFen, @Nullable String note, @Nullable Long accountId,
                         Instant happenedAt) {

    public enum Kind {
        PLACED, DISCOUNTED, PAID, PAID_TOO_LATE, READY, SHORT, WAITING, MISSING, HANDED_OVER, RETURNED, CANCELLED, EXPIRED, LAPSED,
        REFUND_DUE, REFUND_STOPPED, WINDOW_CHANGED, CLAIMED, CLAIM_REFUSED
    }
}
