package shangui.lot;

import shangui.db.Refusal;

/** What came of making a lot, or of correcting one. */
public sealed interface LotOutcome {

    record Made(Lot lot) implements LotOutcome {}

    /** @param part which of its parts is wrong, from 0; 0 where none is meant */
    record Wrong(Why why, int part) implements LotOutcome, Refusal {}

    /** It has been at a counter: what is there copied it, and it is corrected no more. */
    record Moved() implements LotOutcome, Refusal {}

    enum Why {
        /** The supplier is in no new lot. */
        SUPPLIER_ENDED,
        /** The pack is not of the supplier's town, or is offered no more. */
        SKU,
        PACKED_LATER,
        BEST_BEFORE_EARLIER,
        /** Fresh goods that need one carry the number of their certificate. */
        CERTIFICATE,
        CODE_TAKEN,
        NO_PART,
        /** Not of the supplier's town, or in no new lot. */
        VILLAGE,
        VILLAGE_TWICE,
        /** Not of the village, or in no new lot. */
        PRODUCER
    }
}
