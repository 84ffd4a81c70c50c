package shangui.office;

import shangui.stock.NearDate;

/** From when on something is worth looking at; each is named after its rule. Screens and sentences take the numbers from here. */
public final class Thresholds {

    /** An open counter that received nothing for a week. */
    public static final int NO_DELIVERY_DAYS = 7;

    /** Sale stops within two weeks; of goods that keep less than ten weeks, within a fifth of that, at least a day. */
    public static final int NEAR_DATE_DAYS = NearDate.DAYS;
    public static final int NEAR_DATE_PART = NearDate.PART;

    /** More than 5 % of what stands at a counter may no longer be sold, in basis points. */
    public static final int EXPIRED_STOCK_BP = 500;

    /** A permit or certificate ends within a month. */
    public static final int LICENCE_ENDING_DAYS = 30;

    /** A statement nobody confirmed for five days. The township itself is asked at once. */
    public static final int UNCONFIRMED_DAYS = 5;

    /** A settlement is told to who owes it two weeks before it is due. */
    public static final int SETTLEMENT_DUE_DAYS = 14;

    /** The law's longest wait for money, from the first receipt of goods on. */
    public static final int LATEST_PAYMENT_DAYS = 60;

    /** More than 3 % of what was paid in 30 days was paid back, in basis points. */
    public static final int REFUND_RATE_BP = 300;
    public static final int REFUND_RATE_DAYS = 30;

    private Thresholds() {
    }

    /** The numbers of a kind's rule, in the order its sentence names them. */
    static Object[] of(AlertKind kind) {
        return switch (kind) {
            case STATEMENT_TO_CONFIRM -> new Object[] {UNCONFIRMED_DAYS};
            case SETTLEMENT_DUE -> new Object[] {SETTLEMENT_DUE_DAYS};
            case SETTLEMENT_TOO_LATE -> new Object[] {LATEST_PAYMENT_DAYS};
            case NO_DELIVERY -> new Object[] {NO_DELIVERY_DAYS};
            case NEAR_DATE -> new Object[] {NEAR_DATE_DAYS, NEAR_DATE_DAYS * NEAR_DATE_PART, NEAR_DATE_PART};
            case EXPIRED_STOCK -> new Object[] {EXPIRED_STOCK_BP / 100};
            case LICENCE_ENDING -> new Object[] {LICENCE_ENDING_DAYS};
            case REFUND_RATE -> new Object[] {REFUND_RATE_DAYS, REFUND_RATE_BP / 100};
            default -> new Object[0];
        };
    }
}
