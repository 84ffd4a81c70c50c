package shangui.order;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;

/**
 * Packs of an order line brought back, or a claim granted.
 *
 * @param lotId     the lot scanned; without one, what was taken last comes back first
 * @param closed    nobody opened the packs
 * @param counterId where they are taken back; without one, where they were sold
 */
public record GoodsReturn(long orderLineId, @Nullable Long lotId, int quantity, OrderReturn.Fate fate, boolean closed, String reason,
                          @Nullable Long counterId, Instant happenedAt, @Nullable Long accountId) {}
