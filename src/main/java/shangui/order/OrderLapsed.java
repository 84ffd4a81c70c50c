package shangui.order;

/** A paid order was not collected in time. Published inside the transaction that makes it true. */
public record OrderLapsed(Order order) {}
