package shangui.stock;

import java.util.List;
import shangui.db.Refusal;

/** Goods that left a counter are never refused for lack of book stock; only a sku the counter never had cannot be booked. */
public sealed interface TakeOutcome {

    record Taken(List<TakenLot> lots) implements TakeOutcome {}

    /** Nothing was written: the row belongs on the exception list. */
    record NeverHere(List<Long> skuIds) implements TakeOutcome, Refusal {}
}
