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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import shangui.change.Changes;
import shangui.imports.Cells;
import shangui.imports.Column;
import shangui.imports.ImportKind;
import shangui.imports.Intake;
import shangui.imports.Problem;
import shangui.imports.Values;
import shangui.imports.Verdict;
import shangui.licence.Claim;
import shangui.money.Money;
import shangui.product.ProductForm.Facts;
import shangui.product.ProductJudge.Pack;

/** Products with their packs, a pack a row: a product is known by its town and name, a pack by its barcode. */
@Singleton
class ProductIntake implements Intake<ProductIntake.Row, Pack> {

    private final ProductJudge judge;
    private final ProductBook book;
    private final Changes changes;

    ProductIntake(ProductJudge judge, ProductBook book, Changes changes) {
        this.judge = judge;
        this.book = book;
        this.changes = changes;
    }

    /** @param season, claims, endedOn null leaves them as they are */
    record Row(OfProduct product, String barcode, String pack, String packEn, Sku.Measure measure, int content, Money listPrice, @Nullable LocalDate endedOn) {}

    record OfProduct(long town, String name, String nameEn, Category category, boolean fresh, int shelfLife, int stopSale, String storage, String storageEn,
                     String source, @Nullable Integer season, @Nullable List<Claim> claims) {

        Object key() {
            return town + "/" + Values.folded(name);
        }
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PRODUCT;
    }

    @Override
    public List<Column<?>> columns() {
        return ProductColumns.ALL;
    }

    @Override
    public Row read(Cells cells) {
        OfProduct product = product(cells);
        String barcode = cells.get(BARCODE);
        String pack = cells.get(PACK);
        String packEn = cells.get(PACK_EN);
        Sku.Measure measure = cells.get(MEASURE);
        Integer content = cells.get(CONTENT);
        Money listPrice = cells.get(LIST_PRICE);
        LocalDate endedOn = cells.get(PACK_ENDED_ON);
        return cells.failed() ? null : new Row(product, barcode, pack, packEn, measure, content, listPrice, endedOn);
    }

    private static OfProduct product(Cells cells) {
        Long town = cells.get(TOWN);
        String name = cells.get(NAME);
        String nameEn = cells.get(NAME_EN);
        Category category = cells.get(CATEGORY);
        Boolean fresh = cells.get(FRESH);
        Integer shelfLife = cells.get(SHELF_LIFE);
        Integer stopSale = cells.get(STOP_SALE);
        String storage = cells.get(STORAGE);
        String storageEn = cells.get(STORAGE_EN);
        Integer season = cells.get(SEASON);
        List<Claim> claims = cells.get(CLAIMS);
        String source = cells.get(SOURCE);
        if (shelfLife != null && stopSale != null && stopSale > shelfLife) {
            cells.wrong(Problem.at(STOP_SALE, "imports.problem.marginTooLong", stopSale, shelfLife));
        }
        return cells.failed() ? null : new OfProduct(town, name, nameEn, category, fresh, shelfLife, stopSale, storage, storageEn, source, season, claims);
    }

    @Override
    public Object key(Row row) {
        return row.barcode();
    }

    @Override
    public Column<?> keyColumn() {
        return BARCODE;
    }

    @Override
    public Object shared(Row row) {
        return row.product().key();
    }

    @Override
    public Column<?> differing(Row first, Row second) {
        OfProduct one = first.product();
        OfProduct other = second.product();
        return !one.name().equals(other.name()) ? NAME
            : !one.nameEn().equals(other.nameEn()) ? NAME_EN
            : one.category() != other.category() ? CATEGORY
            : one.fresh() != other.fresh() ? FRESH
            : one.shelfLife() != other.shelfLife() ? SHELF_LIFE
            : one.stopSale() != other.stopSale() ? STOP_SALE
            : !one.storage().equals(other.storage()) ? STORAGE
            : !one.storageEn().equals(other.storageEn()) ? STORAGE_EN
            : !Objects.equals(one.season(), other.season()) ? SEASON
            : !Objects.equals(one.claims(), other.claims()) ? CLAIMS
            : !one.source().equals(other.source()) ? SOURCE
            : null;
    }

    @Override
    public List<Verdict<Pack>> judge(List<Row> rows) {
        return judge.judge(rows);
    }

    @Override
    public void take(List<Pack> added, List<Verdict.Changed<Pack>> changed, Taker taker) {
        List<Pack> all = Stream.concat(added.stream(), changed.stream().map(Verdict.Changed::becomes)).toList();
        Map<Long, Pack> fresh = new LinkedHashMap<>();
        all.stream().filter(pack -> pack.productWas() == null).forEach(pack -> fresh.putIfAbsent(pack.product().id(), pack));
        book.addProducts(fresh.values().stream().map(Pack::product).toList());
        fresh.values().stream().filter(pack -> !pack.claims().isEmpty()).forEach(pack -> book.claim(pack.product().id(), pack.claims()));
        book.addSkus(all.stream().filter(pack -> pack.skuWas() == null).map(Pack::sku).toList());
        changed.forEach(change -> change(change.becomes(), taker));
    }

    private void change(Pack pack, Taker taker) {
        if (pack.productWas() != null && pack.productChanges()) {
            book.change(pack.productWas(), pack.product());
            book.claim(pack.product().id(), pack.claims());
            changes.recordAll(taker.accountId(), "product", pack.product().id(), Facts.of(pack.productWas(), pack.claimsWere()), Facts.of(pack.product(), pack.claims()),
                taker.reason());
        }
        if (pack.skuWas() != null && !pack.skuWas().equals(pack.sku())) {
            book.change(pack.skuWas(), pack.sku());
            changes.recordAll(taker.accountId(), "sku", pack.sku().id(), pack.skuWas(), pack.sku(), taker.reason());
        }
    }
}
