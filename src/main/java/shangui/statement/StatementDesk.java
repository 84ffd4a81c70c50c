package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.contract.Fee;
import shangui.contract.FeeRepository;
import shangui.db.Transactions;
import shangui.entry.Entry;
import shangui.entry.LedgerRepository;
import shangui.lot.Lot;
import shangui.lot.LotRepository;
import shangui.money.Money;
import shangui.pairing.MonthService;
import shangui.pairing.Pairing;
import shangui.pairing.PairingMonth.State;
import shangui.pairing.PairingMonth;
import shangui.settlement.MonthFigures;
import shangui.settlement.Settlement;
import shangui.settlement.SettlementRepository;
import shangui.settlement.VillagePart;
import shangui.settlement.VillageShares;
import shangui.stock.Document;
import shangui.town.Town;
import shangui.town.TownRepository;
import shangui.town.Village;
import shangui.user.Account;
import shangui.user.Role;
import shangui.web.Slice;

/** Gathers what the pages of statements show, the same for every role that may see it. */
@Singleton
public class StatementDesk {

    private static final int LINES_A_PAGE = 50;

    private final StatementReach reach;
    private final StatementFigures figures;
    private final LedgerRepository ledger;
    private final LineRepository lineRepository;
    private final IssueRepository issues;
    private final SettlementRepository settlements;
    private final MonthService months;
    private final TownRepository towns;
    private final FeeRepository fees;
    private final LotRepository lots;
    private final Issuers issuers;
    private final Transactions transactions;
    private final Clock clock;

    StatementDesk(StatementReach reach, StatementFigures figures, LedgerRepository ledger, LineRepository lineRepository, IssueRepository issues, SettlementRepository settlements,
                  MonthService months, TownRepository towns, FeeRepository fees, LotRepository lots, Issuers issuers, Transactions transactions, Clock clock) {
        this.reach = reach;
        this.figures = figures;
        this.ledger = ledger;
        this.lineRepository = lineRepository;
        this.issues = issues;
        this.settlements = settlements;
        this.months = months;
        this.towns = towns;
        this.fees = fees;
        this.lots = lots;
        this.issuers = issuers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Every issue of the pairings in reach, newest first. */
    public StatementListPage list(String home, Account account) {
        return transactions.readOneMoment(() -> {
            List<Pairing> pairings = reach.pairings(account);
            Map<Long, Pairing> byId = pairings.stream().collect(Collectors.toMap(Pairing::id, Function.identity()));
            Map<Long, Town> names = towns(pairings);
            Map<Long, List<Settlement>> owed = settlements.findByPairings(byId.keySet()).stream().collect(Collectors.groupingBy(Settlement::pairingId));
            return new StatementListPage(home, issues.findByPairings(List.copyOf(byId.keySet())).stream()
                .map(issue -> row(issue, byId.get(issue.pairingId()), names, owed.getOrDefault(issue.pairingId(), List.of()))).toList());
        });
    }

    /** The pairings in reach with their months, newest first. */
    public MonthsPage months(String home, Account account) {
        return transactions.readOneMoment(() -> {
            List<Pairing> pairings = reach.pairings(account);
            Map<Long, Town> names = towns(pairings);
            Map<Long, List<StatementIssue>> issued = issues.findByPairings(pairings.stream().map(Pairing::id).toList()).stream()
                .filter(StatementIssue::standing).collect(Collectors.groupingBy(StatementIssue::pairingId));
            return new MonthsPage(home, pairings.stream().map(pairing -> pairing(pairing, names, issued.getOrDefault(pairing.id(), List.of()))).toList());
        });
    }

    /** An issue as it was sent. A withdrawn one's figures live on in its kept file; the page shows what the books say of the month now. */
    StatementPage issued(String home, Account account, String number) {
        return transactions.readOneMoment(() -> {
            StatementIssue issue = reach.issue(account, number);
            return page(home + "/statements/" + number, home, reach.pairing(account, issue.pairingId()), issue.month(), issue, account);
        });
    }

    /** A month as it stands: its standing issue, or the draft. */
    StatementPage month(String home, Account account, long pairingId, LocalDate month) {
        return transactions.readOneMoment(() -> {
            Pairing pairing = reach.pairing(account, pairingId);
            return page(home + "/pairings/" + pairingId + "/months/" + YearMonth.from(month), home, pairing, month,
                issues.findStanding(pairingId, month).orElse(null), account);
        });
    }

    /** One page of lines, newest first. */
    LinesPage lines(String base, String home, Account account, long pairingId, LocalDate month, @Nullable String number, LineRepository.Filter filter,
                    String query, long before) {
        return transactions.readOneMoment(() -> {
            Pairing pairing = reach.pairing(account, pairingId);
            Map<Long, Town> names = towns(List.of(pairing));
            return new LinesPage(base, home, YearMonth.from(month), number, town(names, pairing.mountainTown()), town(names, pairing.partnerTown()), query,
                Slice.of(lineRepository.page(pairingId, month, filter, before, LINES_A_PAGE + 1), LINES_A_PAGE, StatementLine::id));
        });
    }

    private StatementPage page(String base, String home, Pairing pairing, LocalDate month, @Nullable StatementIssue issue, Account account) {
        State state = stateOf(pairing.id(), month);
        boolean closed = state == State.ISSUED || state == State.CONFIRMED;
        MonthFigures now = closed ? figures.booked(pairing.id(), month) : figures.draft(pairing.id(), month);
        List<Settlement> owed = settlements.findByMonth(pairing.id(), month);
        List<Settlement> due = owed.stream().filter(settlement -> settlement.restFen().isPositive()).sorted(Comparator.comparing(Settlement::dueOn)).toList();
        List<StatementIssue> versions = issues.findByMonth(pairing.id(), month);
        Map<Long, Town> names = towns(List.of(pairing));
        boolean partner = account.is(Role.PARTNER) && home.equals("/partner");
        boolean withdrawn = issue != null && !issue.standing();
        return new StatementPage(base, home, pairing.id(), YearMonth.from(month), state, town(names, pairing.mountainTown()), town(names, pairing.partnerTown()),
            issue == null ? null : issued(issue), versions.size() + 1, withdrawn ? issue.payableFen() : now.payableFen(),
            withdrawn ? issue.soldFen() : now.soldFen(), Money.sum(owed, Settlement::acknowledgedFen),
            Money.sum(owed, settlement -> settlement.paidFen().minus(settlement.acknowledgedFen())), due.isEmpty() ? null : due.getFirst().dueOn(),
            Money.sum(due.stream().filter(one -> one.dueOn().equals(due.getFirst().dueOn())).toList(), Settlement::restFen), due.isEmpty() ? null : due.getLast().dueOn(), now.lineCount(),
            withdrawn ? List.of() : now.settlements(), withdrawn ? List.of() : entryRows(now), withdrawn ? List.of() : ledger.byProduct(pairing.id(), month),
            withdrawn ? List.of() : ledger.byCounter(pairing.id(), month), withdrawn ? List.of() : villageRows(pairing, month, now, owed),
            withdrawn ? List.of() : ledger.stock(pairing.id(), month), late(owed),
            versions.reversed().stream().map(StatementDesk::version).toList(),
            partner && !closed && hasEnded(month), partner && state == State.ISSUED && !withdrawn,
            account.is(Role.TOWNSHIP) && state == State.ISSUED && issue != null && !withdrawn);
    }

    private State stateOf(long pairingId, LocalDate month) {
        return months.list(pairingId).stream().filter(one -> one.month().equals(month)).map(PairingMonth::state).findFirst().orElse(State.OPEN);
    }

    private boolean hasEnded(LocalDate month) {
        return !month.plusMonths(1).isAfter(LocalDate.ofInstant(clock.instant(), Document.ZONE));
    }

    private StatementPage.Issued issued(StatementIssue issue) {
        return new StatementPage.Issued(issue.number(), issue.version(), issue.issuedAt(), issuers.name(issue.accountId()),
            issue.previousHash() == null ? null : CanonicalFile.hex(issue.previousHash()), CanonicalFile.hex(issue.hash()),
            issue.check(), issue.standing(), issue.withdrawnAt(), issue.withdrawalReason(), issue.confirmedAt());
    }

    private static StatementPage.Version version(StatementIssue issue) {
        return new StatementPage.Version(issue.number(), issue.version(), issue.issuedAt(), issue.payableFen(), issue.standing());
    }

    private List<StatementPage.LateRow> late(List<Settlement> owed) {
        Map<Long, Settlement> byId = owed.stream().collect(Collectors.toMap(Settlement::id, Function.identity()));
        return settlements.dueTooLate(byId.keySet()).stream()
            .map(late -> new StatementPage.LateRow(byId.get(late.settlementId()).party(), late.receivedOn(), late.dueOn())).toList();
    }

    private List<StatementPage.EntryRow> entryRows(MonthFigures now) {
        Map<Long, String> contracts = now.settlements().stream()
            .collect(Collectors.toMap(settlement -> settlement.party().contractId(), settlement -> settlement.party().contractNumber()));
        Map<Long, Fee> feeNames = contracts.keySet().stream().flatMap(id -> fees.findByContractIdOrderById(id).stream())
            .collect(Collectors.toMap(Fee::id, Function.identity()));
        Set<Long> lotIds = now.entries().stream().map(entry -> entry.of().lotId()).filter(id -> id != null).collect(Collectors.toSet());
        Map<Long, String> codes = lotIds.isEmpty() ? Map.of() : lots.findByIdIn(lotIds).stream().collect(Collectors.toMap(Lot::id, Lot::code));
        return now.entries().stream().map(entry -> entryRow(entry, contracts, entry.feeId() == null ? null : feeNames.get(entry.feeId()), codes)).toList();
    }

    private static StatementPage.EntryRow entryRow(Entry entry, Map<Long, String> contracts, @Nullable Fee fee, Map<Long, String> codes) {
        return new StatementPage.EntryRow(entry.id(), entry.accountingDate(), entry.kind(), contracts.get(entry.contractId()),
            fee == null ? null : fee.name(), fee == null ? null : fee.nameEn(), entry.of().lotId() == null ? null : codes.get(entry.of().lotId()),
            entry.of().quantity(), entry.baseFen(), entry.rateBp(), entry.amountFen(), entry.clause(), entry.reason(), entry.closing());
    }

    /** Each village over all settlements; what was paid of a settlement is shared by what is due of it, so part payments add up. */
    private List<StatementPage.VillageRow> villageRows(Pairing pairing, LocalDate month, MonthFigures now, List<Settlement> owed) {
        Map<Long, Settlement> byContract = owed.stream().collect(Collectors.toMap(settlement -> settlement.party().contractId(), Function.identity()));
        Map<Long, StatementPage.VillageRow> rows = new LinkedHashMap<>();
        figures.villageParts(pairing.id(), month, now.entries()).forEach((contractId, parts) -> {
            List<Money> paid = paid(parts, byContract.get(contractId));
            for (int i = 0; i < parts.size(); i++) {
                rows.merge(parts.get(i).villageId(), row(parts.get(i), paid.get(i)), StatementDesk::plus);
            }
        });
        Map<Long, Village> names = figures.villages(rows.keySet());
        List<StatementPage.VillageRow> ordered = new ArrayList<>();
        names.forEach((id, village) -> ordered.add(named(rows.get(id), village)));
        Optional.ofNullable(rows.get(VillageShares.NOBODY)).ifPresent(nobody -> ordered.add(named(nobody, null)));
        return ordered;
    }

    private static List<Money> paid(List<VillagePart> parts, @Nullable Settlement settlement) {
        Money due = Money.sum(parts, VillagePart::dueFen);
        if (settlement == null || !settlement.payableFen().isPositive()) {
            return parts.stream().map(part -> Money.ZERO).toList();
        }
        Money arrived = due.fraction(settlement.acknowledgedFen().min(settlement.payableFen()).fen(), settlement.payableFen().fen());
        return arrived.share(parts.stream().map(part -> part.dueFen().fen()).toList());
    }

    private static StatementPage.VillageRow row(VillagePart part, Money paid) {
        return new StatementPage.VillageRow(part.villageId(), null, null, part.netFen(), part.linesFen(), part.entriesFen(), part.carriedInFen(),
            part.dueFen(), part.carriedOutFen(), paid);
    }

    private static StatementPage.VillageRow plus(StatementPage.VillageRow a, StatementPage.VillageRow b) {
        return new StatementPage.VillageRow(a.villageId(), null, null, a.netFen().plus(b.netFen()), a.linesFen().plus(b.linesFen()),
            a.entriesFen().plus(b.entriesFen()), a.carriedInFen().plus(b.carriedInFen()), a.dueFen().plus(b.dueFen()),
            a.carriedOutFen().plus(b.carriedOutFen()), a.paidFen().plus(b.paidFen()));
    }

    private static StatementPage.VillageRow named(StatementPage.VillageRow row, @Nullable Village village) {
        return new StatementPage.VillageRow(village == null ? null : village.id(), village == null ? null : village.name(),
            village == null ? null : village.nameEn(), row.netFen(), row.linesFen(), row.entriesFen(), row.carriedInFen(), row.dueFen(),
            row.carriedOutFen(), row.paidFen());
    }

    private static StatementListPage.Row row(StatementIssue issue, Pairing pairing, Map<Long, Town> names, List<Settlement> ofPairing) {
        List<Settlement> owed = ofPairing.stream().filter(settlement -> settlement.month().equals(issue.month())).toList();
        return new StatementListPage.Row(issue.number(), YearMonth.from(issue.month()), issue.version(), town(names, pairing.mountainTown()),
            town(names, pairing.partnerTown()), issue.soldFen(), issue.payableFen(), issue.standing() ? Money.sum(owed, Settlement::acknowledgedFen) : Money.ZERO,
            issue.issuedAt(), issue.standing(), issue.confirmed());
    }

    private MonthsPage.PairingRow pairing(Pairing pairing, Map<Long, Town> names, List<StatementIssue> issued) {
        Map<LocalDate, StatementIssue> byMonth = issued.stream().collect(Collectors.toMap(StatementIssue::month, Function.identity()));
        return new MonthsPage.PairingRow(pairing.id(), town(names, pairing.mountainTown()), town(names, pairing.partnerTown()), pairing.startsOn(), pairing.startKnownToMonth(),
            pairing.endsOn() == null ? null : pairing.endsOn().minusDays(1),
            monthsOf(pairing).reversed().stream().map(month -> new MonthsPage.MonthRow(YearMonth.from(month.month()), month.state(),
                hasEnded(month.month()), number(byMonth.get(month.month())), payable(byMonth.get(month.month())))).toList());
    }

    /** Those there are, and the last ended and the running one while the pairing is in force, whether anything was written in them or not. */
    private List<PairingMonth> monthsOf(Pairing pairing) {
        LocalDate running = LocalDate.ofInstant(clock.instant(), Document.ZONE).withDayOfMonth(1);
        List<PairingMonth> all = new ArrayList<>(months.list(pairing.id()));
        Stream.of(running.minusMonths(1), running)
            .filter(month -> all.isEmpty() || month.isAfter(all.getLast().month()))
            .filter(month -> pairing.startsOn().isBefore(month.plusMonths(1)) && (pairing.endsOn() == null || pairing.endsOn().isAfter(month)))
            .forEach(month -> all.add(new PairingMonth(pairing.id(), month, State.OPEN)));
        return all;
    }

    @Nullable
    private static String number(@Nullable StatementIssue issue) {
        return issue == null ? null : issue.number();
    }

    @Nullable
    private static Money payable(@Nullable StatementIssue issue) {
        return issue == null ? null : issue.payableFen();
    }

    private Map<Long, Town> towns(Collection<Pairing> pairings) {
        Set<Long> codes = pairings.stream().flatMap(pairing -> Stream.of(pairing.mountainTown(), pairing.partnerTown())).collect(Collectors.toSet());
        return codes.isEmpty() ? Map.of() : towns.findByCodeIn(codes).stream().collect(Collectors.toMap(Town::code, Function.identity()));
    }

    private static StatementPage.Town town(Map<Long, Town> names, long code) {
        return new StatementPage.Town(names.get(code).name(), names.get(code).nameEn());
    }
}
