package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import shangui.db.Refusal;
import shangui.money.Money;

/** What came of marking a lot down, or of ending it. */
public sealed interface MarkOutcome {

    record Done() implements MarkOutcome {}

    /** Somebody else changed it meanwhile. @param now the markdown that stands, or null */
    record Changed(@Nullable Money now) implements MarkOutcome, Refusal {}

    /** It is recalled, withheld, has no date, or may not be sold today. */
    record Unsellable() implements MarkOutcome, Refusal {}

    /** The counter does not offer the sku today. */
    record NotListed() implements MarkOutcome, Refusal {}

    /** A markdown is below what the sku costs there. */
    record NotLower(Money priceFen) implements MarkOutcome, Refusal {}
}
