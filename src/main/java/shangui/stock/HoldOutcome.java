package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import shangui.db.Refusal;

/** What came of asking for a hold: everything, or nothing and what was missing. */
public sealed interface HoldOutcome {

    record Held(long holdId, List<HoldLine> lines) implements HoldOutcome {}

    record Short(List<Missing> missing) implements HoldOutcome, Refusal {}

    /** An offer of which there is less to sell than wanted. @param lotId the marked-down lot that is the offer, or null */
    record Missing(long skuId, @Nullable Long lotId, int wanted, int free) {}
}
