package shangui.sale;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The same figures worked out by hand, in yuan with decimals: shares no code with the shop, knows no {@code Money}. */
final class NaiveCalculator {

    private NaiveCalculator() {
    }

    static BigDecimal yuan(long fen) {
        return BigDecimal.valueOf(fen, 2);
    }

    /** A percentage of an amount, half a fen up, a loss as a gain. */
    static BigDecimal percent(BigDecimal amount, int basisPoints) {
        return amount.multiply(BigDecimal.valueOf(basisPoints, 4)).setScale(2, RoundingMode.HALF_UP);
    }

    static BigDecimal part(BigDecimal amount, int k, int n) {
        return amount.multiply(BigDecimal.valueOf(k)).divide(BigDecimal.valueOf(n), 2, RoundingMode.HALF_UP);
    }

    /** Everybody gets what is due rounded down; then the fen left go one by one to whoever is furthest below what is due. */
    static List<BigDecimal> share(BigDecimal amount, List<Integer> weights) {
        int total = weights.stream().mapToInt(Integer::intValue).sum();
        List<BigDecimal> due = weights.stream().map(weight -> amount.multiply(BigDecimal.valueOf(weight)).divide(BigDecimal.valueOf(total), 30, RoundingMode.DOWN)).toList();
        List<BigDecimal> shares = new ArrayList<>(due.stream().map(one -> one.setScale(2, RoundingMode.DOWN)).toList());
        BigDecimal left = amount.subtract(sum(shares));
        while (left.signum() != 0) {
            int worst = 0;
            for (int i = 1; i < due.size(); i++) {
                if (below(due, shares, i, left).compareTo(below(due, shares, worst, left)) > 0) {
                    worst = i;
                }
            }
            BigDecimal fen = new BigDecimal("0.01").multiply(BigDecimal.valueOf(left.signum()));
            shares.set(worst, shares.get(worst).add(fen));
            left = left.subtract(fen);
        }
        return shares;
    }

    private static BigDecimal below(List<BigDecimal> due, List<BigDecimal> shares, int i, BigDecimal left) {
        return due.get(i).subtract(shares.get(i)).multiply(BigDecimal.valueOf(left.signum()));
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
