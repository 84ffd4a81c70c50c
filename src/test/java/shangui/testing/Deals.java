package shangui.testing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import shangui.contract.Contract;
import shangui.contract.ContractRepository;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.ContractTerm;
import shangui.contract.ContractTermRepository;
import shangui.contract.Fee;
import shangui.contract.FeeRepository;
import shangui.contract.Mode;
import shangui.contract.Rate;
import shangui.contract.RateRepository;
import shangui.db.Ids;
import shangui.listing.Listing;
import shangui.listing.ListingRepository;
import shangui.money.Money;
import shangui.product.Category;

/** What supermarkets and suppliers agree on, written down in one line each. Rates are in basis points. */
@Singleton
public class Deals {

    private static final int PAYMENT_DAYS = 30;

    private final Ids ids;
    private final Clock clock;
    private final ContractRepository contracts;
    private final ContractTermRepository terms;
    private final FeeRepository fees;
    private final RateRepository rates;
    private final ListingRepository listings;

    Deals(Ids ids, Clock clock, ContractRepository contracts, ContractTermRepository terms, FeeRepository fees, RateRepository rates,
          ListingRepository listings) {
        this.ids = ids;
        this.clock = clock;
        this.contracts = contracts;
        this.terms = terms;
        this.fees = fees;
        this.rates = rates;
        this.listings = listings;
    }

    /** With one term without an end; no rates yet. */
    public long contract(String number, long supermarket, long supplier, Mode mode, LossBearer lossBearer, LocalDate startsOn) {
        long contract = contracts.save(new Contract(ids.next(), number, supermarket, supplier)).id();
        term(contract, mode, lossBearer, startsOn, null);
        return contract;
    }

    public long term(long contract, Mode mode, LossBearer lossBearer, LocalDate startsOn, LocalDate endsOn) {
        return terms.save(new ContractTerm(ids.next(), contract, startsOn, endsOn, mode, PAYMENT_DAYS, lossBearer, null, null)).id();
    }

    /** The terms of a contract that have no end get this one. */
    public void endTerms(long contract, LocalDate endsOn) {
        terms.findByContractIdOrderByStartsOn(contract).stream().filter(term -> term.endsOn() == null)
            .forEach(term -> terms.update(new ContractTerm(term.id(), contract, term.startsOn(), endsOn, term.mode(), term.paymentDays(),
                term.lossBearer(), term.guaranteeFen(), term.guaranteeClause())));
    }

    /** Raises every settlement of the contract's terms to this. */
    public void guarantee(long contract, Money monthly) {
        terms.findByContractIdOrderByStartsOn(contract)
            .forEach(term -> terms.update(new ContractTerm(term.id(), contract, term.startsOn(), term.endsOn(), term.mode(), term.paymentDays(),
                term.lossBearer(), monthly, "第9条")));
    }

    /** The contract's default commission; the one before ends. */
    public long rate(long contract, int bp, LocalDate startsOn) {
        return rate(contract, null, null, null, bp, startsOn);
    }

    public long rate(long contract, Category category, int bp, LocalDate startsOn) {
        return rate(contract, null, null, category, bp, startsOn);
    }

    public long rateOfProduct(long contract, long product, int bp, LocalDate startsOn) {
        return rate(contract, null, product, null, bp, startsOn);
    }

    /** From this net of the month on, another rate. */
    public void tier(long rate, String from, int bp) {
        rates.addTier(rate, Money.of(from).fen(), bp);
    }

    /** A percentage fee. */
    public long fee(long contract, String name, String nameEn, int bp, LocalDate startsOn) {
        long fee = fees.save(new Fee(ids.next(), contract, name, nameEn, "第6条", null, startsOn, null)).id();
        rate(contract, fee, null, null, bp, startsOn);
        return fee;
    }

    /** A fixed fee of every settlement. */
    public long fixedFee(long contract, String name, String nameEn, String monthly, LocalDate startsOn) {
        return fees.save(new Fee(ids.next(), contract, name, nameEn, "第7条", Money.of(monthly), startsOn, null)).id();
    }

    public void settlementPrice(long contract, long sku, Money price, LocalDate startsOn) {
        contracts.setSettlementPrice(contract, sku, startsOn, price.fen());
    }

    /** From this day on the counter is under this contract and no longer under another. */
    public void cover(long contract, long counter, LocalDate startsOn) {
        contracts.endCover(counter, startsOn);
        contracts.cover(contract, counter, startsOn);
    }

    /** Offers a sku at a counter since {@link World#OPENING}, asked for again below 5, up to 20. */
    public void list(long counter, long sku, Money price) {
        Listing listing = listings.findByCounterIdAndSkuId(counter, sku)
            .orElseGet(() -> listings.save(new Listing(ids.next(), counter, sku, World.OPENING, null, 5, 20, clock.instant())));
        listings.setPrice(listing.id(), World.OPENING, price.fen());
        listings.touch(listing.id(), clock.instant());
    }

    /** A rate of the same thing that had no end ends where this one starts. */
    private long rate(long contract, Long fee, Long product, Category category, int bp, LocalDate startsOn) {
        rates.findByContractIdOrderById(contract).stream()
            .filter(rate -> rate.endsOn() == null && rate.startsOn().isBefore(startsOn) && Objects.equals(rate.feeId(), fee)
                && Objects.equals(rate.productId(), product) && rate.category() == category)
            .forEach(rate -> rates.update(new Rate(rate.id(), contract, fee, product, category, rate.rateBp(), rate.clause(), rate.startsOn(), startsOn)));
        return rates.save(new Rate(ids.next(), contract, fee, product, category, bp, "第5条", startsOn, null)).id();
    }
}
