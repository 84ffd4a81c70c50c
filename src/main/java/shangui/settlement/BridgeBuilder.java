package shangui.settlement;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.contract.Fee;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.entry.Entry;
import shangui.entry.FeeGroup;
import shangui.entry.SaleGroup;
import shangui.money.Money;
import shangui.sale.Sale;

/**
 * Puts the sums of one contract's lines and entries into the order of a bridge. Where the mode changed within the month, the steps of
 * both modes follow each other and still come to the one payable.
 */
public final class BridgeBuilder {

    private final List<SaleGroup> sales;
    private final List<FeeGroup> fees;
    private final List<Entry> entries;
    private final Map<Long, Fee> feeNames;
    private final Map<Long, Rate> rates;
    private final List<BridgeStep> steps = new ArrayList<>();

    public BridgeBuilder(List<SaleGroup> sales, List<FeeGroup> fees, List<Entry> entries, List<Fee> feeNames, List<Rate> rates) {
        this.sales = sales;
        this.fees = fees;
        this.entries = entries;
        this.feeNames = feeNames.stream().collect(Collectors.toMap(Fee::id, Function.identity()));
        this.rates = rates.stream().collect(Collectors.toMap(Rate::id, Function.identity()));
    }

    public List<BridgeStep> steps() {
        addConcession(of(Mode.CONCESSION));
        addConsignment(of(Mode.CONSIGNMENT));
        addEntries(Entry.Kind.RECEIPT, BridgeStep.Kind.RECEIPT);
        addEntries(Entry.Kind.SEND_BACK, BridgeStep.Kind.SEND_BACK);
        addFees();
        for (Entry.Kind kind : List.of(Entry.Kind.TIER, Entry.Kind.GUARANTEE, Entry.Kind.LOSS, Entry.Kind.CARRY, Entry.Kind.CORRECTION)) {
            addEntries(kind, BridgeStep.Kind.valueOf(kind.name()));
        }
        return steps;
    }

    private void addConcession(List<SaleGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        addSales(BridgeStep.Kind.SOLD, of(groups, Sale.Kind.SOLD), SaleGroup::netFen);
        addSales(BridgeStep.Kind.RETURNED, of(groups, Sale.Kind.RETURNED), SaleGroup::netFen);
        steps.add(new BridgeStep(BridgeStep.Kind.NET, null, null, Money.sum(groups, SaleGroup::netFen), lines(groups), List.of()));
        List<BridgeStep.Cause> causes = byRate(groups).entrySet().stream()
            .map(rate -> cause(rate.getKey(), rate.getValue()))
            .toList();
        steps.add(new BridgeStep(BridgeStep.Kind.COMMISSION, null, null, Money.sum(groups, SaleGroup::commissionFen).negate(), lines(groups), causes));
    }

    private void addConsignment(List<SaleGroup> groups) {
        if (!groups.isEmpty()) {
            addSales(BridgeStep.Kind.SETTLED, of(groups, Sale.Kind.SOLD), SaleGroup::settlementFen);
            addSales(BridgeStep.Kind.SETTLED_BACK, of(groups, Sale.Kind.RETURNED), SaleGroup::settlementFen);
        }
    }

    private void addSales(BridgeStep.Kind kind, List<SaleGroup> groups, Function<SaleGroup, Money> figure) {
        if (!groups.isEmpty()) {
            steps.add(new BridgeStep(kind, null, null, Money.sum(groups, figure), lines(groups), List.of()));
        }
    }

    private static Map<Long, List<SaleGroup>> byRate(List<SaleGroup> groups) {
        return groups.stream().filter(group -> group.commissionRateId() != 0)
            .collect(Collectors.groupingBy(SaleGroup::commissionRateId, LinkedHashMap::new, Collectors.toList()));
    }

    private BridgeStep.Cause cause(long rateId, List<SaleGroup> groups) {
        Rate rate = rates.get(rateId);
        return new BridgeStep.Cause(groups.getFirst().commissionBp(), Money.sum(groups, SaleGroup::netFen), lines(groups),
            Money.sum(groups, SaleGroup::commissionFen).negate(), rate == null ? null : rate.clause());
    }

    /** One step per named fee: what sale lines gave, and what entries did. */
    private void addFees() {
        Stream.concat(fees.stream().map(FeeGroup::feeId), entries(Entry.Kind.FEE).stream().map(Entry::feeId).filter(Objects::nonNull)).distinct().sorted()
            .forEach(this::addFee);
    }

    private void addFee(long feeId) {
        List<BridgeStep.Cause> causes = new ArrayList<>(fees.stream().filter(fee -> fee.feeId() == feeId)
            .map(fee -> new BridgeStep.Cause(fee.rateBp(), null, fee.lines(), fee.feeFen().negate(), clause(feeId))).toList());
        causes.addAll(causes(entries(Entry.Kind.FEE).stream().filter(entry -> entry.feeId() == feeId).toList()));
        add(BridgeStep.Kind.FEE, feeNames.get(feeId), causes);
    }

    private void addEntries(Entry.Kind of, BridgeStep.Kind kind) {
        List<Entry> found = entries(of);
        if (!found.isEmpty()) {
            add(kind, null, causes(found));
        }
    }

    /** What a withdrawal answered and a later version made anew cancels out; a step of which nothing is left is not shown. */
    private void add(BridgeStep.Kind kind, @Nullable Fee fee, List<BridgeStep.Cause> causes) {
        List<BridgeStep.Cause> left = causes.stream().filter(cause -> !cause.amountFen().isZero()).toList();
        if (!left.isEmpty()) {
            steps.add(new BridgeStep(kind, fee == null ? null : fee.name(), fee == null ? null : fee.nameEn(),
                Money.sum(left, BridgeStep.Cause::amountFen), left.stream().mapToInt(BridgeStep.Cause::lines).sum(), left));
        }
    }

    private static List<BridgeStep.Cause> causes(List<Entry> found) {
        record Behind(Integer rateBp, String clause) {}
        return found.stream().collect(Collectors.groupingBy(entry -> new Behind(entry.rateBp(), entry.clause()), LinkedHashMap::new, Collectors.toList()))
            .entrySet().stream()
            .map(group -> new BridgeStep.Cause(group.getKey().rateBp(),
                group.getValue().stream().allMatch(entry -> entry.baseFen() != null) ? Money.sum(group.getValue(), Entry::baseFen) : null,
                group.getValue().size(), Money.sum(group.getValue(), Entry::amountFen), group.getKey().clause()))
            .toList();
    }

    @Nullable
    private String clause(long feeId) {
        return feeNames.containsKey(feeId) ? feeNames.get(feeId).clause() : null;
    }

    private List<SaleGroup> of(Mode mode) {
        return sales.stream().filter(group -> group.mode() == mode).toList();
    }

    private static List<SaleGroup> of(List<SaleGroup> groups, Sale.Kind kind) {
        return groups.stream().filter(group -> group.kind() == kind).toList();
    }

    private List<Entry> entries(Entry.Kind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).toList();
    }

    private static int lines(List<SaleGroup> groups) {
        return groups.stream().mapToInt(SaleGroup::lines).sum();
    }
}
