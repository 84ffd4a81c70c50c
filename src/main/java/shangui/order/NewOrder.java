package shangui.order;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a checkout places at one counter.
 *
 * @param orderId   made by the checkout from its key and the counter: placed twice, it is placed once
 * @param lastDay   last day of the pick-up window
 * @param keepUntil the pick-up deadline
 */
public record NewOrder(long orderId, long checkoutId, long counterId, String number, String pickupCode, String phone, Tender tender,
                       List<NewLine> lines, LocalDate lastDay, Instant keepUntil) {

    public NewOrder {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an order of nothing");
        }
    }
}
