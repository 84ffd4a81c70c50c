package shangui.terms;

import static shangui.terms.ContractColumns.CATEGORY_RATES;
import static shangui.terms.ContractColumns.COMMISSION;
import static shangui.terms.ContractColumns.COUNTERS;
import static shangui.terms.ContractColumns.FEES;
import static shangui.terms.ContractColumns.GUARANTEE;
import static shangui.terms.ContractColumns.GUARANTEE_CLAUSE;
import static shangui.terms.ContractColumns.LAST_DAY;
import static shangui.terms.ContractColumns.LOSS_BEARER;
import static shangui.terms.ContractColumns.MODE;
import static shangui.terms.ContractColumns.NUMBER;
import static shangui.terms.ContractColumns.PAYMENT_DAYS;
import static shangui.terms.ContractColumns.PRICES;
import static shangui.terms.ContractColumns.STARTS_ON;
import static shangui.terms.ContractColumns.SUPERMARKET;
import static shangui.terms.ContractColumns.SUPPLIER;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.change.Difference;
import shangui.change.Examined;
import shangui.change.Examined.Objection;
import shangui.change.Proposal;
import shangui.change.Proposals;
import shangui.contract.Contract;
import shangui.contract.ContractRepository;
import shangui.contract.Cover;
import shangui.contract.Covering;
import shangui.counter.CounterNames;
import shangui.counter.Supermarket;
import shangui.counter.SupermarketRepository;
import shangui.db.Ids;
import shangui.imports.Change;
import shangui.imports.Column;
import shangui.imports.Problem;
import shangui.imports.Values;
import shangui.imports.Verdict;
import shangui.product.Sku;
import shangui.product.SkuRepository;
import shangui.terms.ContractColumns.SaidCounter;
import shangui.terms.ContractColumns.SaidFee;
import shangui.terms.ContractColumns.SaidPrice;
import shangui.terms.ContractIntake.Row;
import shangui.terms.TermsForm.FeeRow;
import shangui.terms.TermsForm.PriceRow;
import shangui.terms.TermsForm.RateRow;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
import shangui.web.Formats;
import shangui.web.KeptForms;

/** Holds rows of contracts against what is agreed, what is proposed already, and which counters are covered. */
@Singleton
class ContractJudge {

    private static final Map<String, Column<?>> COLUMN_OF = Map.ofEntries(Map.entry("startsOn", STARTS_ON), Map.entry("mode", MODE), Map.entry("paymentDays", PAYMENT_DAYS),
        Map.entry("lossBearer", LOSS_BEARER), Map.entry("lastDay", LAST_DAY), Map.entry("guarantee", GUARANTEE), Map.entry("guaranteeClause", GUARANTEE_CLAUSE),
        Map.entry("fees", FEES), Map.entry("feeRate", FEES), Map.entry("fixedFee", FEES), Map.entry("rates", COMMISSION), Map.entry("commission", COMMISSION),
        Map.entry("prices", PRICES), Map.entry("settlementPrice", PRICES), Map.entry("counterId", COUNTERS));

    private final ContractRepository contracts;
    private final SupermarketRepository supermarkets;
    private final SupplierRepository suppliers;
    private final CounterNames counters;
    private final SkuRepository skus;
    private final TermsChange terms;
    private final Agreed.Reader agreed;
    private final Covering covering;
    private final Proposals proposals;
    private final KeptForms forms;
    private final Ids ids;
    private final Clock clock;

    ContractJudge(ContractRepository contracts, SupermarketRepository supermarkets, SupplierRepository suppliers, CounterNames counters, SkuRepository skus, TermsChange terms,
                  Agreed.Reader agreed, Covering covering, Proposals proposals, KeptForms forms, Ids ids, Clock clock) {
        this.contracts = contracts;
        this.supermarkets = supermarkets;
        this.suppliers = suppliers;
        this.counters = counters;
        this.skus = skus;
        this.terms = terms;
        this.agreed = agreed;
        this.covering = covering;
        this.proposals = proposals;
        this.forms = forms;
        this.ids = ids;
        this.clock = clock;
    }

    /** A counter to be put under the contract. @param names in both languages */
    record Shelf(long counterId, String names) {}

    /**
     * @param isNew the contract is to be entered first
     * @param wish  to be proposed; null where it is agreed, or proposed already
     */
    record Deal(Contract contract, boolean isNew, @Nullable TermsForm wish, List<Shelf> counters, LocalDate day) {}

    List<Verdict<Deal>> judge(List<Row> rows) {
        var known = new Known();
        return rows.stream().map(known::judge).toList();
    }

    static Problem problem(Objection objection) {
        String field = objection.field() == null ? "" : objection.field().replaceFirst("[\\[.].*", "");
        return Problem.at(COLUMN_OF.getOrDefault(field, NUMBER), objection.key(), objection.arguments().toArray());
    }

    /** What the rows may name. */
    private final class Known {

        private final LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        private final List<Supermarket> companies = List.copyOf(supermarkets.findAll());
        private final List<Supplier> parties = suppliers.findGoingOn(today);
        private final List<CounterNames.Named> shelves = counters.openOn(today);
        private final Map<String, Contract> made = new HashMap<>();

        Verdict<Deal> judge(Row row) {
            List<Supermarket> buyers = companies.stream().filter(one -> ContractColumns.isCalled(row.supermarket(), one.name(), one.nameEn())).toList();
            List<Supplier> sellers = parties.stream().filter(one -> ContractColumns.isCalled(row.supplier(), one.name(), one.nameEn())).toList();
            if (buyers.size() != 1) {
                return Verdict.Wrong.at(SUPERMARKET, buyers.isEmpty() ? "imports.problem.unknownSupermarket" : "imports.problem.severalCalled", row.supermarket());
            }
            if (sellers.size() != 1) {
                return Verdict.Wrong.at(SUPPLIER, sellers.isEmpty() ? "imports.problem.unknownSupplier" : "imports.problem.severalCalled", row.supplier());
            }
            Optional<Contract> there = contracts.findByNumber(row.number());
            if (there.isPresent() && there.get().supermarketId() != buyers.getFirst().id()) {
                return Verdict.Wrong.at(SUPERMARKET, "imports.problem.contractOfOthers", row.number());
            }
            if (there.isPresent() && there.get().supplierId() != sellers.getFirst().id()) {
                return Verdict.Wrong.at(SUPPLIER, "imports.problem.contractOfOthers", row.number());
            }
            Contract contract = there.orElseGet(() -> made.computeIfAbsent(Values.folded(row.number()),
                any -> new Contract(ids.next(), row.number(), buyers.getFirst().id(), sellers.getFirst().id())));
            return judge(row, contract, there.isEmpty());
        }

        private Verdict<Deal> judge(Row row, Contract contract, boolean isNew) {
            var named = new ArrayList<CounterNames.Named>();
            for (SaidCounter said : row.counters() == null ? List.<SaidCounter>of() : row.counters()) {
                List<CounterNames.Named> called = shelves.stream().filter(shelf -> shelf.supermarket().id() == contract.supermarketId()
                    && shelf.isIn(null, said.store(), Values::folded) && shelf.isCalled(said.counter(), Values::folded)).toList();
                if (called.size() != 1) {
                    return Verdict.Wrong.at(COUNTERS, called.isEmpty() ? "imports.problem.noCounterThere" : "imports.problem.severalCalled", said.store() + "/" + said.counter());
                }
                named.add(called.getFirst());
            }
            Map<String, Sku> packs = row.prices() == null ? Map.of() : skus.findByBarcodeIn(row.prices().stream().map(SaidPrice::barcode).toList()).stream()
                .collect(Collectors.toMap(Sku::barcode, sku -> sku));
            Optional<SaidPrice> unknown = row.prices() == null ? Optional.empty() : row.prices().stream().filter(price -> !packs.containsKey(price.barcode())).findFirst();
            if (unknown.isPresent()) {
                return Verdict.Wrong.at(PRICES, "imports.problem.unknownBarcode", unknown.get().barcode());
            }
            TermsForm form = form(row, agreed.read(contract), packs);
            return switch (terms.examine(contract, form)) {
                case Objection objection -> new Verdict.Wrong<>(List.of(problem(objection)));
                case Examined.Fine fine -> verdict(row, contract, isNew, form, fine.differences(), named);
            };
        }

        private Verdict<Deal> verdict(Row row, Contract contract, boolean isNew, TermsForm form, List<Difference> differences, List<CounterNames.Named> named) {
            boolean differs = !differences.isEmpty();
            boolean proposed = differs && !isNew && proposals.of("contract", contract.id()).stream().anyMatch(other -> isSame(other, form));
            List<Shelf> missing = differs ? List.of() : missing(contract, row.startsOn(), named);
            Deal deal = new Deal(contract, isNew, differs && !proposed ? form : null, missing, row.startsOn());
            if (isNew) {
                return new Verdict.New<>(deal);
            }
            var changes = new Change.Gathering();
            if (deal.wish() != null) {
                differences.forEach(difference -> changes.of(column(difference), difference.told(difference.from()), difference.told(difference.to())));
            }
            missing.forEach(shelf -> changes.of(COUNTERS, null, shelf.names()));
            return Verdict.of(deal, deal, changes.all());
        }

        /** Those of the counters named that are not under the contract from that day on, nor will be. */
        private List<Shelf> missing(Contract contract, LocalDate day, List<CounterNames.Named> named) {
            List<Cover> covers = covering.of(contract.id());
            return named.stream().filter(shelf -> covers.stream().noneMatch(cover -> cover.counterId() == shelf.counter().id() && (cover.endsOn() == null || cover.endsOn().isAfter(day))))
                .map(shelf -> new Shelf(shelf.counter().id(), "{" + shelf.store().name() + " " + shelf.counter().name() + "|" + shelf.store().nameEn() + " " + shelf.counter().nameEn() + "}"))
                .toList();
        }
    }

    /** Waits for the second person, whichever sheet or form it came from. */
    private boolean isSame(Proposal proposal, TermsForm form) {
        return proposal.open() && proposal.kind().equals(TermsChange.KIND) && forms.read(TermsForm.class, proposal.wish()).because("-").equals(form.because("-"));
    }

    private static Column<?> column(Difference difference) {
        return difference.field().equals("commission") && difference.about() != null ? CATEGORY_RATES : COLUMN_OF.getOrDefault(difference.field(), NUMBER);
    }

    private static TermsForm form(Row row, Agreed agreed, Map<String, Sku> packs) {
        var rates = new ArrayList<RateRow>();
        if (row.commission() != null) {
            rates.add(new RateRow("COMMISSION", "ALL", row.commission(), row.commissionClause(), row.ladder() == null ? List.of() : row.ladder()));
        }
        if (row.categoryRates() != null) {
            row.categoryRates().forEach(rate -> rates.add(new RateRow("COMMISSION", rate.category().name(), rate.percent(), row.commissionClause(), List.of())));
        }
        List<FeeRow> fees = row.fees() == null ? List.of() : row.fees().stream().map(fee -> fee(fee, agreed, row.startsOn())).toList();
        List<PriceRow> prices = row.prices() == null ? List.of() : row.prices().stream().map(price -> new PriceRow(packs.get(price.barcode()).id(), price.price(), null)).toList();
        return new TermsForm(row.startsOn(), row.mode(), row.paymentDays(), row.lossBearer(), row.clause(), row.guarantee(), row.guaranteeClause(), row.lastDay(), fees, rates,
            prices, "-");
    }

    private static FeeRow fee(SaidFee said, Agreed agreed, LocalDate day) {
        return agreed.feesOn(day).stream().filter(fee -> Values.folded(fee.name()).equals(Values.folded(said.name()))).findFirst()
            .map(fee -> new FeeRow(fee.id(), null, null, said.percent(), said.amount(), said.clause()))
            .orElseGet(() -> new FeeRow(null, said.name(), said.nameEn(), said.percent(), said.amount(), said.clause()));
    }
}
