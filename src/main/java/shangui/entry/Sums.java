package shangui.entry;

import shangui.money.Money;

/**
 * Sale lines added up.
 *
 * @param sold          packs, without those returned
 * @param settlementFen quantity × settlement price, consignment only
 * @param payableFen    the town's part of the lines
 */
public record Sums(int sold, int returned, Money netFen, Money commissionFen, Money settlementFen, Money feesFen, Money payableFen) {

    public static final Sums NOTHING = new Sums(0, 0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public Sums plus(Sums more) {
        return new Sums(sold + more.sold, returned + more.returned, netFen.plus(more.netFen), commissionFen.plus(more.commissionFen),
            settlementFen.plus(more.settlementFen), feesFen.plus(more.feesFen), payableFen.plus(more.payableFen));
    }
}
