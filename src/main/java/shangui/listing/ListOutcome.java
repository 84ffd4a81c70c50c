package shangui.listing;

import java.util.List;
import shangui.db.Refusal;
import shangui.product.Withheld.Missing;

/** What came of offering a sku at a counter. */
public sealed interface ListOutcome {

    record Listed(Listing listing) implements ListOutcome {}

    /** The counter offers it already, or will: its price is changed, not its listing. */
    record Already(Listing listing) implements ListOutcome, Refusal {}

    /** The counter is closed by that day, or its pairing has ended. */
    record Closed() implements ListOutcome, Refusal {}

    /** The product is not of the mountain town the counter is opened for (rule 19). */
    record OtherTown() implements ListOutcome, Refusal {}

    /** The product or the pack is offered no more. */
    record Ended() implements ListOutcome, Refusal {}

    /** A document must be there first. */
    record Withheld(List<Missing> missing) implements ListOutcome, Refusal {}

    /** History is not listed again: today at the earliest. */
    record Past() implements ListOutcome, Refusal {}
}
