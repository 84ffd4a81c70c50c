package shangui.order;

/** Everything of an order is put together and can be collected. Published inside the transaction that makes it true. */
public record OrderReady(Order order) {}
