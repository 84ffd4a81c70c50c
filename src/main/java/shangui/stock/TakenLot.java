package shangui.stock;

/** Packs of a lot that left the counter for an order line. */
public record TakenLot(long orderLineId, long lotId, int quantity, Basis basis) {}
