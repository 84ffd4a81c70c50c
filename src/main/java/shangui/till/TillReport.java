package shangui.till;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import shangui.order.Receipt;
import shangui.order.Source;

/**
 * What a till sold on one receipt.
 *
 * @param orderId        made by whoever tells of it: the same twice is one sale
 * @param accountingDate of the moment, or a file's business date (rule 5)
 */
public record TillReport(long orderId, long counterId, List<TillRow> rows, @Nullable Receipt receipt, Instant happenedAt,
                         LocalDate accountingDate, Source source, @Nullable Long accountId) {}
