package shangui.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import shangui.change.DecideOutcome;
import shangui.change.Proposal;
import shangui.change.Proposals;
import shangui.change.ProposeOutcome;
import shangui.contract.Contract;
import shangui.contract.ContractRepository;
import shangui.contract.ContractTerm;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.ContractTermRepository;
import shangui.contract.Fee;
import shangui.contract.FeeRepository;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.contract.RateRepository;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.db.Ids;
import shangui.demo.Outlet.Stand;
import shangui.demo.SamplePlaces.Places;
import shangui.listing.ListOutcome;
import shangui.listing.ListingService;
import shangui.listing.NewListing;
import shangui.money.Money;
import shangui.product.Category;
import shangui.web.Json;

/** Contracts in every trade mode with their rates, fees and ladders, how they change, and the counters under them with what they offer. */
@Singleton
class SampleContracts {

    private static final LocalDate SINCE = LocalDate.parse("2024-01-01");
    private static final LocalDate COUNTERS_SINCE = LocalDate.parse("2022-06-01");
    /** What the supplier gets of a list price: in consignment when it is sold, in purchase when it arrives. */
    private static final int SETTLEMENT_PERCENT = 76;
    static final int PURCHASE_PERCENT = 70;
    private static final int DAYS_BEFORE = 21;

    private final Ids ids;
    private final ContractRepository contracts;
    private final ContractTermRepository terms;
    private final FeeRepository fees;
    private final RateRepository rates;
    private final CounterRepository counters;
    private final ListingService listings;
    private final Proposals proposals;

    SampleContracts(Ids ids, ContractRepository contracts, ContractTermRepository terms, FeeRepository fees, RateRepository rates,
                    CounterRepository counters, ListingService listings, Proposals proposals) {
        this.ids = ids;
        this.contracts = contracts;
        this.terms = terms;
        this.fees = fees;
        this.rates = rates;
        this.counters = counters;
        this.listings = listings;
        this.proposals = proposals;
    }

    /** The stands of each store, by its key. */
    Map<String, List<Stand>> make(SampleWorld.Size size, Places places, Map<Long, Twin> twins) {
        var made = new HashMap<String, Agreed>();
        SampleTable.rows("contracts").forEach(row -> made.put(row.get("number"), contract(row, places, twins)));
        SampleTable.rows("rates").forEach(row -> rate(made.get(row.get("contract")).contract().id(), row));
        var stands = new HashMap<String, List<Stand>>();
        SampleTable.rows("counters").stream().filter(row -> places.stores().containsKey(row.get("store"))).forEach(row ->
            stands.computeIfAbsent(row.get("store"), store -> new ArrayList<>()).add(stand(size, row, places, twins, made.get(row.get("contract")))));
        return stands;
    }

    private record Agreed(Contract contract, Mode mode) {}

    private Agreed contract(CSVRecord row, Places places, Map<Long, Twin> twins) {
        long town = SamplePlaces.code(row, "supplier_town");
        Contract contract = contracts.save(new Contract(ids.next(), row.get("number"), places.supermarkets().get(row.get("supermarket")),
            places.suppliers().get(town)));
        Mode mode = Mode.valueOf(row.get("mode"));
        terms.save(new ContractTerm(ids.next(), contract.id(), SINCE, null, mode, SampleTable.number(row, "payment_days"),
            LossBearer.valueOf(row.get("loss_bearer")), money(row, "guarantee"), row.get("guarantee_clause")));
        if (mode == Mode.CONSIGNMENT) {
            twins.get(town).packs().forEach(pack -> contracts.setSettlementPrice(contract.id(), pack.sku().id(), SINCE,
                pack.sku().listPriceFen().fraction(SETTLEMENT_PERCENT, 100).fen()));
        }
        return new Agreed(contract, mode);
    }

    private void rate(long contract, CSVRecord row) {
        Money fixed = money(row, "fixed");
        Long fee = row.get("fee") == null ? null
            : fees.save(new Fee(ids.next(), contract, row.get("fee"), row.get("fee_en"), row.get("clause"), fixed, SINCE, null)).id();
        if (fixed == null) {
            Category category = row.get("category") == null ? null : Category.valueOf(row.get("category"));
            Rate rate = rates.save(new Rate(ids.next(), contract, fee, null, category, SampleTable.number(row, "bp"), row.get("clause"), SINCE, null));
            for (String tier : row.get("tiers") == null ? new String[0] : row.get("tiers").split(" ")) {
                String[] fromAndBp = tier.split(":");
                rates.addTier(rate.id(), Money.of(fromAndBp[0] + ".00").fen(), Integer.parseInt(fromAndBp[1]));
            }
        }
    }

    private Stand stand(SampleWorld.Size size, CSVRecord row, Places places, Map<Long, Twin> twins, Agreed agreed) {
        Twin twin = twins.get(SamplePlaces.code(row, "mountain"));
        Counter counter = counters.save(new Counter(ids.next(), places.stores().get(row.get("store")).id(), twin.pairing().id(),
            Counter.Kind.valueOf(row.get("kind")), row.get("name"), row.get("name_en"), row.get("way"), row.get("way_en"), COUNTERS_SINCE, null));
        contracts.cover(agreed.contract().id(), counter.id(), SINCE);
        Set<String> goods = Set.of(row.get("goods").split(" "));
        List<Pack> packs = twin.packs().stream()
            .filter(pack -> pack.sold() && (goods.contains("all") || goods.contains(pack.product().category().name()))).toList();
        Stand stand = new Stand(counter, twin, agreed.mode(), size.pace(SampleTable.number(row, "pace")), packs);
        packs.forEach(pack -> list(stand, pack));
        return stand;
    }

    private void list(Stand stand, Pack pack) {
        int target = SampleSupply.target(stand, pack);
        var outcome = listings.list(new NewListing(stand.counter().id(), pack.sku().id(), listings.today(), pack.sku().listPriceFen(), (target + 2) / 3, target));
        if (!(outcome instanceof ListOutcome.Listed)) {
            throw new IllegalStateException("A sample pack was not listed: " + outcome);
        }
    }

    /** Two of the office change some rates while the history runs; the last change still waits for the second of them. */
    void plan(List<Twin> twins, List<Long> office, LocalDate first, LocalDate today) {
        for (CSVRecord row : SampleTable.rows("changes")) {
            Agenda agenda = twins.stream().filter(twin -> twin.mountain().code() == SamplePlaces.code(row, "town")).findFirst().orElseThrow().agenda();
            boolean waits = row.get("months_on") == null;
            LocalDate from = waits ? today.withDayOfMonth(1).plusMonths(1) : first.plusMonths(SampleTable.number(row, "months_on"));
            LocalDate proposed = waits ? today.minusDays(2) : from.minusDays(DAYS_BEFORE);
            if (waits || from.isBefore(today)) {
                agenda.plan(SampleWorld.at(proposed, LocalTime.of(10, 20)), () -> propose(agenda, row, from, office, waits));
            }
        }
    }

    private void propose(Agenda agenda, CSVRecord row, LocalDate from, List<Long> office, boolean waits) {
        Map<String, Object> rate = Map.of("what", "COMMISSION", "of", row.get("category") == null ? "ALL" : row.get("category"), "rate", row.get("percent"),
            "clause", row.get("clause"), "tiers", List.of());
        String wish = Json.of(Map.of("startsOn", from, "fees", List.of(), "rates", List.of(rate), "prices", List.of(), "reason", row.get("reason")));
        var outcome = proposals.propose("contract_terms", contracts.findByNumber(row.get("contract")).orElseThrow().id(), wish, row.get("reason"), office.getFirst());
        if (!(outcome instanceof ProposeOutcome.Proposed(Proposal proposal))) {
            throw new IllegalStateException("A sample rate was not proposed: " + outcome);
        }
        if (!waits) {
            agenda.plan(agenda.now().plus(Duration.ofHours(29)), () -> approve(proposal, office.getLast()));
        }
    }

    private void approve(Proposal proposal, long second) {
        var outcome = proposals.approve(proposal.id(), second);
        if (!(outcome instanceof DecideOutcome.Decided)) {
            throw new IllegalStateException("A sample rate was not approved: " + outcome);
        }
    }

    @Nullable
    private static Money money(CSVRecord row, String column) {
        return row.get(column) == null ? null : Money.of(row.get(column));
    }
}
