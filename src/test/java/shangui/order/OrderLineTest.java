package shangui.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import shangui.money.Money;
import shangui.stock.Basis;

/** The figures of a line, pack by pack (rules 3 and 13). */
class OrderLineTest {

    @Property
    void packsMissingAndPacksReturnedGiveBackExactlyTheWhole(@ForAll @LongRange(min = 1, max = 100_000) long price,
            @ForAll @IntRange(min = 2, max = 40) int quantity, @ForAll @IntRange(min = 0, max = 99) int discountPercent,
            @ForAll @IntRange(min = 0, max = 39) int missing, @ForAll @IntRange(min = 1, max = 39) int firstLot) {
        Money discount = Money.ofFen(price * quantity * discountPercent / 100);
        OrderLine line = line(price, quantity, discount).lacking(missing % quantity).withoutLacking();
        Money givenBack = line.missingFen();

        List<OrderLineLot> lots = lots(line.present(), firstLot);
        for (int i = 0; i < lots.size(); i++) {
            givenBack = givenBack.plus(allBackOneByOne(lots.get(i), line, line.lotDiscounts(lots).get(i)));
        }

        assertThat(givenBack).isEqualTo(line.grossFen().minus(discount));
    }

    @Property
    void whatIsMissingIsPriceLessItsPartOfTheDiscountRoundedOnce(@ForAll @LongRange(min = 1, max = 100_000) long price,
            @ForAll @IntRange(min = 1, max = 40) int quantity, @ForAll @IntRange(min = 0, max = 99) int discountPercent) {
        long discount = price * quantity * discountPercent / 100;
        OrderLine line = line(price, quantity, Money.ofFen(discount)).lacking(quantity / 2).withoutLacking();
        BigInteger twice = BigInteger.valueOf(2 * discount * (quantity / 2)).add(BigInteger.valueOf(quantity));
        assertThat(line.missingFen().fen()).isEqualTo(price * (quantity / 2) - twice.divide(BigInteger.valueOf(2L * quantity)).longValue());
    }

    @Test
    void aLineThatDoesNotAddUpCannotBeMade() {
        assertThatThrownBy(() -> line(100, 3, Money.ZERO).lacking(4)).isInstanceOf(IllegalArgumentException.class);
        assertThat(line(100, 3, Money.ZERO).lacking(3).withoutLacking().netFen()).isEqualTo(Money.ZERO);
    }

    private static Money allBackOneByOne(OrderLineLot lot, OrderLine line, Money discount) {
        Money sum = Money.ZERO;
        for (OrderLineLot back = lot; back.left() > 0; ) {
            back = back.returning(1);
            Money one = back.refundOfLast(1, line.unitPriceFen(), discount);
            assertThat(one.isNegative()).isFalse();
            sum = sum.plus(one);
        }
        return sum;
    }

    private static List<OrderLineLot> lots(int present, int first) {
        var lots = new ArrayList<OrderLineLot>();
        int one = Math.min(first, present);
        lots.add(new OrderLineLot(1, 1, 1, 1, one, 0, Basis.SCANNED));
        if (present > one) {
            lots.add(new OrderLineLot(2, 1, 1, 2, present - one, 0, Basis.ASSUMED));
        }
        return lots;
    }

    private static OrderLine line(long price, int quantity, Money discount) {
        return new OrderLine(1, 1, 1, 1, 1, null, "香菇干", "Dried shiitake", "250g", "250g", Money.ofFen(price), quantity,
            Money.ofFen(price).times(quantity), discount, 0, Money.ZERO, 0);
    }
}
