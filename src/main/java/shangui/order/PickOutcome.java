package shangui.order;

import shangui.db.Refusal;

/** What came of picking, of goods found not to be there, and of what the shopper chose then. */
public sealed interface PickOutcome {

    record Picked(Order order) implements PickOutcome {}

    /** Its state does not allow it any more. */
    record NotNow(Order order) implements PickOutcome, Refusal {}

    /** To be paid on the phone first. */
    record NotPaid(Order order) implements PickOutcome, Refusal {}

    /** Nothing to take off, or more than the line has. */
    record NotThatMany() implements PickOutcome, Refusal {}
}
