package shangui.claim;

import shangui.db.Refusal;

/** What came of raising or answering a claim. */
public sealed interface ClaimOutcome {

    /** It waits for the counter's answer. */
    record Raised(Claim claim) implements ClaimOutcome {}

    record Granted(Claim claim) implements ClaimOutcome {}

    record Refused(Claim claim) implements ClaimOutcome {}

    /** Nothing of that was handed over. */
    record NotCollected() implements ClaimOutcome, Refusal {}

    /** Fresh goods within 48 hours of being collected, others within seven days. */
    record TooLate(boolean fresh) implements ClaimOutcome, Refusal {}

    /** No more than {@code left} packs were neither returned nor claimed. */
    record TooMany(int left) implements ClaimOutcome, Refusal {}

    /** Somebody answered it before. */
    record Answered(Claim claim) implements ClaimOutcome, Refusal {}
}
