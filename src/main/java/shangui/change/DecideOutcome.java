package shangui.change;

import shangui.db.Refusal;

/** What deciding a proposal came to. */
public sealed interface DecideOutcome permits DecideOutcome.Decided, DecideOutcome.NotByThisPerson, DecideOutcome.DecidedBefore, DecideOutcome.Overtaken,
    Examined.Objection {

    record Decided(Proposal proposal) implements DecideOutcome {}

    /** The proposer approves and rejects nothing of their own, and nobody else withdraws it. */
    record NotByThisPerson() implements DecideOutcome, Refusal {}

    record DecidedBefore(Proposal proposal) implements DecideOutcome, Refusal {}

    /** It would now change something else than it said: something changed in between. */
    record Overtaken() implements DecideOutcome, Refusal {}
}
