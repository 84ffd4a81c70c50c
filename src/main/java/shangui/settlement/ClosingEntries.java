package shangui.settlement;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.contract.ContractRepository;
import shangui.contract.ContractService;
import shangui.contract.Fee;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.contract.RateRepository;
import shangui.contract.Terms;
import shangui.contract.Tier;
import shangui.db.Ids;
import shangui.entry.Entry;
import shangui.entry.EntryRepository;
import shangui.entry.LedgerRepository;
import shangui.entry.SaleGroup;
import shangui.money.Money;

/**
 * What closing a month adds to each of its settlements, in this order (rules 8 and 10):
 * tiers of every ladder its lines froze; the fixed fees in force on the last day of the month on which a term was; the guarantee of that
 * term, which raises lines + tiers + fixed fees; the carry.
 *
 * <p>A settlement that ends below zero gets what is missing as a CARRY in its own month, so that it ends at 0. The sum of a
 * contract's CARRY entries of all earlier months is what no later settlement has taken yet: the next closing takes it off,
 * as its own CARRY. A withdrawal answers every closing entry of its month and so restores both sums by itself.
 *
 * <p>The same entries, not written, make up the draft of a month that is still open.
 */
@Singleton
public class ClosingEntries {

    private final LedgerRepository ledger;
    private final EntryRepository entries;
    private final ContractRepository contracts;
    private final ContractService service;
    private final RateRepository rates;
    private final Ids ids;
    private final Clock clock;

    ClosingEntries(LedgerRepository ledger, EntryRepository entries, ContractRepository contracts, ContractService service, RateRepository rates,
                   Ids ids, Clock clock) {
        this.ledger = ledger;
        this.entries = entries;
        this.contracts = contracts;
        this.service = service;
        this.rates = rates;
        this.ids = ids;
        this.clock = clock;
    }

    /** What closing this month now would write. */
    public List<Entry> of(long pairingId, LocalDate month, List<SaleGroup> sales, List<Entry> booked) {
        Map<Long, Money> carries = entries.outstandingCarries(pairingId, month);
        var standing = ledger.standingContracts(pairingId, month);
        var concerned = ledger.contracts(pairingId, month);
        concerned.addAll(standing);
        List<Entry> made = new ArrayList<>();
        for (long contractId : concerned) {
            var settlement = new Settling(pairingId, contractId, month,
                sales.stream().filter(group -> group.contractId() == contractId).toList(),
                booked.stream().filter(entry -> entry.contractId() == contractId).toList(), new ArrayList<>());
            addTiers(settlement);
            if (standing.contains(contractId)) {
                terms(contractId, month).ifPresent(terms -> addFixed(settlement, terms));
            }
            addCarries(settlement, carries.getOrDefault(contractId, Money.ZERO));
            made.addAll(settlement.made());
        }
        return made;
    }

    /** The terms of a contract on the last day of the month on which one was in force; empty when none was in it. */
    public Optional<Terms> terms(long contractId, LocalDate month) {
        return service.termsOf(contracts.findById(contractId).orElseThrow(), lastDay(month))
            .filter(terms -> !terms.last() || terms.term().endsOn().isAfter(month));
    }

    public static LocalDate lastDay(LocalDate month) {
        return month.plusMonths(1).minusDays(1);
    }

    private record Settling(long pairingId, long contractId, LocalDate month, List<SaleGroup> sales, List<Entry> booked, List<Entry> made) {

        Money linesPayable() {
            return Money.sum(sales, SaleGroup::payableFen);
        }
    }

    private void addTiers(Settling settlement) {
        Map<Long, List<SaleGroup>> byRate = settlement.sales().stream().filter(group -> group.commissionRateId() != 0)
            .collect(Collectors.groupingBy(SaleGroup::commissionRateId));
        if (byRate.isEmpty()) {
            return;
        }
        Map<Long, List<Tier>> ladders = rates.tiers(byRate.keySet()).stream().collect(Collectors.groupingBy(Tier::rateId));
        rates.findByContractIdOrderById(settlement.contractId()).stream().filter(rate -> ladders.containsKey(rate.id())).forEach(rate -> {
            Money net = Money.sum(byRate.get(rate.id()), SaleGroup::netFen);
            new Ladder(rate.rateBp(), ladders.get(rate.id())).reachedBy(net).forEach(band -> addTier(settlement, rate, band));
        });
    }

    private void addTier(Settling settlement, Rate rate, Ladder.Band band) {
        add(settlement, Entry.Kind.TIER, band.amountFen(), band.netFen(), band.differenceBp(), rate.id(), null, rate.clause());
    }

    private void addFixed(Settling settlement, Terms terms) {
        for (Fee fee : terms.fixedFees()) {
            add(settlement, Entry.Kind.FEE, fee.fixedFen().negate(), null, null, null, fee.id(), fee.clause());
        }
        Money guarantee = terms.term().guaranteeFen();
        if (guarantee != null && terms.mode() != Mode.PURCHASE) {
            Money earned = settlement.linesPayable().plus(Money.sum(settlement.made(), Entry::amountFen));
            add(settlement, Entry.Kind.GUARANTEE, guarantee.minus(earned).max(Money.ZERO), guarantee, null, null, null, terms.term().guaranteeClause());
        }
    }

    private void addCarries(Settling settlement, Money outstanding) {
        add(settlement, Entry.Kind.CARRY, outstanding.negate(), null, null, null, null, null);
        Money payable = settlement.linesPayable().plus(Money.sum(settlement.booked(), Entry::amountFen)).plus(Money.sum(settlement.made(), Entry::amountFen));
        add(settlement, Entry.Kind.CARRY, payable.negate().max(Money.ZERO), null, null, null, null, null);
    }

    private void add(Settling settlement, Entry.Kind kind, Money amount, @Nullable Money base, @Nullable Integer rateBp, @Nullable Long rateId,
                     @Nullable Long feeId, @Nullable String clause) {
        if (!amount.isZero()) {
            settlement.made().add(new Entry(ids.next(), settlement.pairingId(), settlement.contractId(), kind, amount, true, null, Entry.Of.SETTLEMENT,
                base, rateBp, rateId, feeId, clause, null, null, null, clock.instant(), lastDay(settlement.month()), settlement.month()));
        }
    }
}
