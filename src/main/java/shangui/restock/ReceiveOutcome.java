package shangui.restock;

import shangui.db.Refusal;

/** What came of accepting lots at a counter. */
public sealed interface ReceiveOutcome {

    record Accepted(long receiptId) implements ReceiveOutcome {}

    /** The counter is closed, its pairing has ended, or it is under no contract (rule 7). */
    record Closed() implements ReceiveOutcome, Refusal {}

    /** From tomorrow its contract has another supplier or another trade mode, and goods change hands only where there are none. */
    record ChangesHands() implements ReceiveOutcome, Refusal {}

    /** No such lot. */
    record UnknownLot(int line) implements ReceiveOutcome, Refusal {}

    /** The lot's mountain town is not the one of the counter's pairing (rule 19). */
    record OtherTown(int line, String lot) implements ReceiveOutcome, Refusal {}

    /** The counter takes only its contract's supplier's lots. */
    record OtherSupplier(int line, String lot) implements ReceiveOutcome, Refusal {}

    /** A document is missing without which its goods may not be sold. */
    record Withheld(int line, String lot) implements ReceiveOutcome, Refusal {}

    record Recalled(int line, String lot) implements ReceiveOutcome, Refusal {}

    /** A purchase price is missing where the contract is PURCHASE, or given where it is not. */
    record PriceExpected(int line) implements ReceiveOutcome, Refusal {}

    record PriceNotExpected(int line) implements ReceiveOutcome, Refusal {}

    record Twice(int line, String lot) implements ReceiveOutcome, Refusal {}
}
