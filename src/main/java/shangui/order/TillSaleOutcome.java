package shangui.order;

import java.util.List;
import shangui.db.Refusal;

/** What came of a sale over the counter. Never refused for lack of book stock. */
public sealed interface TillSaleOutcome {

    record Sold(Order order) implements TillSaleOutcome {}

    /** The same sale, told before. */
    record Already(Order order) implements TillSaleOutcome {}

    /** The receipt was counted before. */
    record ReceiptUsed(Receipt receipt) implements TillSaleOutcome, Refusal {}

    /** Skus that do not exist or never had a lot at the counter: for the exception list. */
    record NeverHere(List<Long> skuIds) implements TillSaleOutcome, Refusal {}

    /** A scanned lot is of another sku, or more was scanned than sold. */
    record WrongScan(long skuId) implements TillSaleOutcome, Refusal {}
}
