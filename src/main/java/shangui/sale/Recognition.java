package shangui.sale;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.List;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.money.Money;

/**
 * How an order line that leaves a counter becomes sale lines, one per lot (rules 3 and 8): commission and each percentage fee
 * once on the whole line, rounded each by itself, then shared over its lots by quantity.
 *
 * @param commission      null where none is agreed
 * @param fees            of the percentage fees that touch the product
 * @param settlementPrice of one pack; null outside consignment
 */
record Recognition(Mode mode, @Nullable Rate commission, List<Rate> fees, @Nullable Money settlementPrice) {

    /**
     * What left of an order line. Packs that were missing at picking are not in it: they took their gross (price × missing) and their
     * part of the discount, round(discount × missing / quantity), with them, as a return does; what stays is gross − discount −
     * missing_fen to the fen.
     *
     * @param grossFen   price × the packs that left
     * @param quantities of its lots, in the order taken
     */
    record Line(Money grossFen, Money discountFen, List<Integer> quantities) {

        Money netFen() {
            return grossFen.minus(discountFen);
        }

        int quantity() {
            return quantities.stream().mapToInt(Integer::intValue).sum();
        }

        List<Money> shared(Money figure) {
            return figure.share(quantities.stream().mapToLong(Integer::longValue).toArray());
        }
    }

    /** The figures of each lot, in the order of the line's quantities. */
    List<Figures> figures(Line line) {
        Money settlement = mode == Mode.CONSIGNMENT ? settlementPrice.times(line.quantity()) : Money.ZERO;
        List<Money> gross = line.shared(line.grossFen());
        List<Money> discount = line.shared(line.discountFen());
        List<Money> commissions = line.shared(commissionOf(line.netFen()));
        List<List<SaleFee>> feesByLot = feesByLot(line, mode == Mode.CONSIGNMENT ? settlement : line.netFen());
        List<Figures> figures = new ArrayList<>();
        for (int lot = 0; lot < line.quantities().size(); lot++) {
            int quantity = line.quantities().get(lot);
            figures.add(new Figures(mode, quantity, gross.get(lot), discount.get(lot), commissions.get(lot),
                mode == Mode.CONSIGNMENT ? settlementPrice.times(quantity) : Money.ZERO, feesByLot.get(lot)));
        }
        return figures;
    }

    private Money commissionOf(Money net) {
        return mode == Mode.CONCESSION && commission != null ? net.atRate(commission.rateBp()) : Money.ZERO;
    }

    /** In purchase mode percentage fees are taken of the receipt, not of a sale. */
    private List<List<SaleFee>> feesByLot(Line line, Money base) {
        List<List<SaleFee>> byLot = new ArrayList<>();
        line.quantities().forEach(quantity -> byLot.add(new ArrayList<>()));
        for (Rate fee : mode == Mode.PURCHASE ? List.<Rate>of() : fees) {
            List<Money> shares = line.shared(base.atRate(fee.rateBp()));
            for (int lot = 0; lot < shares.size(); lot++) {
                byLot.get(lot).add(new SaleFee(fee.feeId(), fee.id(), fee.rateBp(), shares.get(lot)));
            }
        }
        return byLot;
    }
}
