package shangui.pairing;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shangui.pairing.PairingMonth.State;

/** The months of pairings: which one a line belongs to, and closing them. All methods run in the caller's transaction. */
@Singleton
public class MonthService {

    /** Every change of a month's state that there is (rule 9). */
    private static final Map<State, Set<State>> ALLOWED = Map.of(
        State.OPEN, EnumSet.of(State.CLOSING),
        State.CLOSING, EnumSet.of(State.ISSUED),
        State.ISSUED, EnumSet.of(State.CONFIRMED, State.OPEN),
        State.CONFIRMED, EnumSet.noneOf(State.class));

    private final PairingMonthRepository months;
    private final PairingRepository pairings;

    MonthService(PairingMonthRepository months, PairingRepository pairings) {
        this.months = months;
        this.pairings = pairings;
    }

    /**
     * The statement month of a line with this accounting date: its own month while that is open, else the earliest open one
     * (rule 6). The months read stay as they are until the caller's transaction ends; ask before taking any other lock.
     *
     * @return first day of the month
     */
    public LocalDate statementMonth(long pairingId, LocalDate accountingDate) {
        LocalDate wanted = accountingDate.withDayOfMonth(1);
        return firstOpen(months.lockFrom(pairingId, wanted)).orElseGet(() -> openAfter(pairingId, wanted));
    }

    /**
     * Waits for everybody who is writing lines or moving goods of a pairing and keeps others from it until the caller's transaction
     * ends: for what must not change while they do, such as the terms lines are made of. Ask before taking any other lock. A month
     * there is not yet is opened only while the pairing is in force; else who would open one waits for the pairing's row.
     */
    public void hold(long pairingId, LocalDate today) {
        if (pairings.findById(pairingId).orElseThrow().inForceOn(today)) {
            openUpTo(pairingId, today.withDayOfMonth(1));
        }
        months.hold(pairingId);
        pairings.lock(pairingId);
        months.hold(pairingId);
    }

    /** Opens this month and every one since the last there is, so that none can be skipped; a pairing's first is the first asked for. */
    public void openUpTo(long pairingId, LocalDate month) {
        LocalDate next = last(pairingId).map(last -> last.plusMonths(1)).orElse(month);
        for (; !next.isAfter(month); next = next.plusMonths(1)) {
            months.open(pairingId, next);
        }
    }

    /** All months of a pairing so far, oldest first. */
    public List<PairingMonth> list(long pairingId) {
        return months.list(pairingId);
    }

    /** Changes a month's state if it is still the one expected; false when somebody else was first. */
    public boolean change(long pairingId, LocalDate month, State from, State to) {
        if (!ALLOWED.get(from).contains(to)) {
            throw new IllegalArgumentException(from + " never becomes " + to);
        }
        return months.change(pairingId, month, from, to) == 1;
    }

    private static Optional<LocalDate> firstOpen(List<PairingMonth> locked) {
        return locked.stream().filter(month -> month.state() == State.OPEN).map(PairingMonth::month).findFirst();
    }

    private LocalDate openAfter(long pairingId, LocalDate wanted) {
        openUpTo(pairingId, last(pairingId).filter(last -> !last.isBefore(wanted)).map(last -> last.plusMonths(1)).orElse(wanted));
        return firstOpen(months.lockFrom(pairingId, wanted)).orElseThrow();
    }

    private Optional<LocalDate> last(long pairingId) {
        return months.list(pairingId).stream().map(PairingMonth::month).reduce((earlier, later) -> later);
    }
}
