package shangui.contract;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the contract of a counter says on a day. */
@Singleton
public class ContractService {

    private final ContractRepository contracts;
    private final ContractTermRepository terms;
    private final FeeRepository fees;
    private final RateRepository rates;

    ContractService(ContractRepository contracts, ContractTermRepository terms, FeeRepository fees, RateRepository rates) {
        this.contracts = contracts;
        this.terms = terms;
        this.fees = fees;
        this.rates = rates;
    }

    /**
     * The terms under which goods leave or reach a counter on this day; the last ones, marked so, where none is in force.
     * Empty when the counter was never under a contract by then.
     *
     * @param skuIds those whose settlement prices are asked for
     */
    public Optional<Terms> termsOn(long counterId, LocalDate day, Collection<Long> skuIds) {
        return contracts.findOfCounter(counterId, day).flatMap(contract -> termsOf(contract, day, skuIds));
    }

    /** The same without settlement prices. */
    public Optional<Terms> termsOn(long counterId, LocalDate day) {
        return termsOn(counterId, day, List.of());
    }

    /** The terms of a contract on a day, whichever counters it covers, without settlement prices. */
    public Optional<Terms> termsOf(Contract contract, LocalDate day) {
        return termsOf(contract, day, List.of());
    }

    private Optional<Terms> termsOf(Contract contract, LocalDate day, Collection<Long> skuIds) {
        List<ContractTerm> begun = terms.findByContractIdOrderByStartsOn(contract.id()).stream()
            .filter(term -> !term.startsOn().isAfter(day))
            .toList();
        return begun.isEmpty() ? Optional.empty() : Optional.of(terms(contract, begun.getLast(), day, skuIds));
    }

    private Terms terms(Contract contract, ContractTerm term, LocalDate day, Collection<Long> skuIds) {
        boolean last = !Terms.inForce(term.startsOn(), term.endsOn(), day);
        LocalDate asOf = last ? term.endsOn().minusDays(1) : day;
        return new Terms(contract, term, last,
            fees.findByContractIdOrderById(contract.id()).stream().filter(fee -> Terms.inForce(fee.startsOn(), fee.endsOn(), asOf)).toList(),
            rates.findByContractIdOrderById(contract.id()).stream().filter(rate -> Terms.inForce(rate.startsOn(), rate.endsOn(), asOf)).toList(),
            term.mode() != Mode.CONSIGNMENT || skuIds.isEmpty() ? Map.of() : contracts.settlementPrices(contract.id(), skuIds, asOf).stream()
                .collect(Collectors.toMap(SettlementPrice::skuId, SettlementPrice::priceFen)));
    }
}
