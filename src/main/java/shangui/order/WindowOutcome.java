package shangui.order;

import java.util.List;
import shangui.db.Refusal;

/** What came of wanting another pick-up window. */
public sealed interface WindowOutcome {

    record Changed(List<Order> orders) implements WindowOutcome {}

    /** Handed over, ended, or waiting for the shopper to choose about missing goods. */
    record NotNow(Order order) implements WindowOutcome, Refusal {}

    /** Goods are not kept for ever. */
    record TooOften(int most) implements WindowOutcome, Refusal {}

    /** These may not be sold any more on that day, and there are not enough others that may. */
    record NotThatLong(List<OrderLine> lines) implements WindowOutcome, Refusal {}
}
