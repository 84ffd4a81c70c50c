package shangui.stock;

import java.util.List;
import shangui.db.Refusal;

/** What came of asking for a hold: everything, or nothing and what was missing. */
public sealed interface HoldOutcome {

    record Held(long holdId, List<HoldLine> lines) implements HoldOutcome {}

    record Short(List<Missing> missing) implements HoldOutcome, Refusal {}

    /** A sku of which there is less to sell than wanted. */
    record Missing(long skuId, int wanted, int free) {}
}
