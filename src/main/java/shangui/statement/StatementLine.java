package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import shangui.contract.Mode;
import shangui.money.Money;
import shangui.sale.Sale;
import shangui.stock.Basis;

/**
 * A sale line as a statement shows it: which goods, where, when, and every figure frozen on it. Nothing in it leads to a buyer.
 *
 * @param name       of the product, as it was when it was sold
 * @param originDate of the line a return reverses: late refunds name the date of the sale (RS-5)
 */
public record StatementLine(long id, LocalDate accountingDate, Instant happenedAt, Sale.Kind kind, Mode mode, long contractId, String contractNumber,
                            long termId, long counterId, String counterName, String counterNameEn, String storeName, String storeNameEn,
                            long skuId, String name, String nameEn, String pack, String packEn, long lotId, String lotCode, int quantity,
                            Money grossFen, Money discountFen, Money netFen, @Nullable Long commissionRateId, int commissionBp, Money commissionFen,
                            @Nullable Money settlementPriceFen, Money settlementFen, Money feesFen, Money payableFen, Basis basis, String source,
                            @Nullable String listed, @Nullable Long originId, @Nullable LocalDate originDate) {}
