package shangui.product;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.db.StartAfresh;
import shangui.db.Statements;
import shangui.licence.Claim;

/** Products and their packs written many at once, and changed if they still are what they were. */
@Singleton
class ProductBook {

    private final Statements statements;
    private final ProductRepository products;
    private final SkuRepository skus;

    ProductBook(Statements statements, ProductRepository products, SkuRepository skus) {
        this.statements = statements;
        this.products = products;
        this.skus = skus;
    }

    void addProducts(List<Product> added) {
        insert("product (id, town_code, name, name_en, category, fresh, shelf_life_days, stop_sale_days, storage, storage_en, source, season, ended_on, drawing)", 14, added,
            product -> Arrays.asList(product.id(), product.townCode(), product.name(), product.nameEn(), product.category(), product.fresh(), product.shelfLifeDays(),
                product.stopSaleDays(), product.storage(), product.storageEn(), product.source(), product.season(), product.endedOn(), product.drawing()));
    }

    void addSkus(List<Sku> added) {
        insert("sku (id, product_id, barcode, pack, pack_en, measure, content, list_price_fen, sample, ended_on)", 10, added,
            sku -> Arrays.asList(sku.id(), sku.productId(), sku.barcode(), sku.pack(), sku.packEn(), sku.measure(), sku.content(), sku.listPriceFen(), sku.sample(),
                sku.endedOn()));
    }

    private <T> void insert(String into, int columns, List<T> things, Function<T, List<Object>> values) {
        if (!things.isEmpty()) {
            StartAfresh.ifTaken(() ->
                statements.update("INSERT INTO " + into + " VALUES " + Statements.rows(things.size(), columns), things.stream().flatMap(thing -> values.apply(thing).stream()).toList()));
        }
    }

    /** What the packs of products claim, by product; in their order; none for those that claim nothing. */
    Map<Long, List<Claim>> claims(Collection<Long> productIds) {
        record Said(long productId, Claim claim) {}
        return productIds.isEmpty() ? Map.of() : statements.list("""
            SELECT product_id, claim
              FROM product_claim
             WHERE product_id IN (%s)
            """.formatted(Statements.places(productIds.size())), row -> new Said(row.getLong("product_id"), Claim.valueOf(row.getString("claim"))), List.copyOf(productIds))
            .stream().collect(Collectors.groupingBy(Said::productId, Collectors.collectingAndThen(Collectors.toList(),
                said -> said.stream().map(Said::claim).sorted().toList())));
    }

    void claim(long productId, List<Claim> claims) {
        products.claimNothing(productId);
        claims.forEach(claim -> products.claim(productId, claim));
    }

    void change(Product was, Product becomes) {
        mustBe(was, products.lock(was.id()));
        products.update(becomes);
    }

    void change(Sku was, Sku becomes) {
        mustBe(was, skus.lock(was.id()));
        skus.update(becomes);
    }

    private static <T> void mustBe(T was, Optional<T> is) {
        if (!is.equals(Optional.of(was))) {
            throw new StartAfresh("A product was changed between being read and being changed");
        }
    }
}
