package shangui.office;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import shangui.money.Money;

/**
 * A pairing in the office's list.
 *
 * @param counters    open today
 * @param soldOn      the first day of the last month issued; null before the first
 * @param soldFen     goods sold in that month
 */
@Introspected
public record PairingRow(long id, long mountainCode, String mountainName, String mountainNameEn, String mountainCounty, String mountainCountyEn,
                         long partnerCode, String partnerName, String partnerNameEn, String partnerCounty, String partnerCountyEn,
                         LocalDate startsOn, boolean startKnownToMonth, @Nullable LocalDate endsOn, long counters,
                         @Nullable LocalDate soldOn, @Nullable Money soldFen) {

    private static final int SOON_DAYS = 30;

    public enum State { COMING, RUNNING, ENDED }

    /** What wants looking at besides what the worklists tell. */
    public enum Mark { ENDS_SOON, STILL_OPEN, NO_COUNTER }

    public State state(LocalDate today) {
        return startsOn.isAfter(today) ? State.COMING : endsOn != null && !endsOn.isAfter(today) ? State.ENDED : State.RUNNING;
    }

    /** A counter of a pairing that ended closes when nothing stands on it and nothing waits at it; one that is open is not done yet. */
    public List<Mark> marks(LocalDate today) {
        var marks = new ArrayList<Mark>();
        State state = state(today);
        if (state == State.RUNNING && endsOn != null && !endsOn.isAfter(today.plusDays(SOON_DAYS))) {
            marks.add(Mark.ENDS_SOON);
        }
        if (state == State.ENDED && counters > 0) {
            marks.add(Mark.STILL_OPEN);
        }
        if (state == State.RUNNING && counters == 0) {
            marks.add(Mark.NO_COUNTER);
        }
        return marks;
    }

    public YearMonth startMonth() {
        return YearMonth.from(startsOn);
    }

    @Nullable
    public LocalDate lastDay() {
        return endsOn == null ? null : endsOn.minusDays(1);
    }

    @Nullable
    public YearMonth soldMonth() {
        return soldOn == null ? null : YearMonth.from(soldOn);
    }
}
