package shangui.order;

import java.util.Map;
import java.util.Set;

/**
 * Where an order stands. {@code SHORT}: goods turned out not to be there, the shopper chooses to wait or to get money back.
 * {@code EXPIRED}: not paid in time. {@code LAPSED}: paid, not collected in time, given back in full (rule 16).
 */
public enum OrderState {
    PLACED, READY, SHORT, HANDED_OVER, CANCELLED, EXPIRED, LAPSED;

    /**
     * Every change there is. What ended can still become {@code HANDED_OVER}: goods that left before it ended have left
     * (rule 14). What expired is {@code PLACED} again when its money comes late and there is still enough (rule 16).
     */
    private static final Map<OrderState, Set<OrderState>> ALLOWED = Map.of(
        PLACED, Set.of(READY, SHORT, HANDED_OVER, CANCELLED, EXPIRED, LAPSED),
        READY, Set.of(SHORT, HANDED_OVER, CANCELLED, EXPIRED, LAPSED),
        SHORT, Set.of(PLACED, READY, HANDED_OVER, CANCELLED, EXPIRED, LAPSED),
        HANDED_OVER, Set.of(),
        CANCELLED, Set.of(HANDED_OVER),
        EXPIRED, Set.of(PLACED, HANDED_OVER),
        LAPSED, Set.of(HANDED_OVER));

    /** Waiting to be collected: its packs are kept. */
    public boolean open() {
        return this == PLACED || this == READY || this == SHORT;
    }

    /** Over without goods having been handed over. */
    public boolean ended() {
        return this == CANCELLED || this == EXPIRED || this == LAPSED;
    }

    boolean allows(OrderState next) {
        return ALLOWED.get(this).contains(next);
    }
}
