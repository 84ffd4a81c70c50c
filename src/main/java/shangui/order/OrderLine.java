package shangui.order;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import shangui.money.Money;

/**
 * Packs of one offer in an order; name and price are copied when it is ordered.
 *
 * @param lotId      the marked-down lot that was the offer, or null
 * @param missing    packs that were not there and were taken off before anything was handed over
 * @param missingFen what they came to
 * @param lacking    packs found not to be there; the shopper has yet to choose
 */
public record OrderLine(long id, long orderId, int position, long skuId, long productId, @Nullable Long lotId, String name, String nameEn,
                        String pack, String packEn, Money unitPriceFen, int quantity, Money grossFen, Money discountFen, int missing,
                        Money missingFen, int lacking) {

    public OrderLine {
        if (!grossFen.equals(unitPriceFen.times(quantity)) || missing + lacking > quantity) {
            throw new IllegalArgumentException("order line " + id + " does not add up");
        }
    }

    /** What it comes to, after discount and without what was missing. */
    public Money netFen() {
        return grossFen.minus(discountFen).minus(missingFen);
    }

    /** Packs that are to leave the counter, or left it. */
    public int present() {
        return quantity - missing;
    }

    /** Price × packs present. */
    public Money presentGrossFen() {
        return unitPriceFen.times(present());
    }

    /** The discount on the packs present. */
    public Money presentDiscountFen() {
        return presentGrossFen().minus(netFen());
    }

    /** The discount of each of its lots, in the order taken, shared by quantity (rule 3). */
    public List<Money> lotDiscounts(List<OrderLineLot> lotsInOrder) {
        return presentDiscountFen().share(lotsInOrder.stream().map(lot -> (long) lot.quantity()).toList());
    }

    /** Gross and discount are reversed each by itself, net by subtraction (rule 13). */
    Money missingFen(int units) {
        return unitPriceFen.times(units).minus(discountFen.fraction(units, quantity));
    }

    OrderLine lacking(int units) {
        return new OrderLine(id, orderId, position, skuId, productId, lotId, name, nameEn, pack, packEn, unitPriceFen, quantity, grossFen,
            discountFen, missing, missingFen, units);
    }

    /** What is lacking counts as missing. */
    OrderLine withoutLacking() {
        return new OrderLine(id, orderId, position, skuId, productId, lotId, name, nameEn, pack, packEn, unitPriceFen, quantity, grossFen,
            discountFen, missing + lacking, missingFen(missing + lacking), 0);
    }

    OrderLine discounted(Money discount) {
        OrderLine whole = new OrderLine(id, orderId, position, skuId, productId, lotId, name, nameEn, pack, packEn, unitPriceFen, quantity,
            grossFen, discount, missing, missingFen, lacking);
        return new OrderLine(id, orderId, position, skuId, productId, lotId, name, nameEn, pack, packEn, unitPriceFen, quantity, grossFen,
            discount, missing, whole.missingFen(missing), lacking);
    }
}
