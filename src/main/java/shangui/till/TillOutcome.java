package shangui.till;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import shangui.db.Refusal;
import shangui.order.Order;
import shangui.order.Receipt;

/** What came of a till's receipt: a sale, rows on the exception list, or both. */
public sealed interface TillOutcome {

    /** @param order null when every row is on the exception list */
    record Told(@Nullable Order order, List<TillException> exceptions) implements TillOutcome {}

    /** The receipt was counted before, or paid for an order. */
    record ReceiptUsed(Receipt receipt) implements TillOutcome, Refusal {}
}
