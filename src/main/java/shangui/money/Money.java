package shangui.money;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An amount in fen, tax included; negative when it goes back. Exact: what does not fit a {@code long} is an
 * {@link ArithmeticException}. The one rounding and the one sharing of Shangui live here.
 *
 * <p>A component named {@code totalFen} is column {@code total_fen} (BIGINT) and, in JSON, the integer {@code totalFen}.
 */
@TypeDef(type = DataType.LONG)
@Schema(type = "integer", format = "int64", description = "Amount in fen, tax included", example = "1280")
public record Money(long fen) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    private static final int BASIS_POINTS = 10_000;
    /** At most 999,999,999.99: nothing a person types here is larger. */
    private static final Pattern YUAN = Pattern.compile("(-?)(0|[1-9][0-9]{0,8})(?:\\.([0-9]{1,2}))?");

    public Money {
        if (fen == Long.MIN_VALUE) {
            throw new ArithmeticException("An amount without a positive counterpart");
        }
    }

    public static Money ofFen(long fen) {
        return fen == 0 ? ZERO : new Money(fen);
    }

    /** Yuan as written in code and tests, {@code "12.80"}. @throws IllegalArgumentException when it is not an amount */
    public static Money of(String yuan) {
        return parse(yuan).orElseThrow(() -> new IllegalArgumentException("Not an amount: " + yuan));
    }

    /** Yuan as a person types it: {@code 12}, {@code 12.8}, {@code -12.80}; empty when it is anything else or too large. */
    public static Optional<Money> parse(String yuan) {
        var typed = YUAN.matcher(yuan);
        if (!typed.matches()) {
            return Optional.empty();
        }
        var decimals = typed.group(3) == null ? "" : typed.group(3);
        long fen = Long.parseLong(typed.group(2)) * 100 + Long.parseLong((decimals + "00").substring(0, 2));
        return Optional.of(ofFen(typed.group(1).isEmpty() ? fen : -fen));
    }

    public static Money sum(Collection<Money> amounts) {
        return sum(amounts, Function.identity());
    }

    public static <T> Money sum(Collection<T> items, Function<? super T, Money> figure) {
        return items.stream().map(figure).reduce(ZERO, Money::plus);
    }

    public Money plus(Money other) {
        return ofFen(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return ofFen(Math.subtractExact(fen, other.fen));
    }

    public Money times(long quantity) {
        return ofFen(Math.multiplyExact(fen, quantity));
    }

    public Money negate() {
        return ofFen(-fen);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isNegative() {
        return fen < 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    public boolean isZero() {
        return fen == 0;
    }

    /** This amount at a rate of 1/10,000ths, rounded: ¥100.00 at 1,500 is ¥15.00. */
    public Money atRate(int basisPoints) {
        return fraction(basisPoints, BASIS_POINTS);
    }

    /** This amount × k / n, rounded half up to the fen on the absolute amount, sign put back. */
    public Money fraction(long k, long n) {
        if (n <= 0) {
            throw new IllegalArgumentException("A fraction of " + n);
        }
        var doubled = BigInteger.valueOf(fen).multiply(BigInteger.valueOf(k)).shiftLeft(1);
        var rounded = doubled.abs().add(BigInteger.valueOf(n)).divide(BigInteger.valueOf(n).shiftLeft(1));
        return ofFen((doubled.signum() < 0 ? rounded.negate() : rounded).longValueExact());
    }

    /** {@link #share(long[])} for weights in a list. */
    public List<Money> share(List<Long> weights) {
        return share(weights.stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * Shares this amount out by weight so that the shares add up to it: each gets its whole fen, and the fen left over go
     * to the largest remainders, ties to the earlier share. Nothing is shared of nothing, whatever the weights.
     *
     * @throws IllegalArgumentException when a weight is negative, or all are zero and there is something to share
     */
    public List<Money> share(long[] weights) {
        long whole = Math.abs(fen);
        long total = totalOf(weights);
        if (whole == 0) {
            return Arrays.stream(weights).mapToObj(weight -> ZERO).toList();
        }
        if (total == 0) {
            throw new IllegalArgumentException("Nobody to share among");
        }
        var shares = new long[weights.length];
        var remainders = new long[weights.length];
        long left = whole;
        for (int i = 0; i < weights.length; i++) {
            var parts = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(weights[i])).divideAndRemainder(BigInteger.valueOf(total));
            shares[i] = parts[0].longValueExact();
            remainders[i] = parts[1].longValueExact();
            left -= shares[i];
        }
        earliestOfTheLargest(remainders).limit(left).forEach(i -> shares[i]++);
        return Arrays.stream(shares).mapToObj(share -> ofFen(fen < 0 ? -share : share)).toList();
    }

    private static long totalOf(long[] weights) {
        long total = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("A weight of " + weight);
            }
            total = Math.addExact(total, weight);
        }
        return total;
    }

    /** Positions by remainder, largest first; the sort is stable, so of equals the earlier comes first. */
    private static IntStream earliestOfTheLargest(long[] remainders) {
        return IntStream.range(0, remainders.length).boxed()
            .sorted(Comparator.comparingLong((Integer i) -> remainders[i]).reversed())
            .mapToInt(Integer::intValue);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** Yuan with two decimals and nothing else: {@code 12.80}, {@code -0.05}. */
    @Override
    public String toString() {
        long absolute = Math.abs(fen);
        return (fen < 0 ? "-" : "") + absolute / 100 + "." + (absolute % 100 < 10 ? "0" : "") + absolute % 100;
    }
}
