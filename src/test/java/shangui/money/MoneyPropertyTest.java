package shangui.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Money against a second calculator that shares no code with it: decimals instead of fen, picking one fen at a time instead of sorting. */
class MoneyPropertyTest {

    private static final long MOST = 9_000_000_000_000_000L;

    @Property
    void rule2RoundsAsDecimalsDo(@ForAll @LongRange(min = -MOST, max = MOST) long fen, @ForAll @IntRange(max = 20_000) int basisPoints) {
        var naive = new BigDecimal(fen).movePointLeft(2).multiply(new BigDecimal(basisPoints).movePointLeft(4)).setScale(2, RoundingMode.HALF_UP);
        assertThat(Money.ofFen(fen).atRate(basisPoints)).hasToString(naive.toPlainString());
    }

    @Property
    void rule2RoundsALossAsItRoundsAGain(@ForAll @LongRange(min = 0, max = MOST) long fen, @ForAll @IntRange(max = 20_000) int basisPoints) {
        assertThat(Money.ofFen(-fen).atRate(basisPoints)).isEqualTo(Money.ofFen(fen).atRate(basisPoints).negate());
    }

    @Property
    void rule2SharesAddUpToTheWhole(@ForAll long fen, @ForAll @Size(min = 1, max = 40) List<@LongRange(min = 0, max = 100_000_000_000L) Long> weights) {
        Assume.that(fen != Long.MIN_VALUE && weights.stream().anyMatch(weight -> weight > 0));
        assertThat(Money.sum(Money.ofFen(fen).share(weights))).isEqualTo(Money.ofFen(fen));
    }

    @Property
    void rule2SharesAsTheNaiveCalculatorDoes(@ForAll @LongRange(min = -MOST, max = MOST) long fen,
                                             @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 50) Long> weights) {
        Assume.that(weights.stream().anyMatch(weight -> weight > 0));
        assertThat(Money.ofFen(fen).share(weights).stream().map(Money::toString).toList()).isEqualTo(naiveShares(fen, weights));
    }

    @Property
    void rule13ReturnsOneByOneGiveBackTheWhole(@ForAll @LongRange(min = -MOST, max = MOST) long fen, @ForAll @IntRange(min = 1, max = 60) int n) {
        var figure = Money.ofFen(fen);
        var returned = new BigInteger("0");
        for (int k = 1; k <= n; k++) {
            var step = figure.fraction(k, n).minus(figure.fraction(k - 1, n));
            assertThat(step.fen() == 0 || step.isNegative() == figure.isNegative()).as("a return never takes back").isTrue();
            returned = returned.add(BigInteger.valueOf(step.fen()));
        }
        assertThat(returned).isEqualTo(BigInteger.valueOf(fen));
    }

    @Property
    void rule1WhatIsWrittenIsReadBack(@ForAll @LongRange(min = -99_999_999_999L, max = 99_999_999_999L) long fen) {
        assertThat(Money.of(Money.ofFen(fen).toString()).fen()).isEqualTo(fen);
    }

    private static List<String> naiveShares(long fen, List<Long> weights) {
        var whole = new BigDecimal(fen).abs();
        var total = new BigDecimal(weights.stream().mapToLong(Long::longValue).sum());
        var shares = new ArrayList<BigDecimal>();
        var lost = new ArrayList<BigDecimal>();
        for (long weight : weights) {
            var product = whole.multiply(new BigDecimal(weight));
            shares.add(product.divideToIntegralValue(total));
            lost.add(product.remainder(total));
        }
        while (shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(whole) < 0) {
            int neediest = 0;
            for (int i = 1; i < lost.size(); i++) {
                if (lost.get(i).compareTo(lost.get(neediest)) > 0) {
                    neediest = i;
                }
            }
            shares.set(neediest, shares.get(neediest).add(BigDecimal.ONE));
            lost.set(neediest, BigDecimal.valueOf(-1));
        }
        return shares.stream().map(share -> (fen < 0 ? share.negate() : share).movePointLeft(2).setScale(2).toPlainString()).toList();
    }
}
