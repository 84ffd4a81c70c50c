package shangui.terms;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.contract.Contract;
import shangui.contract.ContractRepository;
import shangui.contract.ContractTerm;
import shangui.contract.ContractTermRepository;
import shangui.contract.DatedPrice;
import shangui.contract.Fee;
import shangui.contract.FeeRepository;
import shangui.contract.Pack;
import shangui.contract.Rate;
import shangui.contract.RateRepository;
import shangui.contract.Terms;
import shangui.contract.Tier;

/** All that was ever agreed in one contract, and the packs it may name. */
record Agreed(Contract contract, List<ContractTerm> terms, List<Fee> fees, List<Rate> rates, Map<Long, List<Tier>> tiers, List<DatedPrice> prices,
              List<Pack> packs) {

    Optional<ContractTerm> termOn(LocalDate day) {
        return terms.stream().filter(term -> term.inForceOn(day)).findFirst();
    }

    /** The terms in force on a day, else the last before it. */
    Optional<ContractTerm> lastTermBy(LocalDate day) {
        return terms.stream().filter(term -> !term.startsOn().isAfter(day)).reduce((earlier, later) -> later);
    }

    Optional<ContractTerm> termAfter(LocalDate day) {
        return terms.stream().filter(term -> term.startsOn().isAfter(day)).findFirst();
    }

    List<Fee> feesOn(LocalDate day) {
        return fees.stream().filter(fee -> Terms.inForce(fee.startsOn(), fee.endsOn(), day)).toList();
    }

    List<Rate> ratesOn(LocalDate day) {
        return rates.stream().filter(rate -> Terms.inForce(rate.startsOn(), rate.endsOn(), day)).toList();
    }

    /** The first of some rates that begins after a day. */
    Optional<Rate> rateAfter(Predicate<Rate> which, LocalDate day) {
        return rates.stream().filter(which).filter(rate -> rate.startsOn().isAfter(day)).min(Comparator.comparing(Rate::startsOn));
    }

    List<Tier> ladder(Rate rate) {
        return tiers.getOrDefault(rate.id(), List.of());
    }

    Optional<DatedPrice> priceOn(long skuId, LocalDate day) {
        return prices.stream().filter(price -> price.skuId() == skuId && !price.startsOn().isAfter(day)).reduce((earlier, later) -> later);
    }

    Optional<Pack> pack(long skuId) {
        return packs.stream().filter(pack -> pack.skuId() == skuId).findFirst();
    }

    /** What it says of everything, a category or a product. */
    @Nullable
    String scope(Rate rate) {
        return rate.category() != null ? "{product.category." + rate.category() + "}"
            : rate.productId() == null ? null
            : packs.stream().filter(pack -> pack.productId() == rate.productId()).findFirst().map(Pack::product).orElse("#" + rate.productId());
    }

    Figure figure(Rate rate, List<Tier> ladder, Fee of) {
        String scope = scope(rate);
        return rate.feeId() == null
            ? new Figure("commission", scope, Wording.rate(rate.rateBp(), ladder), rate.clause(), rate.startsOn(), rate.endsOn())
            : new Figure("feeRate", scope == null ? Wording.name(of) : Wording.name(of) + " " + scope, Wording.rate(rate.rateBp(), List.of()), rate.clause(),
                rate.startsOn(), rate.endsOn());
    }

    static Figure figure(Fee fixed) {
        return new Figure("fixedFee", Wording.name(fixed), Wording.money(fixed.fixedFen()), fixed.clause(), fixed.startsOn(), fixed.endsOn());
    }

    Figure figure(DatedPrice price) {
        LocalDate next = prices.stream().filter(other -> other.skuId() == price.skuId() && other.startsOn().isAfter(price.startsOn()))
            .map(DatedPrice::startsOn).min(Comparator.naturalOrder()).orElse(null);
        return new Figure("settlementPrice", pack(price.skuId()).map(Pack::whole).orElse("#" + price.skuId()), Wording.money(price.priceFen()), price.clause(),
            price.startsOn(), next);
    }

    static List<Figure> figures(ContractTerm term) {
        List<Figure> figures = new ArrayList<>(List.of(
            new Figure("mode", null, term.mode().name(), term.clause(), term.startsOn(), term.endsOn()),
            new Figure("paymentDays", null, Integer.toString(term.paymentDays()), term.clause(), term.startsOn(), term.endsOn()),
            new Figure("lossBearer", null, term.lossBearer().name(), term.clause(), term.startsOn(), term.endsOn())));
        if (term.guaranteeFen() != null) {
            figures.add(new Figure("guarantee", null, Wording.money(term.guaranteeFen()), term.guaranteeClause(), term.startsOn(), term.endsOn()));
        }
        return figures;
    }

    /** Everything, in the order a contract is read: terms, commission, fees, prices; what covers more first. */
    List<Figure> figures() {
        Map<Long, Fee> byId = fees.stream().collect(Collectors.toMap(Fee::id, Function.identity()));
        Comparator<Rate> widestFirst = Comparator.comparing((Rate rate) -> rate.feeId() == null ? 0 : rate.feeId())
            .thenComparing(rate -> rate.productId() != null ? 2 : rate.category() != null ? 1 : 0).thenComparing(Rate::id);
        return Stream.of(
                terms.stream().flatMap(term -> figures(term).stream()),
                rates.stream().sorted(widestFirst).map(rate -> figure(rate, ladder(rate), byId.get(rate.feeId()))),
                fees.stream().filter(fee -> !fee.percentage()).map(Agreed::figure),
                prices.stream().map(this::figure))
            .flatMap(Function.identity()).toList();
    }

    /** Reads it whole. */
    @Singleton
    record Reader(ContractRepository contracts, ContractTermRepository terms, FeeRepository fees, RateRepository rates) {

        Agreed read(Contract contract) {
            List<Rate> agreed = rates.findByContractIdOrderById(contract.id());
            return new Agreed(contract, terms.findByContractIdOrderByStartsOn(contract.id()), fees.findByContractIdOrderById(contract.id()), agreed,
                agreed.isEmpty() ? Map.of() : rates.tiers(agreed.stream().map(Rate::id).toList()).stream().collect(Collectors.groupingBy(Tier::rateId)),
                contracts.prices(contract.id()), contracts.packs(contract.supplierId()));
        }
    }
}
