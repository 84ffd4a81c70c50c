package shangui.terms;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import shangui.contract.ContractRepository;
import shangui.contract.ContractTerm;
import shangui.contract.ContractTermRepository;
import shangui.contract.DatedPrice;
import shangui.contract.Fee;
import shangui.contract.FeeRepository;
import shangui.contract.Rate;
import shangui.contract.RateRepository;
import shangui.contract.Tier;
import shangui.db.Statements;

/**
 * Writes what is agreed: a new dated row ends the one before; a row whose day has not come may still be replaced. The caller has
 * made all checks and holds the contract.
 */
@Singleton
class TermsBook {

    private final ContractRepository contracts;
    private final ContractTermRepository terms;
    private final FeeRepository fees;
    private final RateRepository rates;
    private final Statements statements;

    TermsBook(ContractRepository contracts, ContractTermRepository terms, FeeRepository fees, RateRepository rates, Statements statements) {
        this.contracts = contracts;
        this.terms = terms;
        this.fees = fees;
        this.rates = rates;
        this.statements = statements;
    }

    void add(ContractTerm term) {
        terms.save(term);
    }

    void replace(ContractTerm term) {
        terms.update(term);
    }

    void endTerm(long termId, LocalDate endsOn) {
        end("contract_term", termId, endsOn);
    }

    void add(Fee fee) {
        fees.save(fee);
    }

    void replace(Fee fee) {
        fees.update(fee);
    }

    void endFee(long feeId, LocalDate endsOn) {
        end("fee", feeId, endsOn);
    }

    void add(Rate rate, List<Tier> ladder) {
        rates.save(rate);
        ladder.forEach(tier -> rates.addTier(rate.id(), tier.fromFen().fen(), tier.rateBp()));
    }

    void replace(Rate rate, List<Tier> ladder) {
        rates.update(rate);
        rates.removeTiers(rate.id());
        ladder.forEach(tier -> rates.addTier(rate.id(), tier.fromFen().fen(), tier.rateBp()));
    }

    void endRate(long rateId, LocalDate endsOn) {
        end("rate", rateId, endsOn);
    }

    /** It never came to hold. */
    void remove(Rate rate) {
        rates.removeTiers(rate.id());
        rates.deleteById(rate.id());
    }

    void price(long contractId, DatedPrice price) {
        contracts.price(contractId, price.skuId(), price.startsOn(), price.priceFen().fen(), price.clause());
    }

    private void end(String table, long id, LocalDate endsOn) {
        int ended = statements.update("UPDATE " + table + """
             SET ends_on = ?
             WHERE id = ?
               AND starts_on < ?
            """, endsOn, id, endsOn);
        if (ended != 1) {
            throw new IllegalStateException(table + " " + id + " does not end on " + endsOn);
        }
    }
}
