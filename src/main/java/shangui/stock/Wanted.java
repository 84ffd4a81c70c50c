package shangui.stock;

import io.micronaut.core.annotation.Nullable;

/**
 * What an order line wants held.
 *
 * @param lotId the marked-down lot that is the offer; null for an ordinary line, which takes first what expires first
 */
public record Wanted(long orderLineId, long skuId, @Nullable Long lotId, int quantity) {}
