package shangui.entry;

import shangui.contract.Mode;
import shangui.money.Money;
import shangui.sale.Sale;

/**
 * Sale lines of a month under one contract and one commission rate, added up from the roll-ups.
 *
 * @param commissionRateId 0 where none was taken
 * @param feesFen          all percentage fees
 */
public record SaleGroup(long contractId, Mode mode, Sale.Kind kind, long commissionRateId, int commissionBp, int lines, int quantity,
                 Money grossFen, Money discountFen, Money netFen, Money commissionFen, Money settlementFen, Money feesFen, Money payableFen) {}
