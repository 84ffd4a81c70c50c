package shangui.order;

/**
 * Goods left before their order ended, so what was to be given back for its end is not due: a refund not yet sent is stopped
 * (and told by {@link OrderService#refundStopped}), a sent one listed (rule 14).
 */
public record RefundNotDue(long orderId) {}
