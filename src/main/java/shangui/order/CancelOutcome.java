package shangui.order;

import shangui.db.Refusal;

/** What came of wanting to change an order that waits to be collected. */
public sealed interface CancelOutcome {

    record Cancelled(Order order) implements CancelOutcome {}

    /** It was handed over, or ended before. */
    record TooLate(Order order) implements CancelOutcome, Refusal {}
}
