package shangui.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
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
import shangui.demo.SamplePlaces.Places;
import shangui.demo.SampleProducts.Pack;
import shangui.listing.Listing;
import shangui.listing.ListingRepository;
import shangui.money.Money;
import shangui.product.Category;

/** A concession over the two counters of mountain goods and a consignment over tea and oil. No rate of these counters is published: all are 示例. */
@Singleton
class SampleContracts {

    private static final int PAYMENT_DAYS = 30;
    private static final int COMMISSION_BP = 1200;
    private static final int GIFT_BOX_BP = 1500;
    private static final int LOGISTICS_BP = 200;
    /** What the supplier gets of a list price in consignment. */
    private static final int SETTLEMENT_PERCENT = 76;

    private final Ids ids;
    private final ContractRepository contracts;
    private final ContractTermRepository terms;
    private final FeeRepository fees;
    private final RateRepository rates;
    private final ListingRepository listings;

    SampleContracts(Ids ids, ContractRepository contracts, ContractTermRepository terms, FeeRepository fees, RateRepository rates,
                    ListingRepository listings) {
        this.ids = ids;
        this.contracts = contracts;
        this.terms = terms;
        this.fees = fees;
        this.rates = rates;
        this.listings = listings;
    }

    void make(Places places, List<Pack> packs, Instant now) {
        concession(places);
        consignment(places, packs);
        for (Pack pack : packs) {
            for (long counter : places.counters()) {
                if (isOffered(places, counter, pack)) {
                    Listing listing = listings.save(new Listing(ids.next(), counter, pack.sku().id(), SamplePlaces.SINCE, null, 6, 24, now));
                    listings.setPrice(listing.id(), SamplePlaces.SINCE, pack.sku().listPriceFen().fen());
                }
            }
        }
    }

    /** The consignment counter has tea and oil only. */
    static boolean isOffered(Places places, long counter, Pack pack) {
        Category category = pack.product().category();
        return counter != places.consignmentCounter() || category == Category.TEA || category == Category.OIL;
    }

    private void concession(Places places) {
        long contract = contract("示例-联营-01", places, Mode.CONCESSION, LossBearer.SUPPLIER);
        rate(contract, null, null, COMMISSION_BP, "第5条（示例）");
        rate(contract, null, Category.GIFT_BOX, GIFT_BOX_BP, "第5条之二（示例）");
        long logistics = fees.save(new Fee(ids.next(), contract, "物流费（示例）", "Logistics (sample)", "第6条（示例）", null, SamplePlaces.SINCE, null)).id();
        rate(contract, logistics, null, LOGISTICS_BP, "第6条（示例）");
        contracts.cover(contract, places.concessionCounter(), SamplePlaces.SINCE);
        contracts.cover(contract, places.secondCounter(), SamplePlaces.SINCE);
    }

    private void consignment(Places places, List<Pack> packs) {
        long contract = contract("示例-代销-01", places, Mode.CONSIGNMENT, LossBearer.STORE);
        for (Pack pack : packs) {
            Money price = pack.sku().listPriceFen().fraction(SETTLEMENT_PERCENT, 100);
            contracts.setSettlementPrice(contract, pack.sku().id(), SamplePlaces.SINCE, price.fen());
        }
        contracts.cover(contract, places.consignmentCounter(), SamplePlaces.SINCE);
    }

    private long contract(String number, Places places, Mode mode, LossBearer lossBearer) {
        long contract = contracts.save(new Contract(ids.next(), number, places.supermarket(), places.supplier())).id();
        terms.save(new ContractTerm(ids.next(), contract, SamplePlaces.SINCE, null, mode, PAYMENT_DAYS, lossBearer, null, null));
        return contract;
    }

    private void rate(long contract, @Nullable Long fee, @Nullable Category category, int bp, String clause) {
        rates.save(new Rate(ids.next(), contract, fee, null, category, bp, clause, SamplePlaces.SINCE, null));
    }
}
