package shangui.product;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import shangui.db.Ids;
import shangui.licence.Claim;
import shangui.paper.Sheet;
import shangui.picture.PictureDesk.NewPicture;
import shangui.picture.PictureDesk.NoFields;
import shangui.picture.PictureDesk;
import shangui.product.ProductForm.Facts;
import shangui.town.Town;
import shangui.user.Account;
import shangui.user.History;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** Products, as the programme office keeps them. A product ends and stays: what was ordered, received and sold of it copied its facts. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeProductController {

    private final Pages pages;
    private final Writes writes;
    private final History history;
    private final ProductPages shown;
    private final PictureDesk pictures;
    private final ProductRepository products;
    private final Ids ids;

    OfficeProductController(Pages pages, Writes writes, History history, ProductPages shown, PictureDesk pictures, ProductRepository products, Ids ids) {
        this.pages = pages;
        this.writes = writes;
        this.history = history;
        this.shown = shown;
        this.pictures = pictures;
        this.products = products;
        this.ids = ids;
    }

    @Get(uris = {"/office/products", "/api/v1/office/products"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, @Nullable @QueryValue Long town, @Nullable @QueryValue Category category,
                         @Nullable @QueryValue ProductRow.State state, @QueryValue(defaultValue = "") String name, @QueryValue(defaultValue = "0") long after) {
        return shown.list(request, me, new ProductReader.Filter(town, category, state, name.strip(), null), after);
    }

    @Get(uris = {"/office/products/export", "/api/v1/office/products/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @Nullable @QueryValue Long town, @Nullable @QueryValue Category category,
                           @Nullable @QueryValue ProductRow.State state, @QueryValue(defaultValue = "") String name) {
        return shown.export(request, new ProductReader.Filter(town, category, state, name.strip(), null));
    }

    @Get(uris = {"/office/products/new", "/api/v1/office/products/new"})
    HttpResponse<?> newProduct(HttpRequest<?> request) {
        return pages.show(request, newPage());
    }

    @Post(uris = {"/office/products", "/api/v1/office/products"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<ProductForm> form) {
        return writes.once(request, form, typed -> newPage(), wanted -> {
            if (wanted.townCode() == null || shown.mountainTowns().stream().noneMatch(town -> town.code() == wanted.townCode())) {
                return Answer.refused(422, "product.townNeeded").at("townCode");
            }
            return refusal(wanted, null).orElseGet(() -> {
                Product product = products.save(wanted.product(ids.next(), wanted.townCode()));
                wanted.claims().forEach(claim -> products.claim(product.id(), claim));
                history.created(me, Product.KIND, product.id(), product.name(), wanted.reason());
                return Answer.done("/office/products/" + product.id(), product).created().saying("product.entered", product.name());
            });
        });
    }

    @Get(uris = {"/office/products/{productId}", "/api/v1/office/products/{productId}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long productId) {
        return shown.show(request, me, productId);
    }

    @Get(uris = {"/office/products/{productId}/pictures", "/api/v1/office/products/{productId}/pictures"})
    HttpResponse<?> pictures(HttpRequest<?> request, Account me, long productId) {
        return pictures.show(request, shown.pictured(me, productId));
    }

    @Post(uris = {"/office/products/{productId}/pictures", "/api/v1/office/products/{productId}/pictures"})
    HttpResponse<?> createPicture(HttpRequest<?> request, Account me, long productId, Form<NewPicture> form) {
        return pictures.create(request, me, shown.pictured(me, productId), form);
    }

    @Post(uris = {"/office/products/{productId}/pictures/{showId}/first-place", "/api/v1/office/products/{productId}/pictures/{showId}/first-place"})
    HttpResponse<?> createPictureFirstPlace(HttpRequest<?> request, Account me, long productId, long showId, Form<NoFields> form) {
        return pictures.createFirstPlace(request, shown.pictured(me, productId), showId, form);
    }

    @Post(uris = {"/office/products/{productId}/pictures/{showId}/removal", "/api/v1/office/products/{productId}/pictures/{showId}/removal"})
    HttpResponse<?> createPictureRemoval(HttpRequest<?> request, Account me, long productId, long showId, Form<NoFields> form) {
        return pictures.createRemoval(request, me, shown.pictured(me, productId), showId, form);
    }

    @Get(uris = {"/office/products/{productId}/changes/new", "/api/v1/office/products/{productId}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, long productId) {
        return pages.show(request, changePage(productId));
    }

    @Post(uris = {"/office/products/{productId}/changes", "/api/v1/office/products/{productId}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long productId, Form<ProductForm> form) {
        return writes.once(request, form, typed -> changePage(productId), wanted -> {
            Product product = products.lock(productId).orElseThrow(NotFound::new);
            return refusal(wanted, product.endedOn()).orElseGet(() -> {
                Product changed = wanted.product(productId, product.townCode());
                Consumer<Facts> save = any -> save(changed, wanted.claims());
                return history.change(me, Product.KIND, productId, Facts.of(product, products.claims(productId)), Facts.of(changed, wanted.claims()),
                    wanted, save, Answer.done("/office/products/" + productId, changed).saying("change.done", changed.name()));
            });
        });
    }

    private void save(Product changed, List<Claim> claims) {
        products.update(changed);
        products.claimNothing(changed.id());
        claims.forEach(claim -> products.claim(changed.id(), claim));
    }

    private Optional<Answer> refusal(ProductForm wanted, @Nullable LocalDate ended) {
        return Optional.ofNullable(
            wanted.stopSaleDays() > wanted.shelfLifeDays() ? Answer.refused(422, "product.marginTooLong").at("stopSaleDays")
            : !wanted.monthsExist() ? Answer.refused(422, "product.monthNeeded").at("months")
            : !wanted.unsaid().isEmpty() ? Answer.refused(422, "product.claimUnsaid", Claim.named(wanted.unsaid())).at("claims")
            : wanted.endedOn() != null && !Objects.equals(wanted.endedOn(), ended) && wanted.endedOn().isBefore(shown.today())
                ? Answer.refused(422, "product.endedPast").at("endedOn")
            : null);
    }

    private NewPage newPage() {
        return new NewPage(shown.mountainTowns());
    }

    private ChangePage changePage(long productId) {
        Product product = products.findById(productId).orElseThrow(NotFound::new);
        return new ChangePage(product, products.claims(productId), history.seen(Product.KIND, productId), history.of(Product.KIND, productId));
    }

    /** What the form offers to choose from. */
    public interface Choices {

        default List<Category> categories() {
            return List.of(Category.values());
        }

        default List<Claim> claimsThereAre() {
            return List.of(Claim.values());
        }

        default List<Drawing> drawings() {
            return List.of(Drawing.values());
        }

        default List<Integer> monthsThereAre() {
            return Arrays.stream(Month.values()).map(Month::getValue).toList();
        }
    }

    @Template("product/office/product-new")
    public record NewPage(List<Town> towns) implements Page, Choices {

        @Override
        public Record first() {
            return new First(monthsThereAre());
        }

        private record First(List<Integer> months) {}
    }

    @Template("product/office/product-change")
    public record ChangePage(Product product, List<Claim> claims, long seen, List<History.Event> history) implements Page, Choices {

        @Override
        public Record first() {
            return ProductForm.of(product, claims);
        }
    }
}
