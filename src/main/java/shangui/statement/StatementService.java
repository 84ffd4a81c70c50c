package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.entry.EntryRepository;
import shangui.entry.LedgerRepository;
import shangui.pairing.MonthService;
import shangui.pairing.Pairing;
import shangui.pairing.PairingMonth.State;
import shangui.pairing.PairingRepository;
import shangui.sale.SaleFee;
import shangui.settlement.ClosingEntries;
import shangui.settlement.MonthFigures;
import shangui.settlement.SettlementRepository;
import shangui.statement.ClosingOutcome.Why;
import shangui.stock.Document;
import shangui.web.SampleData;

/**
 * The end of a month (rule 9). Closing is two transactions. The first turns {@code OPEN} to {@code CLOSING} and so waits for everyone who
 * is writing a line of the month; from then on lines go to the next. The second adds up, issues and turns {@code CLOSING} to
 * {@code ISSUED}. A crash between the two leaves a month {@code CLOSING}: whoever closes it next, or the nightly job, goes on there.
 */
@Singleton
public class StatementService {

    private final Transactions transactions;
    private final MonthService months;
    private final PairingRepository pairings;
    private final ClosingEntries closing;
    private final StatementFigures figures;
    private final LedgerRepository ledger;
    private final LineRepository lines;
    private final EntryRepository entries;
    private final IssueRepository issues;
    private final SettlementRepository settlements;
    private final CanonicalFile canonicalFile;
    private final Sheet sheet;
    private final SampleData sampleData;
    private final Ids ids;
    private final Clock clock;

    StatementService(Transactions transactions, MonthService months, PairingRepository pairings, ClosingEntries closing, StatementFigures figures,
                     LedgerRepository ledger, LineRepository lines, EntryRepository entries, IssueRepository issues, SettlementRepository settlements,
                     CanonicalFile canonicalFile, Sheet sheet, SampleData sampleData, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.months = months;
        this.pairings = pairings;
        this.closing = closing;
        this.figures = figures;
        this.ledger = ledger;
        this.lines = lines;
        this.entries = entries;
        this.issues = issues;
        this.settlements = settlements;
        this.canonicalFile = canonicalFile;
        this.sheet = sheet;
        this.sampleData = sampleData;
        this.ids = ids;
        this.clock = clock;
    }

    /** Both steps, for whoever has no form to answer. @param accountId none: the job */
    public ClosingOutcome close(long pairingId, LocalDate month, @Nullable Long accountId) {
        beginClosing(pairingId, month, nextVersion(pairingId, month));
        return issue(pairingId, month, accountId);
    }

    /** The issue of a month that stands. */
    public Optional<StatementIssue> standing(long pairingId, LocalDate month) {
        return issues.findStanding(pairingId, month);
    }

    int nextVersion(long pairingId, LocalDate month) {
        return issues.findByMonth(pairingId, month).size() + 1;
    }

    /**
     * The first step; does nothing where it may not, and {@link #issue} says why. The version expected keeps a request that is sent
     * again after a withdrawal from closing the month a second time.
     */
    void beginClosing(long pairingId, LocalDate month, int version) {
        openIfOwed(pairingId, month);
        transactions.write(() -> {
            var all = issues.lockMonths(pairingId, month);
            if (whyNot(all, month).isEmpty() && nextVersion(pairingId, month) == version) {
                months.change(pairingId, month, State.OPEN, State.CLOSING);
            }
        });
    }

    /** A month in force that has ended gets a statement even when nothing was written in it; after that, as long as a balance remains. */
    void openIfOwed(long pairingId, LocalDate month) {
        transactions.write(() -> {
            Pairing pairing = pairings.findById(pairingId).orElseThrow();
            boolean inForce = pairing.startsOn().isBefore(month.plusMonths(1)) && (pairing.endsOn() == null || pairing.endsOn().isAfter(month));
            if (hasEnded(month) && (inForce || !entries.outstandingCarries(pairingId, month).isEmpty())) {
                months.openUpTo(pairingId, month);
            }
        });
    }

    /** The second step: entries of closing, settlements, the issue and its files, in one transaction. */
    ClosingOutcome issue(long pairingId, LocalDate month, @Nullable Long accountId) {
        return transactions.write(() -> {
            if (!months.change(pairingId, month, State.CLOSING, State.ISSUED)) {
                return new ClosingOutcome.Refused(whyNot(issues.lockMonths(pairingId, month), month).orElse(Why.ALREADY_ISSUED));
            }
            entries.add(closing.of(pairingId, month, ledger.saleGroups(pairingId, month), entries.findByMonth(pairingId, month)));
            return new ClosingOutcome.Done(add(pairings.findById(pairingId).orElseThrow(), month, accountId));
        });
    }

    /** Takes back a pairing's newest issue: the month takes lines again, and each entry its closing made is answered. */
    ClosingOutcome withdraw(StatementIssue issue, long accountId, String reason) {
        return transactions.write(() -> {
            var all = issues.lockMonths(issue.pairingId(), null);
            Optional<Why> why = whyNotWithdrawn(all, issue);
            if (why.isPresent()) {
                return new ClosingOutcome.Refused(why.get());
            }
            months.change(issue.pairingId(), issue.month(), State.ISSUED, State.OPEN);
            issues.addWithdrawal(issue.id(), accountId, reason, clock.instant());
            entries.add(entries.findStandingOfClosing(issue.pairingId(), issue.month()).stream()
                .map(entry -> entry.answer(ids.next(), accountId, reason, clock.instant())).toList());
            return new ClosingOutcome.Done(issues.find(issue.number()).orElseThrow());
        });
    }

    /** The township's yes: from now on corrections are lines of a later month. */
    public ClosingOutcome confirm(StatementIssue issue, long accountId) {
        return transactions.write(() -> {
            issues.lockMonths(issue.pairingId(), issue.month());
            StatementIssue now = issues.find(issue.number()).orElseThrow();
            if (now.confirmed()) {
                return new ClosingOutcome.Refused(Why.CONFIRMED);
            }
            if (!now.standing() || !months.change(now.pairingId(), now.month(), State.ISSUED, State.CONFIRMED)) {
                return new ClosingOutcome.Refused(Why.NOT_ISSUED);
            }
            issues.addConfirmation(now.id(), accountId, clock.instant());
            return new ClosingOutcome.Done(issues.find(now.number()).orElseThrow());
        });
    }

    /** Why a month is not closed now; empty when it may be, or is being closed already. */
    private Optional<Why> whyNot(List<IssueRepository.MonthState> upToMonth, LocalDate month) {
        if (!hasEnded(month)) {
            return Optional.of(Why.NOT_ENDED);
        }
        if (upToMonth.isEmpty() || !upToMonth.getLast().month().equals(month)) {
            return Optional.of(Why.UNKNOWN_MONTH);
        }
        if (upToMonth.subList(0, upToMonth.size() - 1).stream().anyMatch(earlier -> notIssued(earlier.state()))) {
            return Optional.of(Why.EARLIER_OPEN);
        }
        return notIssued(upToMonth.getLast().state()) ? Optional.empty() : Optional.of(Why.ALREADY_ISSUED);
    }

    private static boolean notIssued(State state) {
        return state == State.OPEN || state == State.CLOSING;
    }

    private Optional<Why> whyNotWithdrawn(List<IssueRepository.MonthState> all, StatementIssue issue) {
        State state = all.stream().filter(one -> one.month().equals(issue.month())).findFirst().orElseThrow().state();
        StatementIssue now = issues.find(issue.number()).orElseThrow();
        if (state == State.CONFIRMED && now.standing()) {
            return Optional.of(Why.CONFIRMED);
        }
        if (state != State.ISSUED || !now.standing()) {
            return Optional.of(Why.NOT_ISSUED);
        }
        boolean laterClosed = all.stream().anyMatch(one -> one.month().isAfter(issue.month()) && one.state() != State.OPEN);
        return laterClosed ? Optional.of(Why.NOT_NEWEST) : Optional.empty();
    }

    private StatementIssue add(Pairing pairing, LocalDate month, @Nullable Long accountId) {
        MonthFigures booked = figures.booked(pairing.id(), month);
        booked.settlements().forEach(settlement ->
            settlements.put(ids.next(), pairing.id(), settlement.party().contractId(), month, settlement.payableFen(), settlement.dueOn()));
        List<StatementLine> allLines = lines.all(pairing.id(), month);
        Map<Long, List<SaleFee>> fees = lines.fees(pairing.id(), month);
        byte[] canonical = canonicalFile.of(allLines, fees, booked.entries());
        byte[] previous = issues.findLast(pairing.id()).map(StatementIssue::hash).orElse(null);
        int version = nextVersion(pairing.id(), month);
        StatementIssue issue = new StatementIssue(ids.next(), pairing.id(), month, version, number(pairing, month, version), booked.soldFen(),
            booked.payableFen(), allLines.size(), previous, CanonicalFile.hash(previous, canonical), clock.instant(), accountId, null, null, null);
        issues.add(issue);
        issues.addFile(issue.id(), IssueRepository.File.CANON, issue.number() + "-canonical.csv", canonical);
        issues.addFile(issue.id(), IssueRepository.File.CSV, issue.number() + ".csv", sheet.of(pairing, issue, allLines, booked));
        figures.villageParts(pairing.id(), month, booked.entries()).forEach((contractId, parts) -> issues.addVillageParts(issue.id(), contractId, parts));
        issues.addStock(issue.id(), ledger.stock(pairing.id(), month));
        return issue;
    }

    private String number(Pairing pairing, LocalDate month, int version) {
        return (sampleData.isLoaded() ? "DEMO-" : "") + "%d-%d-%d%02d-v%d".formatted(pairing.mountainTown(), pairing.partnerTown(), month.getYear(),
            month.getMonthValue(), version);
    }

    private boolean hasEnded(LocalDate month) {
        return !month.plusMonths(1).isAfter(LocalDate.ofInstant(clock.instant(), Document.ZONE));
    }
}
