package shangui.contract;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import shangui.money.Money;
import shangui.product.Category;

/**
 * Everything a counter's contract says on one day.
 *
 * @param last             no term is in force on the day and this is the last one there was: the line is to be listed
 * @param fees             those in force, fixed and percentage, by id
 * @param settlementPrices what the supplier gets for a pack, by sku, as far as asked for; consignment only
 */
public record Terms(Contract contract, ContractTerm term, boolean last, List<Fee> fees, List<Rate> rates, Map<Long, Money> settlementPrices) {

    /** The commission of a product: its own rate before its category's before the contract's; none is 0 %. */
    public Optional<Rate> commission(long productId, Category category) {
        return rate(null, productId, category);
    }

    /** The rate of each percentage fee that touches a product, by fee. */
    public List<Rate> percentageFees(long productId, Category category) {
        return fees.stream().filter(Fee::percentage)
            .flatMap(fee -> rate(fee.id(), productId, category).stream())
            .toList();
    }

    public List<Fee> fixedFees() {
        return fees.stream().filter(fee -> !fee.percentage()).toList();
    }

    public Mode mode() {
        return term.mode();
    }

    private Optional<Rate> rate(@Nullable Long feeId, long productId, Category category) {
        return Stream.<Stream<Rate>>of(
                rates.stream().filter(rate -> Objects.equals(rate.productId(), productId)),
                rates.stream().filter(rate -> rate.category() == category && rate.productId() == null),
                rates.stream().filter(rate -> rate.category() == null && rate.productId() == null))
            .map(candidates -> candidates.filter(rate -> Objects.equals(rate.feeId(), feeId)).max(Comparator.comparing(Rate::startsOn)))
            .flatMap(Optional::stream)
            .findFirst();
    }

    public static boolean inForce(LocalDate startsOn, @Nullable LocalDate endsOn, LocalDate day) {
        return !day.isBefore(startsOn) && (endsOn == null || day.isBefore(endsOn));
    }
}
