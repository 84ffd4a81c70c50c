package shangui.order;

import shangui.db.Refusal;

/** What came of a discount on an order. */
public sealed interface DiscountOutcome {

    record Discounted(Order order) implements DiscountOutcome {}

    /** It is paid, handed over or ended. */
    record TooLate(Order order) implements DiscountOutcome, Refusal {}

    /** A discount is more than nothing and less than the goods cost. */
    record NotThatMuch(Order order) implements DiscountOutcome, Refusal {}
}
