package shangui.order;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import shangui.money.Money;

/**
 * Packs of one lot of an order line that came back.
 *
 * @param refundFen what they were worth
 * @param counterId on whose book they come back
 */
public record OrderReturn(long id, long orderId, long orderLineLotId, int quantity, Fate fate, Money refundFen, String reason,
                          long counterId, Instant happenedAt, Instant recordedAt, @Nullable Long accountId) {

    /** Back on the shelf (in date, closed, not fresh), or thrown away. */
    public enum Fate { RESTOCK, DISCARD }
}
