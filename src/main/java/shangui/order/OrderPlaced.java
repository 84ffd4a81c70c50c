package shangui.order;

/** An order was placed and its packs are kept. Published inside the transaction that makes it true. */
public record OrderPlaced(Order order) {}
