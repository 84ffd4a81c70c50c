package shangui.stock;

import io.micronaut.core.annotation.Introspected;

/** Packs of a lot kept for an order line. */
@Introspected
public record HoldLine(long orderLineId, long lotId, int quantity) {}
