package shangui.order;

/** An order was not paid in time. Published inside the transaction that makes it true. */
public record OrderExpired(Order order) {}
