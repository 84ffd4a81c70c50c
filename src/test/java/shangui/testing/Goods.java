package shangui.testing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import shangui.contract.ContractService;
import shangui.contract.Mode;
import shangui.db.Ids;
import shangui.lot.Lot;
import shangui.lot.LotRepository;
import shangui.money.Money;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.product.SkuRepository;
import shangui.restock.ReceiptLine;
import shangui.restock.ReceiveOutcome;
import shangui.restock.RestockService;
import shangui.stock.Document;
import shangui.town.Producer;
import shangui.town.ProducerRepository;
import shangui.town.SupplierRepository;
import shangui.town.VillageRepository;

/** Lots, and getting them onto a shelf. Dates are texts, so that a test reads as a story. */
@Singleton
public class Goods {

    private final Ids ids;
    private final LotRepository lots;
    private final SkuRepository skus;
    private final ProductRepository products;
    private final VillageRepository villages;
    private final ProducerRepository producers;
    private final SupplierRepository suppliers;
    private final ContractService contracts;
    private final RestockService restock;
    private final Clock clock;
    private final AtomicInteger lotsSoFar = new AtomicInteger();

    Goods(Ids ids, LotRepository lots, SkuRepository skus, ProductRepository products, VillageRepository villages, ProducerRepository producers,
          SupplierRepository suppliers, ContractService contracts, RestockService restock, Clock clock) {
        this.ids = ids;
        this.lots = lots;
        this.skus = skus;
        this.products = products;
        this.villages = villages;
        this.producers = producers;
        this.suppliers = suppliers;
        this.contracts = contracts;
        this.restock = restock;
        this.clock = clock;
    }

    /** Of the first supplier of the sku's town, in equal shares of these villages; of the town's first where none is named. */
    public long lot(long sku, String packedOn, String bestBefore, long... ofVillages) {
        Product product = products.findById(skus.findById(sku).orElseThrow().productId()).orElseThrow();
        long supplier = suppliers.findByTownCodeOrderById(product.townCode()).getFirst().id();
        long lot = lots.save(new Lot(ids.next(), sku, product.townCode(), supplier, "LOT-%03d".formatted(lotsSoFar.incrementAndGet()),
            LocalDate.parse(packedOn), bestBefore == null ? null : LocalDate.parse(bestBefore), product.fresh() ? "合格证-1" : null, null, null)).id();
        long first = villages.findByTownCodeOrderByCode(product.townCode()).getFirst().id();
        for (long village : ofVillages.length > 0 ? ofVillages : new long[] {first}) {
            share(lot, village, 1);
        }
        return lot;
    }

    /** Adds a village's parts to a lot, grown by its first producer. */
    public void share(long lot, long village, int parts) {
        lots.addShare(lot, village, producers.findByVillageIdOrderByCode(village).stream().findFirst().map(Producer::id).orElse(null), parts);
    }

    /** A receipt of one lot, now; a counter that buys pays three quarters of the list price. Answers the receipt. */
    public long receive(long counter, long lot, int quantity) {
        Document receipt = Document.of(Document.Kind.RECEIPT, ids.next(), clock.instant(), null);
        boolean bought = contracts.termsOn(counter, receipt.accountingDate()).orElseThrow().mode() == Mode.PURCHASE;
        Money listPrice = skus.findById(lots.findById(lot).orElseThrow().skuId()).orElseThrow().listPriceFen();
        return receive(counter, lot, quantity, bought ? listPrice.fraction(3, 4) : null);
    }

    /** At this purchase price of a pack; none where the contract is not of purchase. */
    public long receive(long counter, long lot, int quantity, Money purchasePrice) {
        Document receipt = Document.of(Document.Kind.RECEIPT, ids.next(), clock.instant(), null);
        var outcome = restock.receive(receipt, counter, List.of(new ReceiptLine(lot, quantity, purchasePrice)), null);
        if (!(outcome instanceof ReceiveOutcome.Accepted)) {
            throw new AssertionError("not accepted: " + outcome);
        }
        return receipt.id();
    }

    /** As printed on the pack. */
    public String code(long lot) {
        return lots.findById(lot).orElseThrow().code();
    }
}
