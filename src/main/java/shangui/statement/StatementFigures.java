package shangui.statement;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.contract.ContractTerm;
import shangui.contract.ContractTermRepository;
import shangui.contract.FeeRepository;
import shangui.contract.Mode;
import shangui.contract.RateRepository;
import shangui.entry.Entry;
import shangui.entry.EntryRepository;
import shangui.entry.FeeGroup;
import shangui.entry.LedgerRepository;
import shangui.entry.SaleGroup;
import shangui.lot.LotRepository;
import shangui.lot.LotShare;
import shangui.money.Money;
import shangui.settlement.BridgeBuilder;
import shangui.settlement.BridgeStep;
import shangui.settlement.ClosingEntries;
import shangui.settlement.MonthFigures;
import shangui.settlement.Settlement;
import shangui.settlement.SettlementFigures;
import shangui.settlement.SettlementRepository;
import shangui.settlement.VillagePart;
import shangui.settlement.VillageShares;
import shangui.town.Village;
import shangui.town.VillageRepository;

/**
 * The figures of a pairing's month. Page, file, API, draft and closing all come here, so that none can say anything else
 * (rule 4).
 */
@Singleton
class StatementFigures {

    private final LedgerRepository ledger;
    private final EntryRepository entries;
    private final ClosingEntries closing;
    private final SettlementRepository settlements;
    private final IssueRepository issues;
    private final FeeRepository fees;
    private final RateRepository rates;
    private final ContractTermRepository terms;
    private final LotRepository lots;
    private final VillageRepository villages;

    StatementFigures(LedgerRepository ledger, EntryRepository entries, ClosingEntries closing, SettlementRepository settlements, IssueRepository issues,
                     FeeRepository fees, RateRepository rates, ContractTermRepository terms, LotRepository lots, VillageRepository villages) {
        this.ledger = ledger;
        this.entries = entries;
        this.closing = closing;
        this.settlements = settlements;
        this.issues = issues;
        this.fees = fees;
        this.rates = rates;
        this.terms = terms;
        this.lots = lots;
        this.villages = villages;
    }

    /** What is in the books. */
    MonthFigures booked(long pairingId, LocalDate month) {
        return figures(pairingId, month, ledger.saleGroups(pairingId, month), entries.findByMonth(pairingId, month));
    }

    /** What an open month would be issued with now: the books, and what closing would add to them. */
    MonthFigures draft(long pairingId, LocalDate month) {
        List<SaleGroup> sales = ledger.saleGroups(pairingId, month);
        List<Entry> booked = entries.findByMonth(pairingId, month);
        List<Entry> all = new ArrayList<>(booked);
        all.addAll(closing.of(pairingId, month, sales, booked));
        return figures(pairingId, month, sales, all);
    }

    private MonthFigures figures(long pairingId, LocalDate month, List<SaleGroup> sales, List<Entry> booked) {
        List<FeeGroup> feeGroups = ledger.feeGroups(pairingId, month);
        Set<Long> contracts = new TreeSet<>();
        sales.forEach(group -> contracts.add(group.contractId()));
        booked.forEach(entry -> contracts.add(entry.contractId()));
        settlements.findByMonth(pairingId, month).forEach(settlement -> contracts.add(settlement.party().contractId()));
        Map<Long, Settlement.Party> parties = settlements.parties(contracts);
        List<SettlementFigures> figures = contracts.stream()
            .map(id -> settlement(parties.get(id), month,
                sales.stream().filter(group -> group.contractId() == id).toList(),
                feeGroups.stream().filter(group -> group.contractId() == id).toList(),
                booked.stream().filter(entry -> entry.contractId() == id).toList()))
            .sorted(Comparator.comparing(settlement -> settlement.party().contractNumber()))
            .toList();
        return new MonthFigures(figures, booked, sales.stream().mapToInt(SaleGroup::lines).sum());
    }

    private SettlementFigures settlement(Settlement.Party party, LocalDate month, List<SaleGroup> sales, List<FeeGroup> feeGroups, List<Entry> booked) {
        List<BridgeStep> steps = new BridgeBuilder(sales, feeGroups, booked, fees.findByContractIdOrderById(party.contractId()),
            rates.findByContractIdOrderById(party.contractId())).steps();
        ContractTerm term = termAtEnd(party.contractId(), month);
        Mode mode = sales.isEmpty() ? term.mode() : sales.getLast().mode();
        Money payable = Money.sum(sales, SaleGroup::payableFen).plus(Money.sum(booked, Entry::amountFen));
        return new SettlementFigures(party, mode, Money.sum(sales, SaleGroup::netFen), steps, payable,
            ClosingEntries.lastDay(month).plusDays(term.paymentDays()));
    }

    /** The last term begun by the month's last day; a line may be later than any. */
    private ContractTerm termAtEnd(long contractId, LocalDate month) {
        List<ContractTerm> all = terms.findByContractIdOrderByStartsOn(contractId);
        return all.stream().filter(term -> !term.startsOn().isAfter(ClosingEntries.lastDay(month))).reduce((earlier, later) -> later).orElse(all.getFirst());
    }

    /** By contract, what each village's part of its settlement is, carried from and to the months around it (rule 21). */
    SortedMap<Long, List<VillagePart>> villageParts(long pairingId, LocalDate month, List<Entry> booked) {
        List<LedgerRepository.Earned> earned = ledger.earned(pairingId, month);
        Map<Long, Map<Long, Money>> carried = issues.carriedOut(pairingId, month.minusMonths(1));
        Map<Long, VillageShares.LotVillages> lotVillages = lotVillages(earned, booked);
        List<Long> order = villageOrder(lotVillages.values(), carried.values());
        Set<Long> contracts = new TreeSet<>(carried.keySet());
        earned.forEach(line -> contracts.add(line.contractId()));
        booked.forEach(entry -> contracts.add(entry.contractId()));
        SortedMap<Long, List<VillagePart>> parts = new TreeMap<>();
        contracts.forEach(contractId -> parts.put(contractId, parts(contractId, earned, booked, carried, lotVillages, order)));
        return parts;
    }

    private static List<VillagePart> parts(long contractId, List<LedgerRepository.Earned> earned, List<Entry> booked, Map<Long, Map<Long, Money>> carried,
                                           Map<Long, VillageShares.LotVillages> lotVillages, List<Long> order) {
        VillageShares shares = new VillageShares(order);
        List<Entry> own = booked.stream().filter(entry -> entry.contractId() == contractId).toList();
        earned.stream().filter(line -> line.contractId() == contractId)
            .forEach(line -> shares.addLine(lotVillages.get(line.lotId()), line.netFen(), line.payableFen()));
        own.stream().filter(entry -> entry.of().lotId() != null)
            .forEach(entry -> shares.addEntryOfLot(lotVillages.get(entry.of().lotId()), entry.amountFen()));
        own.stream().filter(entry -> entry.of().lotId() == null).forEach(entry -> shares.addEntry(entry.amountFen()));
        shares.carryIn(carried.getOrDefault(contractId, Map.of()));
        return shares.parts();
    }

    private Map<Long, VillageShares.LotVillages> lotVillages(List<LedgerRepository.Earned> earned, List<Entry> booked) {
        Set<Long> lotIds = new HashSet<>();
        earned.forEach(line -> lotIds.add(line.lotId()));
        booked.stream().filter(entry -> entry.of().lotId() != null).forEach(entry -> lotIds.add(entry.of().lotId()));
        Map<Long, List<LotShare>> shares = lotIds.isEmpty() ? Map.of()
            : lots.shares(lotIds).stream().collect(Collectors.groupingBy(LotShare::lotId));
        return lotIds.stream().collect(Collectors.toMap(Function.identity(), lotId -> {
            List<LotShare> of = shares.getOrDefault(lotId, List.of());
            return new VillageShares.LotVillages(of.stream().map(LotShare::villageId).toList(), of.stream().map(share -> (long) share.parts()).toList());
        }));
    }

    private List<Long> villageOrder(Collection<VillageShares.LotVillages> ofLots, Collection<Map<Long, Money>> carried) {
        Set<Long> ids = new HashSet<>();
        ofLots.forEach(lot -> ids.addAll(lot.villageIds()));
        carried.forEach(byVillage -> ids.addAll(byVillage.keySet()));
        return villages(ids).keySet().stream().toList();
    }

    /** By id, in the order of their codes. */
    Map<Long, Village> villages(Set<Long> ids) {
        Map<Long, Village> byId = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            villages.findByIdIn(ids).stream().sorted(Comparator.comparing(Village::code)).forEach(village -> byId.put(village.id(), village));
        }
        return byId;
    }
}
