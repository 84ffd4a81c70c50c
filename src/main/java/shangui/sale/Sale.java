package shangui.sale;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import shangui.money.Money;
import shangui.order.Source;
import shangui.stock.Basis;

/**
 * An appended line: one lot of one order line leaving a counter, or coming back. Its pairing, contract, term and rates are those
 * of the day it was sold on and never change; a return copies them from the line it reverses (rule 7).
 *
 * @param originSaleId       the line a return reverses
 * @param commissionRateId   null where none was taken
 * @param settlementPriceFen of one pack; consignment only
 * @param listed             why it stands on a list to look at, or null
 * @param statementMonth     first day of the month, fixed when it is written (rule 6)
 */
public record Sale(long id, long pairingId, long counterId, long contractId, long termId, Kind kind, long orderId, long orderLineId,
                   long orderLineLotId, @Nullable Long returnId, @Nullable Long originSaleId, long lotId, long skuId, long productId,
                   @Nullable Long commissionRateId, int commissionBp, @Nullable Money settlementPriceFen, Figures figures,
                   Basis basis, Source source, @Nullable Listed listed, Instant happenedAt, Instant recordedAt,
                   LocalDate accountingDate, LocalDate statementMonth) {

    public enum Kind { SOLD, RETURNED }

    /** No term was in force and the last one was used; or the contract names no settlement price for the pack. */
    public enum Listed { LAST_TERM, NO_PRICE }

    public Sale {
        if (kind == Kind.SOLD ? figures.quantity() <= 0 || returnId != null : figures.quantity() >= 0 || returnId == null || originSaleId == null) {
            throw new IllegalArgumentException("a line is sold with a quantity, or returned with the opposite, its return and its origin");
        }
    }
}
