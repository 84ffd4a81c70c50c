package shangui.order;

/** Why money goes back to a shopper. */
public enum RefundReason { CANCELLED, LAPSED, SHORT, RETURNED, TOO_LATE, OVERPAID }
