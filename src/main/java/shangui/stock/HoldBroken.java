package shangui.stock;

import java.util.List;

/** Packs kept for an order left the counter otherwise; the rest of the order is held anew (rule 14). */
public record HoldBroken(long orderId, List<HoldLine> lost) {}
