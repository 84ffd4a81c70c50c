package shangui.statement;

import shangui.db.Refusal;

/** What came of closing, withdrawing or confirming a month. */
public sealed interface ClosingOutcome {

    record Done(StatementIssue issue) implements ClosingOutcome {}

    record Refused(Why why) implements ClosingOutcome, Refusal {}

    enum Why {
        /** The pairing has no such month. */
        UNKNOWN_MONTH,
        /** Only a month that has ended is closed. */
        NOT_ENDED,
        /** An earlier month of the pairing is still open: it comes first. */
        EARLIER_OPEN,
        /** There is a standing issue already. */
        ALREADY_ISSUED,
        /** There is no standing issue to withdraw or confirm. */
        NOT_ISSUED,
        /** What the township has confirmed stays. */
        CONFIRMED,
        /** A later month was issued or is being closed: only the newest issue may be withdrawn. */
        NOT_NEWEST
    }
}
