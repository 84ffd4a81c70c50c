package shangui.demo;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVRecord;
import shangui.db.Ids;
import shangui.demo.Pack.Months;
import shangui.licence.Claim;
import shangui.licence.Licence;
import shangui.licence.LicenceKind;
import shangui.licence.LicenceRepository;
import shangui.money.Money;
import shangui.product.Barcode;
import shangui.product.Category;
import shangui.product.Drawing;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.product.Requirement;
import shangui.product.RequirementRepository;
import shangui.product.Sku;
import shangui.product.SkuRepository;

/** The goods of the mountain towns with the sources of what is known of them, what some of them need before they may be sold, and who has it. */
@Singleton
class SampleGoods {

    private static final LocalDate SINCE = LocalDate.parse("2022-05-01");
    private static final int FRESH_DAYS = 30;
    private static final long FIRST_BARCODE = 690_100_000_000L;

    private final Ids ids;
    private final ProductRepository products;
    private final SkuRepository skus;
    private final RequirementRepository requirements;
    private final LicenceRepository licences;
    private final Clock clock;

    SampleGoods(Ids ids, ProductRepository products, SkuRepository skus, RequirementRepository requirements, LicenceRepository licences, Clock clock) {
        this.ids = ids;
        this.products = products;
        this.skus = skus;
        this.requirements = requirements;
        this.licences = licences;
        this.clock = clock;
    }

    /** @param packs by mountain town, in the order of the list @param products by key */
    record Goods(Map<Long, List<Pack>> packs, Map<String, Product> products) {}

    Goods make() {
        var rows = new HashMap<String, CSVRecord>();
        var made = new Goods(new LinkedHashMap<>(), new HashMap<>());
        for (CSVRecord row : SampleTable.rows("products")) {
            rows.put(row.get("key"), row);
            made.products.put(row.get("key"), product(row));
        }
        int number = 0;
        for (CSVRecord row : SampleTable.rows("skus")) {
            Product product = made.products.get(row.get("product"));
            made.packs.computeIfAbsent(product.townCode(), town -> new ArrayList<>()).add(pack(++number, product, row, rows.get(row.get("product"))));
        }
        SampleTable.rows("requirements").forEach(row -> requirements.save(new Requirement(ids.next(),
            row.get("category") == null ? null : Category.valueOf(row.get("category")), id(made, row.get("product")),
            LicenceKind.valueOf(row.get("kind")), row.get("why"), SINCE, null)));
        return made;
    }

    /** @param suppliers by town @param today how long they still hold is counted from then */
    void license(Goods made, Map<Long, Long> suppliers, long office, LocalDate today) {
        for (CSVRecord row : SampleTable.rows("licences")) {
            Licence licence = licences.save(new Licence(ids.next(), suppliers.get(SamplePlaces.code(row, "supplier_town")), LicenceKind.valueOf(row.get("kind")),
                row.get("number"), row.get("issuer"), LocalDate.parse(row.get("valid_from")), today.plusDays(SampleTable.number(row, "days_left")), office,
                clock.instant(), null, null, null));
            Long product = id(made, row.get("product"));
            if (product != null) {
                licences.name(licence.id(), product);
            }
            licences.check(licence.id(), office, clock.instant());
        }
    }

    @Nullable
    private static Long id(Goods made, @Nullable String product) {
        return product == null ? null : made.products.get(product).id();
    }

    private Product product(CSVRecord row) {
        int life = SampleTable.number(row, "shelf_life_days");
        Product product = products.save(new Product(ids.next(), SamplePlaces.code(row, "town"), row.get("name"), row.get("name_en"),
            Category.valueOf(row.get("category")), life <= FRESH_DAYS, life, SampleTable.number(row, "stop_sale_days"), row.get("storage"), row.get("storage_en"),
            row.get("source"), Product.seasonOf(Months.of(row.get("packed")).all()), null,
            row.get("drawing") == null ? null : Drawing.valueOf(row.get("drawing"))));
        Claim.madeBy(product.name()).forEach(claim -> products.claim(product.id(), claim));
        return product;
    }

    private Pack pack(int number, Product product, CSVRecord row, CSVRecord ofProduct) {
        Sku sku = skus.save(new Sku(ids.next(), product.id(), Barcode.of(String.valueOf(FIRST_BARCODE + number)), row.get("pack"), row.get("pack_en"),
            Sku.Measure.valueOf(row.get("measure")), SampleTable.number(row, "content"), Money.of(row.get("price")), SampleTable.yes(row, "sample"), null));
        return new Pack(number, sku, product, Months.of(ofProduct.get("packed")), Months.of(ofProduct.get("peak")), SampleTable.number(row, "liking"),
            SampleTable.yes(row, "sold"));
    }
}
