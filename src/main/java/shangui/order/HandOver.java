package shangui.order;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * Goods of an order leaving the counter.
 *
 * @param scanned    lots read from the packs, as far as they were
 * @param receipt    the till's receipt, when paid there
 * @param happenedAt the moment itself: now at a page, the device's corrected time for what was recorded offline
 */
public record HandOver(long orderId, List<Scanned> scanned, @Nullable Receipt receipt, Instant happenedAt, Source source,
                       @Nullable Long accountId) {

    public record Scanned(long orderLineId, long lotId, int quantity) {}
}
