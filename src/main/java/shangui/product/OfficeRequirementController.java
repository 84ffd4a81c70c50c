package shangui.product;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.db.Ids;
import shangui.licence.Claim;
import shangui.licence.LicenceKind;
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

/** Goods that may not be sold until a document is there: which, and which document. A requirement begins today or later, and ends. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeRequirementController {

    private static final String KIND = "requirement";

    private final Pages pages;
    private final Writes writes;
    private final History history;
    private final ProductPages shown;
    private final ProductReader reader;
    private final ProductRepository products;
    private final RequirementRepository requirements;
    private final Ids ids;

    OfficeRequirementController(Pages pages, Writes writes, History history, ProductPages shown, ProductReader reader, ProductRepository products,
                                RequirementRepository requirements, Ids ids) {
        this.pages = pages;
        this.writes = writes;
        this.history = history;
        this.shown = shown;
        this.reader = reader;
        this.products = products;
        this.requirements = requirements;
        this.ids = ids;
    }

    @Get(uris = {"/office/requirements", "/api/v1/office/requirements"})
    HttpResponse<?> list(HttpRequest<?> request) {
        List<Requirement> all = requirements.listOrderById();
        Map<Long, Product> named = products.findByIdIn(all.stream().map(Requirement::productId).filter(id -> id != null).toList())
            .stream().collect(Collectors.toMap(Product::id, Function.identity()));
        return pages.show(request, new ListPage(shown.today(), all.stream().map(one -> new Row(one, named.get(one.productId()))).toList(),
            reader.list(new ProductReader.Filter(null, null, ProductRow.State.WITHHELD, "", null), 0, ProductPages.PRODUCTS_PER_PAGE, shown.today())));
    }

    @Get(uris = {"/office/requirements/new", "/api/v1/office/requirements/new"})
    HttpResponse<?> newRequirement(HttpRequest<?> request) {
        return pages.show(request, newPage());
    }

    @Post(uris = {"/office/requirements", "/api/v1/office/requirements"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<NewForm> form) {
        return writes.once(request, form, typed -> newPage(), wanted -> {
            Optional<Product> product = Optional.ofNullable(wanted.productId()).flatMap(products::findById);
            if ((wanted.category() == null) == (wanted.productId() == null) || wanted.productId() != null && product.isEmpty()) {
                return Answer.refused(422, "product.requirementOfOne").at("category");
            }
            if (wanted.startsOn().isBefore(shown.today())) {
                return Answer.refused(422, "product.requirementPast").at("startsOn");
            }
            Requirement requirement = requirements.save(new Requirement(ids.next(), wanted.category(), wanted.productId(), wanted.kind(), wanted.why(),
                wanted.startsOn(), null));
            history.created(me, KIND, requirement.id(), wanted.kind().name(), wanted.why());
            return Answer.done("/office/requirements", requirement).created().saying("product.requirementEntered");
        });
    }

    @Get(uris = {"/office/requirements/{requirementId}", "/api/v1/office/requirements/{requirementId}"})
    HttpResponse<?> show(HttpRequest<?> request, long requirementId) {
        return pages.show(request, page(requirementId));
    }

    @Post(uris = {"/office/requirements/{requirementId}/changes", "/api/v1/office/requirements/{requirementId}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long requirementId, Form<ChangeForm> form) {
        return writes.once(request, form, typed -> page(requirementId), wanted -> {
            Requirement requirement = requirements.lock(requirementId).orElseThrow(NotFound::new);
            if (wanted.endsOn() != null && wanted.endsOn().isBefore(shown.today())) {
                return Answer.refused(422, "product.requirementPast").at("endsOn");
            }
            if (wanted.endsOn() != null && wanted.endsOn().isBefore(requirement.startsOn())) {
                return Answer.refused(422, "product.requirementBefore").at("endsOn");
            }
            Requirement changed = new Requirement(requirementId, requirement.category(), requirement.productId(), requirement.kind(), wanted.why(),
                requirement.startsOn(), wanted.endsOn());
            return history.change(me, KIND, requirementId, requirement, changed, wanted, requirements::update,
                Answer.done("/office/requirements", changed).saying("product.requirementChanged"));
        });
    }

    private NewPage newPage() {
        return new NewPage(products.listOrderById(), shown.today());
    }

    private ShowPage page(long requirementId) {
        Requirement requirement = requirements.findById(requirementId).orElseThrow(NotFound::new);
        return new ShowPage(new Row(requirement, Optional.ofNullable(requirement.productId()).flatMap(products::findById).orElse(null)),
            history.seen(KIND, requirementId), history.of(KIND, requirementId));
    }

    /** @param product the one it is of, or null: it is of a category */
    public record Row(Requirement requirement, @Nullable Product product) {

        public boolean heldOn(LocalDate day) {
            return !day.isBefore(requirement.startsOn()) && (requirement.endsOn() == null || day.isBefore(requirement.endsOn()));
        }
    }

    /** @param withheld products that wait for a document today, the first fifty */
    @Template("product/office/requirements")
    public record ListPage(LocalDate today, List<Row> rows, List<ProductRow> withheld) implements Page {

        public List<Claim> claimsThereAre() {
            return List.of(Claim.values());
        }
    }

    @Template("product/office/requirement-new")
    public record NewPage(List<Product> products, LocalDate today) implements Page {

        public List<Category> categories() {
            return List.of(Category.values());
        }

        public List<LicenceKind> kinds() {
            return List.of(LicenceKind.values());
        }

        @Override
        public Record first() {
            return new First(today);
        }

        private record First(LocalDate startsOn) {}
    }

    @Template("product/office/requirement")
    public record ShowPage(Row row, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return row.requirement();
        }
    }

    /** @param category or else {@code productId} */
    @Introspected
    record NewForm(@Nullable Category category, @Nullable Long productId, @NotNull LicenceKind kind, @NotBlank @Size(max = 200) String why,
                   @NotNull LocalDate startsOn) {}

    @Introspected
    record ChangeForm(@NotBlank @Size(max = 200) String why, @Nullable LocalDate endsOn, @NotBlank @Size(max = 200) String reason,
                      @Nullable Long seen) implements History.Why {}
}
