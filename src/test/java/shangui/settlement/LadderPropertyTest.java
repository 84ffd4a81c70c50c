package shangui.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import shangui.contract.Tier;
import shangui.money.Money;

/** Bands above the first, against a calculator that walks up the ladder fen by band (rule 8). */
class LadderPropertyTest {

    @Example
    void rule8Net60000At15And18AboveFiftyThousandIsMinus300() {
        Ladder ladder = new Ladder(1500, List.of(new Tier(1, Money.of("50000.00"), 1800)));
        assertThat(ladder.reachedBy(Money.of("60000.00"))).extracting(Ladder.Band::amountFen).containsExactly(Money.of("-300.00"));
        assertThat(ladder.reachedBy(Money.of("50000.00"))).isEmpty();
        assertThat(ladder.reachedBy(Money.of("-1.00"))).isEmpty();
    }

    @Property
    void rule8EachBandTakesItsDifferenceOnceOfTheNetWithinIt(@ForAll @LongRange(min = -1_000_000, max = 100_000_000) long net,
                                                            @ForAll @LongRange(min = 1, max = 30_000_000) long from, @ForAll @LongRange(min = 1, max = 30_000_000) long width,
                                                            @ForAll @IntRange(max = 4_000) int first, @ForAll @IntRange(max = 4_000) int second, @ForAll @IntRange(max = 4_000) int third) {
        Ladder ladder = new Ladder(first, List.of(new Tier(1, Money.ofFen(from), second), new Tier(1, Money.ofFen(from + width), third)));
        BigDecimal expected = taken(Math.min(net, from + width) - from, second - first).add(taken(net - from - width, third - first));
        assertThat(new BigDecimal(Money.sum(ladder.reachedBy(Money.ofFen(net)), Ladder.Band::amountFen).toString())).isEqualByComparingTo(expected);
    }

    private static BigDecimal taken(long within, int difference) {
        return within <= 0 ? BigDecimal.ZERO
            : BigDecimal.valueOf(within, 2).multiply(BigDecimal.valueOf(difference, 4)).setScale(2, RoundingMode.HALF_UP).negate();
    }
}
