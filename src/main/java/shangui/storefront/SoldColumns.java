package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shangui.money.Money;
import shangui.statement.SoldMonth;

/**
 * Where everything of the column chart of twelve months stands: a column for each month that is told, a stub for one that is not,
 * nothing for one without a statement. Whole numbers, the newest month right; drawn by `views/storefront/sold-columns.vm`.
 */
public final class SoldColumns {

    private static final int MONTHS = 12;
    private static final int STEP = 27;
    private static final int BAR = 17;
    /** Above the highest column, for what it says. */
    private static final int TOP = 24;
    private static final int PLOT = 112;
    private static final int FOOT = 40;
    private static final int STUB = 8;
    /** Half of the widest amount; nearer to an edge it begins or ends there. */
    private static final int HALF_TEXT = 46;

    private final YearMonth last;
    private final List<SoldMonth> months;

    /** A month. @param sold null where it is not told or there is no statement */
    public record Column(YearMonth month, @Nullable SoldMonth sold, int x, int height) {

        public boolean told() {
            return sold != null && sold.soldFen() != null;
        }

        public int y() {
            return TOP + PLOT - height;
        }

        public int middle() {
            return x + BAR / 2;
        }

        public String anchor() {
            return middle() < HALF_TEXT ? "start" : middle() > MONTHS * STEP - HALF_TEXT ? "end" : "middle";
        }

        public int textX() {
            return middle() < HALF_TEXT ? x : middle() > MONTHS * STEP - HALF_TEXT ? x + BAR : middle();
        }

        /** Whether its year is written below it. */
        public boolean first() {
            return x < STEP || month.getMonth() == Month.JANUARY;
        }
    }

    /** @param months issued, of one pairing; @param last the newest month there could be */
    SoldColumns(List<SoldMonth> months, YearMonth last) {
        this.months = months;
        this.last = last;
    }

    public int getWidth() {
        return MONTHS * STEP;
    }

    public int getHeight() {
        return TOP + PLOT + FOOT;
    }

    public int getBase() {
        return TOP + PLOT;
    }

    public int getBar() {
        return BAR;
    }

    public List<Column> getColumns() {
        long most = getMost() == null ? 0 : getMost().soldFen().fen();
        var columns = new ArrayList<Column>();
        for (int i = 0; i < MONTHS; i++) {
            YearMonth month = last.minusMonths(MONTHS - 1 - i);
            SoldMonth sold = months.stream().filter(one -> one.month().equals(month)).findFirst().orElse(null);
            columns.add(new Column(month, sold, i * STEP + (STEP - BAR) / 2, height(sold, most)));
        }
        return columns;
    }

    /** The one in which most was sold, the newest of several, if any is told and sold something. */
    @Nullable
    public SoldMonth getMost() {
        return months.stream().filter(month -> month.soldFen() != null && month.soldFen().isPositive())
            .max(Comparator.comparing(SoldMonth::soldFen).thenComparing(SoldMonth::month)).orElse(null);
    }

    /** Whether anything stands on the ground. */
    public boolean isWorthDrawing() {
        return getMost() != null || isSomeNotTold();
    }

    /** How many months stand out of the ground. */
    public long getRisen() {
        return months.stream().filter(month -> month.soldFen() != null && month.soldFen().isPositive()).count();
    }

    public boolean isSomeNotTold() {
        return months.stream().anyMatch(month -> month.soldFen() == null);
    }

    /** More or less than the month before. @param basisPoints by so much, to a tenth of a percent */
    public record Change(boolean more, int basisPoints) {}

    /** How the newest month stands to the one before it; null where that cannot be told, or nothing changed. */
    @Nullable
    public Change getChange() {
        Optional<Money> newest = months.stream().findFirst().map(SoldMonth::soldFen);
        Optional<Money> before = months.stream().skip(1).findFirst().filter(month -> month.month().equals(months.getFirst().month().minusMonths(1))).map(SoldMonth::soldFen);
        if (newest.isEmpty() || newest.get().isNegative() || before.isEmpty() || !before.get().isPositive()) {
            return null;
        }
        long tenths = newest.get().minus(before.get()).fraction(1000, before.get().fen()).fen();
        return tenths == 0 ? null : new Change(tenths > 0, Math.toIntExact(Math.abs(tenths) * 10));
    }

    private static int height(@Nullable SoldMonth sold, long most) {
        if (sold == null) {
            return 0;
        }
        if (sold.soldFen() == null) {
            return STUB;
        }
        return sold.soldFen().isPositive() ? (int) Math.max(1, sold.soldFen().fen() * PLOT / most) : 0;
    }
}
