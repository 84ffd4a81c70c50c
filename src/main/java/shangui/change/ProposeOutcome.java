package shangui.change;

import shangui.db.Refusal;

/** What proposing came to. */
public sealed interface ProposeOutcome permits ProposeOutcome.Proposed, ProposeOutcome.NothingChanges, Examined.Objection {

    record Proposed(Proposal proposal) implements ProposeOutcome {}

    /** All is so already. */
    record NothingChanges() implements ProposeOutcome, Refusal {}
}
