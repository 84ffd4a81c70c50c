package shangui.order;

import shangui.money.Money;
import shangui.stock.Basis;

/** What left the counter of an order line, lot by lot (ids grow in the order taken), and how much of it came back. */
public record OrderLineLot(long id, long orderId, long orderLineId, long lotId, int quantity, int returned, Basis basis) {

    public OrderLineLot {
        if (quantity <= 0 || returned < 0 || returned > quantity) {
            throw new IllegalArgumentException("no more comes back than was taken");
        }
    }

    public int left() {
        return quantity - returned;
    }

    OrderLineLot returning(int units) {
        return new OrderLineLot(id, orderId, orderLineId, lotId, quantity, returned + units, basis);
    }

    /**
     * What the last {@code units} that came back are worth: gross and discount cumulatively, each by itself, net by
     * subtraction, so that pack by pack they come to exactly the whole (rule 13).
     */
    Money refundOfLast(int units, Money unitPriceFen, Money discountFen) {
        Money discount = discountFen.fraction(returned, quantity).minus(discountFen.fraction(returned - units, quantity));
        return unitPriceFen.times(units).minus(discount);
    }
}
