package shangui.product;

import static shangui.product.ProductColumns.BARCODE;
import static shangui.product.ProductColumns.CATEGORY;
import static shangui.product.ProductColumns.CLAIMS;
import static shangui.product.ProductColumns.CONTENT;
import static shangui.product.ProductColumns.FRESH;
import static shangui.product.ProductColumns.LIST_PRICE;
import static shangui.product.ProductColumns.MEASURE;
import static shangui.product.ProductColumns.NAME;
import static shangui.product.ProductColumns.NAME_EN;
import static shangui.product.ProductColumns.PACK;
import static shangui.product.ProductColumns.PACK_EN;
import static shangui.product.ProductColumns.PACK_ENDED_ON;
import static shangui.product.ProductColumns.SEASON;
import static shangui.product.ProductColumns.SHELF_LIFE;
import static shangui.product.ProductColumns.SOURCE;
import static shangui.product.ProductColumns.STOP_SALE;
import static shangui.product.ProductColumns.STORAGE;
import static shangui.product.ProductColumns.STORAGE_EN;
import static shangui.product.ProductColumns.TOWN;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.db.Ids;
import shangui.imports.Change;
import shangui.imports.Values;
import shangui.imports.Verdict;
import shangui.licence.Claim;
import shangui.product.ProductIntake.OfProduct;
import shangui.product.ProductIntake.Row;
import shangui.town.Town;
import shangui.town.TownRepository;
import shangui.web.Formats;

/** Holds rows of products against those that are there. */
@Singleton
class ProductJudge {

    private final ProductRepository products;
    private final SkuRepository skus;
    private final ProductBook book;
    private final TownRepository towns;
    private final Ids ids;
    private final Clock clock;

    ProductJudge(ProductRepository products, SkuRepository skus, ProductBook book, TownRepository towns, Ids ids, Clock clock) {
        this.products = products;
        this.skus = skus;
        this.book = book;
        this.towns = towns;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A pack and its product, as they are (null where they are not there) and as they shall be.
     *
     * @param productChanges in this row: of several packs of one product the first tells it
     */
    record Pack(@Nullable Product productWas, @Nullable List<Claim> claimsWere, Product product, List<Claim> claims, boolean productChanges,
                @Nullable Sku skuWas, Sku sku) {}

    List<Verdict<Pack>> judge(List<Row> rows) {
        var known = new Known(rows);
        return rows.stream().map(known::judge).toList();
    }

    /** What the rows name, as far as it is there. */
    private final class Known {

        private final LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        private final Map<Long, Town> townsThere;
        private final Set<Long> mountainTowns;
        private final Map<Object, List<Product>> byName = new HashMap<>();
        private final Map<Long, List<Claim>> claimsThere;
        private final Map<String, Sku> byBarcode;
        private final Map<Long, Product> ofSku;
        private final Map<Object, Product> made = new HashMap<>();
        private final Set<Long> told = new HashSet<>();

        Known(List<Row> rows) {
            List<Long> named = rows.stream().map(row -> row.product().town()).distinct().toList();
            townsThere = by(towns.findByCodeIn(named), Town::code);
            mountainTowns = towns.ofSuppliers().stream().map(Town::code).collect(Collectors.toSet());
            products.findByTownCodeInAndNameIn(named, rows.stream().map(row -> row.product().name()).distinct().toList())
                .forEach(product -> byName.merge(key(product), List.of(product), (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
            claimsThere = book.claims(byName.values().stream().flatMap(List::stream).map(Product::id).toList());
            byBarcode = by(skus.findByBarcodeIn(rows.stream().map(Row::barcode).toList()), Sku::barcode);
            ofSku = by(products.findByIdIn(byBarcode.values().stream().map(Sku::productId).distinct().toList()), Product::id);
        }

        private static Object key(Product product) {
            return product.townCode() + "/" + Values.folded(product.name());
        }

        private static <K, T> Map<K, T> by(Collection<T> things, Function<T, K> key) {
            return things.stream().collect(Collectors.toMap(key, Function.identity()));
        }

        Verdict<Pack> judge(Row row) {
            Sku sku = byBarcode.get(row.barcode());
            List<Product> called = byName.getOrDefault(row.product().key(), List.of());
            Product product = called.isEmpty() ? null : called.getFirst();
            return !townsThere.containsKey(row.product().town()) ? Verdict.Wrong.at(TOWN, "imports.problem.unknownTown", row.product().town())
                : !mountainTowns.contains(row.product().town()) ? Verdict.Wrong.at(TOWN, "imports.problem.noSupplier", townsThere.get(row.product().town()).name())
                : called.size() > 1 ? Verdict.Wrong.at(NAME, "imports.problem.severalProducts", row.product().name())
                : sku != null && (product == null || sku.productId() != product.id()) ? Verdict.Wrong.at(BARCODE, "imports.problem.barcodeTaken", row.barcode(), ofSku.get(sku.productId()).name())
                : sku == null && !Barcode.isNational(row.barcode()) ? Verdict.Wrong.at(BARCODE, "imports.problem.notNational", row.barcode())
                : judge(row, product, sku);
        }

        private Verdict<Pack> judge(Row row, @Nullable Product was, @Nullable Sku skuWas) {
            List<Claim> claimsWere = was == null ? List.of() : claimsThere.getOrDefault(was.id(), List.of());
            List<Claim> claims = row.product().claims() == null ? claimsWere : row.product().claims();
            Set<Claim> unsaid = EnumSet.noneOf(Claim.class);
            unsaid.addAll(Claim.madeBy(row.product().name()));
            unsaid.addAll(Claim.madeBy(row.product().nameEn()));
            claims.forEach(unsaid::remove);
            if (!unsaid.isEmpty()) {
                return Verdict.Wrong.at(CLAIMS, "imports.problem.claimUnsaid", Claim.named(unsaid));
            }
            if (skuWas != null && (skuWas.measure() != row.measure() || skuWas.content() != row.content()) && skus.lots(skuWas.id()) > 0) {
                return Verdict.Wrong.at(CONTENT, "imports.problem.otherPack");
            }
            if (row.endedOn() != null && row.endedOn().isBefore(today) && (skuWas == null || !row.endedOn().equals(skuWas.endedOn()))) {
                return Verdict.Wrong.at(PACK_ENDED_ON, "imports.problem.endedPast", row.endedOn());
            }
            Product product = was == null ? made.computeIfAbsent(row.product().key(), any -> product(ids.next(), row.product(), null)) : product(was.id(), row.product(), was);
            Sku sku = skuWas == null ? new Sku(ids.next(), product.id(), row.barcode(), row.pack(), row.packEn(), row.measure(), row.content(), row.listPrice(), false, row.endedOn())
                : new Sku(skuWas.id(), skuWas.productId(), skuWas.barcode(), row.pack(), row.packEn(), row.measure(), row.content(), row.listPrice(), skuWas.sample(),
                    row.endedOn() == null ? skuWas.endedOn() : row.endedOn());
            boolean changes = was != null && (!was.equals(product) || !claimsWere.equals(claims)) && told.add(was.id());
            return verdict(new Pack(was, claimsWere, product, claims, changes, skuWas, sku));
        }

        private static Product product(long id, OfProduct row, @Nullable Product was) {
            int season = row.season() != null ? row.season() : was == null ? Product.ALL_YEAR : was.season();
            return new Product(id, row.town(), was == null ? row.name() : was.name(), row.nameEn(), row.category(), row.fresh(), row.shelfLife(), row.stopSale(), row.storage(),
                row.storageEn(), row.source(), season, was == null ? null : was.endedOn(), was == null ? null : was.drawing());
        }

        private static Verdict<Pack> verdict(Pack pack) {
            if (pack.skuWas() == null && !pack.productChanges()) {
                return new Verdict.New<>(pack);
            }
            var changes = new Change.Gathering();
            if (pack.productChanges()) {
                ofProduct(changes, pack.productWas(), pack.product());
                changes.of(CLAIMS, Claim.named(pack.claimsWere()), Claim.named(pack.claims()));
            }
            if (pack.skuWas() == null) {
                changes.of(PACK, null, pack.sku().pack());
            } else {
                ofSku(changes, pack.skuWas(), pack.sku());
            }
            return Verdict.of(pack, pack, changes.all());
        }

        private static void ofProduct(Change.Gathering changes, Product was, Product becomes) {
            changes.of(NAME_EN, was.nameEn(), becomes.nameEn())
                .of(CATEGORY, was.category(), becomes.category())
                .of(FRESH, was.fresh(), becomes.fresh())
                .of(SHELF_LIFE, was.shelfLifeDays(), becomes.shelfLifeDays())
                .of(STOP_SALE, was.stopSaleDays(), becomes.stopSaleDays())
                .of(STORAGE, was.storage(), becomes.storage())
                .of(STORAGE_EN, was.storageEn(), becomes.storageEn())
                .of(SEASON, was.seasonText(), becomes.seasonText())
                .of(SOURCE, was.source(), becomes.source());
        }

        private static void ofSku(Change.Gathering changes, Sku was, Sku becomes) {
            changes.of(PACK, was.pack(), becomes.pack())
                .of(PACK_EN, was.packEn(), becomes.packEn())
                .of(MEASURE, was.measure(), becomes.measure())
                .of(CONTENT, was.content(), becomes.content())
                .of(LIST_PRICE, was.listPriceFen(), becomes.listPriceFen())
                .of(PACK_ENDED_ON, was.endedOn(), becomes.endedOn());
        }
    }
}
