package shangui.order;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import shangui.db.Refusal;
import shangui.money.Money;

/** What came of placing an order: all of it and its packs kept, or nothing. */
public sealed interface PlaceOutcome {

    record Placed(Order order) implements PlaceOutcome {}

    /** There is less than wanted of these. */
    record Short(List<ShortLine> missing) implements PlaceOutcome, Refusal {}

    /** The shopper saw another price. */
    record PriceChanged(List<PriceLine> lines) implements PlaceOutcome, Refusal {}

    record NotOffered(Reason reason, List<Long> skuIds) implements PlaceOutcome, Refusal {}

    record ShortLine(long skuId, @Nullable Long lotId, String name, String nameEn, String pack, String packEn, int wanted, int free) {}

    record PriceLine(long skuId, @Nullable Long lotId, String name, String nameEn, String pack, String packEn, Money fromFen, Money toFen) {}

    /** Why nothing, or not these skus, can be ordered at a counter. */
    enum Reason { COUNTER_CLOSED, PAIRING_ENDED, NO_TERM, NOT_LISTED, WITHHELD, RECALLED }
}
