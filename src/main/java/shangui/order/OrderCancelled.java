package shangui.order;

/** An order was cancelled. Published inside the transaction that makes it true. */
public record OrderCancelled(Order order) {}
