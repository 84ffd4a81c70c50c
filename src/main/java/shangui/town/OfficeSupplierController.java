package shangui.town;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import shangui.db.Ids;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.user.History;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Exports;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.RemovalPage;
import shangui.web.Slice;
import shangui.web.Template;
import shangui.web.Writes;

/** Suppliers, as the programme office keeps them: their name, address and telephone stand on packs and contracts. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeSupplierController {

    private static final String KIND = "supplier";
    private static final int SUPPLIERS_PER_PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final History history;
    private final TownRepository towns;
    private final SupplierRepository suppliers;
    private final Ids ids;

    OfficeSupplierController(Pages pages, Writes writes, Exports exports, History history, TownRepository towns, SupplierRepository suppliers, Ids ids) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.history = history;
        this.towns = towns;
        this.suppliers = suppliers;
        this.ids = ids;
    }

    @Get(uris = {"/office/suppliers", "/api/v1/office/suppliers"})
    HttpResponse<?> list(HttpRequest<?> request, @QueryValue(defaultValue = "") String county, @QueryValue(defaultValue = "") String town,
                         @QueryValue(defaultValue = "") String name, @QueryValue(defaultValue = "0") long after) {
        return pages.show(request, new ListPage(towns.counties(),
            Slice.of(suppliers.list(county, town.strip(), name.strip(), after, SUPPLIERS_PER_PAGE + 1), SUPPLIERS_PER_PAGE, SupplierRow::id)));
    }

    @Get(uris = {"/office/suppliers/export", "/api/v1/office/suppliers/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @QueryValue(defaultValue = "") String county, @QueryValue(defaultValue = "") String town,
                           @QueryValue(defaultValue = "") String name) {
        List<SupplierRow> listed = suppliers.list(county, town.strip(), name.strip(), 0, Exports.MOST_ROWS);
        return exports.file(request, Sheet.XLSX, "town.suppliers", (title, t) -> new Sheet(title,
            t.all("town.code", "town.town", "town.name", "town.nameEn", "town.address", "town.telephone", "town.endedOn"), listed.stream()
                .map(supplier -> Arrays.asList(supplier.townCode(), supplier.townName(), supplier.name(), supplier.nameEn(), supplier.address(),
                    supplier.telephone(), supplier.endedOn()))
                .toList()).xlsx());
    }

    @Get(uris = {"/office/towns/{code}/suppliers/new", "/api/v1/office/towns/{code}/suppliers/new"})
    HttpResponse<?> newSupplier(HttpRequest<?> request, long code) {
        return pages.show(request, new NewPage(town(code)));
    }

    @Post(uris = {"/office/towns/{code}/suppliers", "/api/v1/office/towns/{code}/suppliers"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, long code, Form<NewForm> form) {
        return writes.once(request, form, typed -> new NewPage(town(code)), wanted -> {
            var supplier = suppliers.save(new Supplier(ids.next(), town(code).code(), wanted.name(), wanted.nameEn(), wanted.address(), wanted.telephone()));
            history.created(me, KIND, supplier.id(), supplier.name(), wanted.reason());
            return Answer.done(path(supplier.id()), supplier).created().saying("town.entered", supplier.name());
        });
    }

    @Get(uris = {"/office/suppliers/{id}", "/api/v1/office/suppliers/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, long id) {
        Supplier supplier = supplier(id);
        return pages.show(request, new ShowPage(town(supplier.townCode()), supplier, history.of(KIND, id)));
    }

    @Get(uris = {"/office/suppliers/{id}/changes/new", "/api/v1/office/suppliers/{id}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, long id) {
        return pages.show(request, changePage(id));
    }

    @Post(uris = {"/office/suppliers/{id}/changes", "/api/v1/office/suppliers/{id}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long id, Form<ChangeForm> form) {
        return writes.once(request, form, typed -> changePage(id), wanted -> {
            Supplier supplier = suppliers.lock(id).orElseThrow(NotFound::new);
            var changed = new Supplier(id, supplier.townCode(), wanted.name(), wanted.nameEn(), wanted.address(), wanted.telephone(), wanted.endedOn());
            return history.change(me, KIND, id, supplier, changed, wanted, suppliers::update,
                Answer.done(path(id), changed).saying("change.done", changed.name()));
        });
    }

    @Get(uris = {"/office/suppliers/{id}/removal", "/api/v1/office/suppliers/{id}/removal"})
    HttpResponse<?> removal(HttpRequest<?> request, long id) {
        return pages.show(request, removalPage(id));
    }

    @Post(uris = {"/office/suppliers/{id}/removal", "/api/v1/office/suppliers/{id}/removal"})
    HttpResponse<?> createRemoval(HttpRequest<?> request, Account me, long id, Form<History.Removal> form) {
        return writes.once(request, form, typed -> removalPage(id), wanted -> {
            Supplier supplier = suppliers.lock(id).orElseThrow(NotFound::new);
            return suppliers.accounts(id) > 0 ? Answer.refused(422, "change.referredTo")
                : history.remove(me, KIND, id, supplier.name(), wanted.reason(), () -> suppliers.deleteById(id),
                    new History.Parent("town", supplier.townCode(), "supplier"), Answer.done("/office/suppliers", wanted).saying("change.removed", supplier.name()));
        });
    }

    private RemovalPage removalPage(long id) {
        Supplier supplier = supplier(id);
        return new RemovalPage(supplier.name(), supplier.nameEn(), path(id), "/office/suppliers", "town.suppliers");
    }

    private static String path(long id) {
        return "/office/suppliers/" + id;
    }

    private Town town(long code) {
        return towns.findById(code).orElseThrow(NotFound::new);
    }

    private Supplier supplier(long id) {
        return suppliers.findById(id).orElseThrow(NotFound::new);
    }

    private ChangePage changePage(long id) {
        return new ChangePage(supplier(id), history.seen(KIND, id), history.of(KIND, id));
    }

    @Template("town/office/suppliers")
    public record ListPage(List<County> counties, Slice<SupplierRow> slice) implements Page {}

    @Template("town/office/supplier-new")
    public record NewPage(Town town) implements Page {}

    @Template("town/office/supplier")
    public record ShowPage(Town town, Supplier supplier, List<History.Event> history) implements Page {}

    @Template("town/office/supplier-change")
    public record ChangePage(Supplier supplier, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return supplier;
        }
    }

    @Introspected
    record NewForm(@NotBlank @Size(max = 80) String name, @NotBlank @Size(max = 120) String nameEn, @NotBlank @Size(max = 120) String address,
                   @Nullable @Pattern(regexp = "[0-9 +-]{7,20}", message = "{town.telephoneSigns}") String telephone,
                   @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record ChangeForm(@NotBlank @Size(max = 80) String name, @NotBlank @Size(max = 120) String nameEn, @NotBlank @Size(max = 120) String address,
                      @Nullable @Pattern(regexp = "[0-9 +-]{7,20}", message = "{town.telephoneSigns}") String telephone, @Nullable LocalDate endedOn,
                      @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {}
}
