package shangui.product;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shangui.licence.Claim;
import shangui.licence.LicenceReader;
import shangui.licence.LicenceRow;
import shangui.paper.Sheet;
import shangui.picture.Gallery;
import shangui.picture.PictureKind;
import shangui.picture.Pictured;
import shangui.picture.ShownPicture;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
import shangui.town.Town;
import shangui.town.TownRepository;
import shangui.user.Account;
import shangui.user.History;
import shangui.user.Role;
import shangui.web.Exports;
import shangui.web.Formats;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;

/** Products at a desk: the office's all of them, a supplier's those of its town; how each stands, and what it waits for. */
@Singleton
class ProductPages {

    static final int PRODUCTS_PER_PAGE = 50;

    private final Pages pages;
    private final Exports exports;
    private final History history;
    private final ProductReader reader;
    private final ProductRepository products;
    private final SkuRepository skus;
    private final Withheld withheld;
    private final LicenceReader licences;
    private final SupplierRepository suppliers;
    private final TownRepository towns;
    private final Gallery gallery;
    private final Clock clock;

    ProductPages(Pages pages, Exports exports, History history, ProductReader reader, ProductRepository products, SkuRepository skus, Withheld withheld,
                 LicenceReader licences, SupplierRepository suppliers, TownRepository towns, Gallery gallery, Clock clock) {
        this.pages = pages;
        this.exports = exports;
        this.history = history;
        this.reader = reader;
        this.products = products;
        this.skus = skus;
        this.withheld = withheld;
        this.licences = licences;
        this.suppliers = suppliers;
        this.towns = towns;
        this.gallery = gallery;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    HttpResponse<?> list(HttpRequest<?> request, Account me, ProductReader.Filter filter, long after) {
        return pages.show(request, new ListPage(path(me), me.is(Role.OFFICE) ? mountainTowns() : List.of(),
            Slice.of(reader.list(filter, after, PRODUCTS_PER_PAGE + 1, today()), PRODUCTS_PER_PAGE, row -> row.product().id())));
    }

    HttpResponse<?> export(HttpRequest<?> request, ProductReader.Filter filter) {
        List<ProductRow> rows = reader.list(filter, 0, Exports.MOST_ROWS, today());
        return exports.file(request, Sheet.XLSX, "product.products", (title, t) -> new Sheet(title,
            t.all("product.townCode", "product.town", "product.name", "product.nameEn", "product.category", "product.fresh", "product.shelfLifeDays",
                "product.stopSaleDays", "product.storage", "product.season", "product.packs", "product.state", "product.endedOn", "product.source"),
            rows.stream().map(row -> cells(row, row.product(), t.name("product.category", row.product().category()), t.name("product.state", row.state()),
                row.product().fresh() ? t.of("product.fresh.true") : "")).toList()).xlsx());
    }

    private static List<Object> cells(ProductRow row, Product product, String category, String state, String fresh) {
        var cells = new ArrayList<Object>(List.of(product.townCode(), row.town().name(), product.name(), product.nameEn(), category, fresh,
            product.shelfLifeDays(), product.stopSaleDays(), product.storage(), product.seasonText(), row.packs(), state));
        cells.add(product.endedOn());
        cells.add(product.source());
        return cells;
    }

    HttpResponse<?> show(HttpRequest<?> request, Account me, long productId) {
        return pages.show(request, page(me, productId));
    }

    private ShowPage page(Account me, long productId) {
        Optional<Supplier> own = own(me);
        ProductRow row = row(own, productId);
        List<Standing> standings = own.map(List::of).orElseGet(() -> suppliers.findByTownCodeOrderById(row.product().townCode())).stream()
            .map(supplier -> new Standing(supplier, withheld.missing(productId, supplier.id(), today()), licences.ofProduct(supplier.id(), productId, today())))
            .toList();
        return new ShowPage(path(me), row, products.claims(productId), standings, skus.findByProductIdOrderById(productId), today(),
            me.is(Role.OFFICE) ? history.of(Product.KIND, productId) : List.of(), gallery.of(Product.KIND, productId));
    }

    private ProductRow row(Optional<Supplier> own, long productId) {
        return reader.find(productId, own.map(Supplier::id).orElse(null), today())
            .filter(found -> own.isEmpty() || own.get().townCode() == found.product().townCode()).orElseThrow(NotFound::new);
    }

    /** A product whose pictures one may change. */
    Pictured pictured(Account me, long productId) {
        Product product = row(own(me), productId).product();
        return new Pictured(Product.KIND, productId, product.name(), product.nameEn(), path(me) + "/" + productId, path(me), "product.products",
            product.drawn().source(), List.of(PictureKind.values()), () -> products.lock(productId));
    }

    List<Town> mountainTowns() {
        return towns.ofSuppliers();
    }

    /** The supplier someone works for; none for the office. */
    private Optional<Supplier> own(Account me) {
        return me.is(Role.OFFICE) ? Optional.empty() : suppliers.findById(me.reach());
    }

    ProductReader.Filter ownOnly(Account me, @Nullable Category category, @Nullable ProductRow.State state, String name) {
        Supplier supplier = own(me).orElseThrow(NotFound::new);
        return new ProductReader.Filter(supplier.townCode(), category, state, name, supplier.id());
    }

    private static String path(Account me) {
        return me.is(Role.OFFICE) ? "/office/products" : "/supplier/products";
    }

    /** @param towns to choose from; none where there is no choice */
    @Template("product/desk/products")
    public record ListPage(String path, List<Town> towns, Slice<ProductRow> slice) implements Page {

        public List<Category> categories() {
            return List.of(Category.values());
        }

        public List<ProductRow.State> states() {
            return List.of(ProductRow.State.values());
        }
    }

    /** @param history empty for whom it is not */
    @Template("product/desk/product")
    public record ShowPage(String path, ProductRow row, List<Claim> claims, List<Standing> standings, List<Sku> skus, LocalDate today,
                           List<History.Event> history, List<ShownPicture> pictures) implements Page {

        public boolean office() {
            return path.startsWith("/office");
        }
    }

    /** How a product stands with one supplier. @param missing what keeps it from being sold; @param licences what bears on it */
    public record Standing(Supplier supplier, List<Withheld.Missing> missing, List<LicenceRow> licences) {}
}
