package shangui.statement;

import shangui.db.Refusal;
import shangui.money.Money;
import shangui.settlement.SettlementPayment;

/** What came of telling of a payment. */
public sealed interface PaymentOutcome {

    record Recorded(SettlementPayment payment) implements PaymentOutcome {}

    record NotPositive() implements PaymentOutcome, Refusal {}

    /** More than is still to be paid. */
    record TooMuch(Money rest) implements PaymentOutcome, Refusal {}

    /** This reference was used for this settlement before. */
    record Twice() implements PaymentOutcome, Refusal {}

    /** The issue was withdrawn and the next one is not there yet: what is to be paid may change. */
    record NotIssued() implements PaymentOutcome, Refusal {}

    record InFuture() implements PaymentOutcome, Refusal {}
}
