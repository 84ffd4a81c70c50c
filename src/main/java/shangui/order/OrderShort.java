package shangui.order;

/** The first goods of an order turned out not to be there. Published inside the transaction that makes it true. */
public record OrderShort(Order order) {}
