package shangui.testing;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.counter.OpeningTimesRepository;
import shangui.counter.Store;
import shangui.counter.StoreRepository;
import shangui.counter.Supermarket;
import shangui.counter.SupermarketRepository;
import shangui.db.Ids;
import shangui.money.Money;
import shangui.pairing.Pairing;
import shangui.pairing.PairingRepository;
import shangui.product.Barcode;
import shangui.product.Category;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.product.Sku;
import shangui.product.SkuRepository;
import shangui.town.Producer;
import shangui.town.ProducerRepository;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
import shangui.town.Town;
import shangui.town.TownRepository;
import shangui.town.Village;
import shangui.town.VillageRepository;

/**
 * The named world tests play in, made when a test first asks for it: 新宅镇 ⇄ 多湖街道, one supermarket with two stores and
 * four counters, a counter per trade mode; and 冷水镇 ⇄ 芝英镇 in another supermarket, to be the others. Fields are ids. The
 * shelves stand empty: {@link #goods} fills them, {@link #deals} changes contracts and makes further ones.
 */
@Singleton
public class World {

    /** Terms, rates, fees, counters hold from here on; pairings since 2022-05-01. */
    public static final LocalDate OPENING = LocalDate.parse("2026-01-01");

    public final Deals deals;
    public final Goods goods;

    public final long mountainTown = 330723104;
    public final long partnerTown = 330703001;
    public final long otherMountainTown = 330727108;
    public final long otherPartnerTown = 330784115;

    public final long pairing;
    public final long otherPairing;

    /** In the order of their codes XZ01, XZ02, XZ03. */
    public final List<Long> villages;
    /** One of each village: XZ01-001, XZ02-001, XZ03-001. */
    public final List<Long> producers;
    public final long otherVillage;

    public final long supplier;
    public final long otherSupplier;

    public final long supermarket;
    public final long otherSupermarket;
    public final long firstStore;
    public final long secondStore;
    public final long otherStore;

    /** ¥48.00 for 250 g; sale stops 30 days before best before. */
    public final long mushroom;
    /** ¥9.80 for 500 g; fresh, keeps 7 days, sale stops 1 day before. */
    public final long freshMushroom;
    /** ¥68.00 for 100 g; a category with a rate of its own. */
    public final long tea;
    /** ¥78.00 for 500 g. */
    public final long honey;
    /** ¥58.00 for 500 ml. */
    public final long oil;
    /** ¥168.00, two pieces. */
    public final long giftBox;
    /** ¥16.00; what 冷水镇 sells. */
    public final long corn;
    /** All of 新宅镇's. */
    public final List<Long> skus;

    /** 12 % commission, tea 15 %, and a logistics fee of 2 %; the supplier bears losses. */
    public final long concession;
    /** Settlement prices: three quarters of the list price; the store bears losses. */
    public final long consignment;
    /** Paid when received. */
    public final long purchase;
    /** The other supermarket's with the other supplier: 10 % commission. */
    public final long otherContract;
    /** The concession's percentage fee. */
    public final long logisticsFee;

    /** In the first store, under the concession. */
    public final long concessionCounter;
    /** In the first store too, so that a basket there can become two orders. */
    public final long consignmentCounter;
    /** In the second store. */
    public final long purchaseCounter;
    /** In the second store, under the concession as well: where goods are moved to. */
    public final long secondConcessionCounter;
    /** The other pairing's. */
    public final long otherCounter;

    private final Ids ids;
    private final TownRepository townRows;
    private final SupplierRepository supplierRows;
    private final PairingRepository pairingRows;
    private final VillageRepository villageRows;
    private final ProducerRepository producerRows;
    private final StoreRepository storeRows;
    private final OpeningTimesRepository times;
    private final CounterRepository counterRows;
    private final ProductRepository productRows;
    private final SkuRepository skuRows;
    private int skusSoFar;
    private int twinsSoFar;

    World(Ids ids, Deals deals, Goods goods, TownRepository towns, VillageRepository villageRows, ProducerRepository producerRows, SupplierRepository suppliers,
          PairingRepository pairings, SupermarketRepository supermarkets, StoreRepository storeRows, OpeningTimesRepository times,
          CounterRepository counterRows,
          ProductRepository productRows, SkuRepository skuRows) {
        this.ids = ids;
        this.deals = deals;
        this.goods = goods;
        this.townRows = towns;
        this.supplierRows = suppliers;
        this.pairingRows = pairings;
        this.villageRows = villageRows;
        this.producerRows = producerRows;
        this.storeRows = storeRows;
        this.times = times;
        this.counterRows = counterRows;
        this.productRows = productRows;
        this.skuRows = skuRows;

        towns.save(new Town(mountainTown, "新宅镇", "Xinzhai", "武义县", "Wuyi"));
        towns.save(new Town(partnerTown, "多湖街道", "Duohu", "金东区", "Jindong"));
        towns.save(new Town(otherMountainTown, "冷水镇", "Lengshui", "磐安县", "Pan'an"));
        towns.save(new Town(otherPartnerTown, "芝英镇", "Zhiying", "永康市", "Yongkang"));
        pairing = pairings.save(new Pairing(ids.next(), mountainTown, partnerTown, LocalDate.parse("2022-05-01"), null)).id();
        otherPairing = pairings.save(new Pairing(ids.next(), otherMountainTown, otherPartnerTown, LocalDate.parse("2022-05-01"), null)).id();

        villages = List.of(village(mountainTown, "XZ01", "一村", "First"), village(mountainTown, "XZ02", "二村", "Second"),
            village(mountainTown, "XZ03", "三村", "Third"));
        producers = List.of(producer(villages.get(0), "XZ01-001"), producer(villages.get(1), "XZ02-001"), producer(villages.get(2), "XZ03-001"));
        otherVillage = village(otherMountainTown, "LS01", "冷水一村", "Lengshui First");
        supplier = suppliers.save(new Supplier(ids.next(), mountainTown, "新宅强村公司", "Xinzhai Trading", "新宅镇1号", null)).id();
        otherSupplier = suppliers.save(new Supplier(ids.next(), otherMountainTown, "冷水合作社", "Lengshui Cooperative", "冷水镇1号", null)).id();

        supermarket = supermarkets.save(new Supermarket(ids.next(), "多湖超市", "Duohu Supermarket", "M-DUOHU-1")).id();
        otherSupermarket = supermarkets.save(new Supermarket(ids.next(), "芝英超市", "Zhiying Supermarket", "M-ZHIYING-1")).id();
        firstStore = store(supermarket, "江边店", "Riverside", "金东区");
        secondStore = store(supermarket, "东站店", "East Station", "金东区");
        otherStore = store(otherSupermarket, "芝英店", "Zhiying", "永康市");

        mushroom = sku(product("香菇干", "Dried shiitake", Category.MUSHROOM, 365, 30), "250g袋装", Sku.Measure.GRAM, 250, "48.00");
        freshMushroom = sku(product("鲜香菇", "Fresh shiitake", Category.MUSHROOM, 7, 1), "500g盒装", Sku.Measure.GRAM, 500, "9.80");
        tea = sku(product("新宅高山绿茶", "Xinzhai green tea", Category.TEA, 540, 30), "100g袋装", Sku.Measure.GRAM, 100, "68.00");
        honey = sku(product("土蜂蜜", "Native-bee honey", Category.HONEY, 720, 30), "500g瓶装", Sku.Measure.GRAM, 500, "78.00");
        oil = sku(product("山茶油", "Camellia seed oil", Category.OIL, 540, 30), "500ml瓶装", Sku.Measure.ML, 500, "58.00");
        giftBox = sku(product("花菇礼盒", "Flower shiitake gift box", Category.GIFT_BOX, 365, 30), "2袋礼盒", Sku.Measure.PIECE, 2, "168.00");
        skus = List.of(mushroom, freshMushroom, tea, honey, oil, giftBox);
        corn = sku(product(otherMountainTown, "甜玉米", "Sweet corn", Category.VEGETABLE, 5, 1), "5根装", Sku.Measure.PIECE, 5, "16.00");

        concession = deals.contract("联营-1", supermarket, supplier, Mode.CONCESSION, LossBearer.SUPPLIER, OPENING);
        deals.rate(concession, 1200, OPENING);
        deals.rate(concession, Category.TEA, 1500, OPENING);
        logisticsFee = deals.fee(concession, "物流费", "Logistics", 200, OPENING);
        consignment = deals.contract("代销-1", supermarket, supplier, Mode.CONSIGNMENT, LossBearer.STORE, OPENING);
        skus.forEach(sku -> deals.settlementPrice(consignment, sku, price(sku).fraction(3, 4), OPENING));
        purchase = deals.contract("经销-1", supermarket, supplier, Mode.PURCHASE, LossBearer.STORE, OPENING);
        otherContract = deals.contract("联营-2", otherSupermarket, otherSupplier, Mode.CONCESSION, LossBearer.SUPPLIER, OPENING);
        deals.rate(otherContract, 1000, OPENING);

        concessionCounter = counter(firstStore, pairing, concession, "联营专柜", "Concession counter");
        consignmentCounter = counter(firstStore, pairing, consignment, "代销专柜", "Consignment counter");
        purchaseCounter = counter(secondStore, pairing, purchase, "经销专柜", "Purchase counter");
        secondConcessionCounter = counter(secondStore, pairing, concession, "联营二柜", "Second concession counter");
        otherCounter = counter(otherStore, otherPairing, otherContract, "冷水专柜", "Lengshui counter");
        for (long counter : List.of(concessionCounter, consignmentCounter, purchaseCounter, secondConcessionCounter)) {
            skus.forEach(sku -> deals.list(counter, sku, price(sku)));
        }
        deals.list(otherCounter, corn, price(corn));
    }

    /** Packed on 2026-11-01 by the first village, undated. */
    public long lot(long sku) {
        return goods.lot(sku, "2026-11-01", null);
    }

    public long lot(long sku, String packedOn, String bestBefore, long... ofVillages) {
        return goods.lot(sku, packedOn, bestBefore, ofVillages);
    }

    /** See {@link Goods#receive(long, long, int)}. */
    public long receive(long counter, long lot, int quantity) {
        return goods.receive(counter, lot, quantity);
    }

    /** A new undated lot of the sku, received at the counter. Answers the lot. */
    public long stock(long counter, long sku, int quantity) {
        long lot = lot(sku);
        goods.receive(counter, lot, quantity);
        return lot;
    }

    public Money price(long sku) {
        return skuRows.findById(sku).orElseThrow().listPriceFen();
    }

    public String barcode(long sku) {
        return skuRows.findById(sku).orElseThrow().barcode();
    }

    /** A counter of its own, open since {@link #OPENING} and under this contract from then on; it offers nothing yet. */
    public long counter(long store, long ofPairing, long contract, String name, String nameEn) {
        long counter = counterRows.save(new Counter(ids.next(), store, ofPairing, Counter.Kind.COUNTER, name, nameEn, "一楼入口右侧",
            "Ground floor, right of the entrance", OPENING, null)).id();
        deals.cover(contract, counter, OPENING);
        return counter;
    }

    /** A twinning of its own, in force since {@link #OPENING}: pairings of one mountain town never overlap. Its villages are by code. */
    public record Twin(long mountainTown, long partnerTown, long pairing, long supplier, List<Long> villages) {}

    /** A further 新宅镇, with three villages, a producer of each and a supplier, twinned with 某街道. */
    public synchronized Twin twin() {
        int n = 800 + ++twinsSoFar;
        long mountain = townRows.save(new Town(330723000 + n, "新宅镇", "Xinzhai", "武义县", "Wuyi")).code();
        long partner = townRows.save(new Town(330703000 + n, "某街道", "Some street", "金东区", "Jindong")).code();
        List<Long> ofVillages = List.of(village(mountain, "T" + n + "-1", "一村", "First"), village(mountain, "T" + n + "-2", "二村", "Second"),
            village(mountain, "T" + n + "-3", "三村", "Third"));
        ofVillages.forEach(village -> producer(village, "T" + n + "-" + village % 1_000_000));
        long trading = supplierRows.save(new Supplier(ids.next(), mountain, "新宅强村公司", "Xinzhai Trading", "新宅镇1号", null)).id();
        return new Twin(mountain, partner, pairingRows.save(new Pairing(ids.next(), mountain, partner, OPENING, null)).id(), trading, ofVillages);
    }

    public long village(long town, String code, String name, String nameEn) {
        return villageRows.save(new Village(ids.next(), town, code, name, nameEn)).id();
    }

    /** A product of 新宅镇. */
    public long product(String name, String nameEn, Category category, int shelfLifeDays, int stopSaleDays) {
        return product(mountainTown, name, nameEn, category, shelfLifeDays, stopSaleDays);
    }

    /** What keeps a month or less is fresh. */
    public long product(long town, String name, String nameEn, Category category, int shelfLifeDays, int stopSaleDays) {
        return productRows.save(new Product(ids.next(), town, name, nameEn, category, shelfLifeDays <= 30, shelfLifeDays, stopSaleDays,
            "阴凉干燥", "Cool and dry", "test", Product.ALL_YEAR, null, null)).id();
    }

    /** The n-th sku made has the barcode 690000000000n and its check digit. */
    public long sku(long product, String pack, Sku.Measure measure, int content, String price) {
        return skuRows.save(new Sku(ids.next(), product, Barcode.of("%012d".formatted(690_000_000_000L + ++skusSoFar)), pack, pack, measure, content,
            Money.of(price), true, null)).id();
    }

    /** Further packs of 香菇干 at ¥10.00, offered at a counter: for orders of many lines. */
    public List<Long> manySkus(int n, long counter) {
        long product = skuRows.findById(mushroom).orElseThrow().productId();
        List<Long> made = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            made.add(sku(product, i + "00g袋装", Sku.Measure.GRAM, i * 100, "10.00"));
            deals.list(counter, made.getLast(), Money.of("10.00"));
        }
        return made;
    }

    private long producer(long village, String code) {
        return producerRows.save(new Producer(ids.next(), village, code)).id();
    }

    private long store(long ofSupermarket, String name, String nameEn, String district) {
        long store = storeRows.save(new Store(ids.next(), ofSupermarket, name, nameEn, district, name + "路1号", "1 " + nameEn + " Road")).id();
        times.openDaily(store, LocalTime.of(8, 0), LocalTime.of(21, 30));
        return store;
    }
}
