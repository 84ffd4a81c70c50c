package shangui.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules 1, 2, 3 and 13 where they are arithmetic; the numbers in the names are those of the design. */
class MoneyTest {

    @ParameterizedTest
    @CsvSource({"0,0", "12,1200", "12.8,1280", "12.80,1280", "0.05,5", "-0.05,-5", "999999999.99,99999999999"})
    void rule1ReadsYuanAsFen(String typed, long fen) {
        assertThat(Money.parse(typed)).contains(Money.ofFen(fen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12.", ".80", "012", "1.005", "1,280.00", "¥12", "1e3", "１２", "--1", "+1", "1000000000", "NaN", "12\n"})
    void rule1ReadsNothingElse(String typed) {
        assertThat(Money.parse(typed)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of(typed));
    }

    @ParameterizedTest
    @CsvSource({"0,0.00", "5,0.05", "-5,-0.05", "1280,12.80", "-123456,-1234.56"})
    void rule1WritesFenAsYuan(long fen, String written) {
        assertThat(Money.ofFen(fen)).hasToString(written);
    }

    @Test
    void rule1NeverOverflowsSilently() {
        var most = Money.ofFen(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Money.ofFen(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.negate().minus(Money.ofFen(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.atRate(10_001)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.ofFen(Long.MIN_VALUE)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"1,5000,1", "1,4999,0", "-1,5000,-1", "-1,4999,0", "3,5000,2", "-3,5000,-2", "5,1000,1", "4,1000,0", "6000000,1500,900000"})
    void rule2RoundsHalfUpOnTheAbsoluteAmount(long fen, int basisPoints, long rounded) {
        assertThat(Money.ofFen(fen).atRate(basisPoints)).isEqualTo(Money.ofFen(rounded));
    }

    @Test
    void rule2GivesTheOddFenToTheEarlierOfEqualShares() {
        assertThat(Money.of("1.00").share(List.of(1L, 1L, 1L))).containsExactly(Money.of("0.34"), Money.of("0.33"), Money.of("0.33"));
        assertThat(Money.of("-1.00").share(List.of(1L, 1L, 1L))).containsExactly(Money.of("-0.34"), Money.of("-0.33"), Money.of("-0.33"));
    }

    @Test
    void rule2GivesTheOddFenToTheLargestRemainder() {
        assertThat(Money.of("0.10").share(List.of(1L, 2L, 4L))).containsExactly(Money.of("0.01"), Money.of("0.03"), Money.of("0.06"));
    }

    @Test
    void rule2GivesNothingToAShareThatWeighsNothing() {
        assertThat(Money.of("0.05").share(List.of(0L, 3L, 0L, 3L))).containsExactly(Money.ZERO, Money.of("0.03"), Money.ZERO, Money.of("0.02"));
    }

    @Test
    void rule2RefusesToShareAmongNobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1.00").share(List.of(0L, 0L)));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1.00").share(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1.00").share(List.of(2L, -1L)));
        assertThat(Money.ZERO.share(List.of(0L, 0L))).containsExactly(Money.ZERO, Money.ZERO);
    }

    @Test
    void rule3ComputesCommissionOncePerOrderLineAndSharesItOverLots() {
        var net = Money.of("12.80").times(3).minus(Money.of("1.00"));
        var commission = net.atRate(1500);
        assertThat(commission).isEqualTo(Money.of("5.61"));
        assertThat(commission.share(List.of(1L, 2L))).containsExactly(Money.of("1.87"), Money.of("3.74"));
    }

    @Test
    void rule8TierEntryOfTheDesignIsMinus300() {
        var withinTheBand = Money.of("60000").minus(Money.of("50000"));
        assertThat(withinTheBand.atRate(1800 - 1500).negate()).isEqualTo(Money.of("-300"));
    }

    @Test
    void rule13ReversesSingleReturnsToExactlyTheWhole() {
        var commission = Money.of("1.00");
        var first = commission.fraction(1, 3);
        var second = commission.fraction(2, 3).minus(first);
        var third = commission.fraction(3, 3).minus(commission.fraction(2, 3));
        assertThat(List.of(first, second, third)).containsExactly(Money.of("0.33"), Money.of("0.34"), Money.of("0.33"));
        assertThat(Money.sum(List.of(first, second, third))).isEqualTo(commission);
    }

    @Test
    void comparesAndPicksByAmount() {
        var less = Money.of("-1");
        var more = Money.of("2");
        assertThat(less.max(more)).isEqualTo(more);
        assertThat(less.min(more)).isEqualTo(less);
        assertThat(less.isNegative()).isTrue();
        assertThat(more.isPositive()).isTrue();
        assertThat(more.plus(less).plus(less).isZero()).isTrue();
    }
}
