package shangui.order;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import shangui.money.Money;
import shangui.stock.LotQuantity;

/**
 * Goods sold over a counter: placed, paid and handed over in one step.
 *
 * @param orderId        made by whoever tells of it
 * @param accountingDate of the moment, or the business date of a file
 */
public record TillSale(long orderId, long counterId, List<Line> lines, @Nullable Receipt receipt, Instant happenedAt,
                       LocalDate accountingDate, Source source, @Nullable Long accountId) {

    public TillSale {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a sale of nothing");
        }
    }

    /**
     * @param unitPriceFen what the till took for a pack; without one, the price at the counter
     * @param scanned      lots read from the packs, as far as they were
     */
    public record Line(long skuId, int quantity, @Nullable Money unitPriceFen, List<LotQuantity> scanned) {}
}
