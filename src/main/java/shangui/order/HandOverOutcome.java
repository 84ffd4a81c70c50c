package shangui.order;

import java.util.List;
import shangui.db.Refusal;
import shangui.money.Money;

/** What came of handing over. Never refused for lack of book stock (rule 14). */
public sealed interface HandOverOutcome {

    record HandedOver(List<Order> orders) implements HandOverOutcome {}

    /** Handed over before. */
    record Already(Order order) implements HandOverOutcome, Refusal {}

    /** Cancelled, expired or lapsed before the goods left. */
    record Ended(Order order) implements HandOverOutcome, Refusal {}

    /** To be paid first: at the till, whose receipt is missing, or online. */
    record Unpaid(Order order, Money dueFen) implements HandOverOutcome, Refusal {}

    /** The receipt paid for another order at this counter. */
    record ReceiptUsed(Receipt receipt) implements HandOverOutcome, Refusal {}

    /** A scanned lot is of another sku, or more was scanned than ordered. */
    record WrongScan(long orderLineId) implements HandOverOutcome, Refusal {}

    /** Every pack of it was found not to be there. */
    record NothingThere(Order order) implements HandOverOutcome, Refusal {}

    /** These skus never had a lot at the counter. */
    record NeverHere(List<Long> skuIds) implements HandOverOutcome, Refusal {}

    /** Nothing waits to be collected on that code in that store. */
    record NoSuchCode() implements HandOverOutcome, Refusal {}
}
