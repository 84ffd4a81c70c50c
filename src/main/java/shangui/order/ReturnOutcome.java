package shangui.order;

import java.util.List;
import shangui.db.Refusal;
import shangui.money.Money;

/** What came of a return. */
public sealed interface ReturnOutcome {

    /** One return for each lot that came back. */
    record Returned(Order order, List<OrderReturn> returns, Money refundFen) implements ReturnOutcome {}

    /** Nothing of that line was handed over. */
    record NotHandedOver() implements ReturnOutcome, Refusal {}

    /** No more than {@code left} can still come back. */
    record TooMany(int left) implements ReturnOutcome, Refusal {}

    /** Opened, fresh, or past its date: it can only be discarded. */
    record NotRestockable(Why why) implements ReturnOutcome, Refusal {}

    /** Not a counter of the pairing that sold it; after the pairing ended only the counter that sold it (rule 7). */
    record WrongCounter() implements ReturnOutcome, Refusal {}

    enum Why { OPENED, FRESH, OUT_OF_DATE }
}
