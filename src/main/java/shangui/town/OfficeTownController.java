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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import shangui.db.StartAfresh;
import shangui.paper.Sheet;
import shangui.picture.Gallery;
import shangui.picture.PictureDesk.NewPicture;
import shangui.picture.PictureDesk.NoFields;
import shangui.picture.PictureDesk;
import shangui.picture.Pictured;
import shangui.picture.ShownPicture;
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

/** Towns, as the programme office keeps them. A code is never changed; what refers to a town is never without it. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeTownController {

    private static final int TOWNS_PER_PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final History history;
    private final TownRepository towns;
    private final VillageRepository villages;
    private final SupplierRepository suppliers;
    private final PictureDesk pictures;
    private final Gallery gallery;

    OfficeTownController(Pages pages, Writes writes, Exports exports, History history, TownRepository towns, VillageRepository villages,
                         SupplierRepository suppliers, PictureDesk pictures, Gallery gallery) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.history = history;
        this.towns = towns;
        this.villages = villages;
        this.suppliers = suppliers;
        this.pictures = pictures;
        this.gallery = gallery;
    }

    @Get(uris = {"/office/towns", "/api/v1/office/towns"})
    HttpResponse<?> list(HttpRequest<?> request, @QueryValue(defaultValue = "") String county, @QueryValue(defaultValue = "") String name,
                         @QueryValue(defaultValue = "") String code, @QueryValue(defaultValue = "0") long after) {
        return pages.show(request, new ListPage(towns.counties(),
            Slice.of(towns.list(county, name.strip(), code.strip(), after, TOWNS_PER_PAGE + 1), TOWNS_PER_PAGE, Town::code)));
    }

    @Get(uris = {"/office/towns/export", "/api/v1/office/towns/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @QueryValue(defaultValue = "") String county, @QueryValue(defaultValue = "") String name,
                           @QueryValue(defaultValue = "") String code) {
        List<Town> listed = towns.list(county, name.strip(), code.strip(), 0, Exports.MOST_ROWS);
        return exports.file(request, Sheet.XLSX, "town.towns", (title, t) -> new Sheet(title,
            t.all("town.code", "town.name", "town.nameEn", "town.county", "town.countyEn", "town.codeUnknown"),
            listed.stream().map(town -> List.of(town.code(), town.name(), town.nameEn(), town.county(), town.countyEn(),
                town.codeUnknown() ? t.of("town.codeUnknown") : "")).toList()).xlsx());
    }

    @Get(uris = {"/office/towns/new", "/api/v1/office/towns/new"})
    HttpResponse<?> newTown(HttpRequest<?> request) {
        return pages.show(request, new NewPage());
    }

    @Post(uris = {"/office/towns", "/api/v1/office/towns"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<NewForm> form) {
        return writes.once(request, form, typed -> new NewPage(), wanted -> {
            long code = wanted.code() == null ? towns.nextUnknownCode() : wanted.code();
            if (towns.existsById(code)) {
                return Answer.refused(409, "town.codeTaken").at("code");
            }
            Town town = new Town(code, wanted.name(), wanted.nameEn(), wanted.county(), wanted.countyEn());
            StartAfresh.ifTaken(() -> towns.save(town));
            history.created(me, Town.KIND, code, town.name(), wanted.reason());
            return Answer.done("/office/towns/" + code, town).created().saying("town.entered", town.name());
        });
    }

    @Get(uris = {"/office/towns/{code}", "/api/v1/office/towns/{code}"})
    HttpResponse<?> show(HttpRequest<?> request, long code) {
        return pages.show(request, new ShowPage(towns.findById(code).orElseThrow(NotFound::new), villages.findByTownCodeOrderByCode(code),
            suppliers.findByTownCodeOrderById(code), history.of(Town.KIND, code), gallery.of(Town.KIND, code)));
    }

    @Get(uris = {"/office/towns/{code}/pictures", "/api/v1/office/towns/{code}/pictures"})
    HttpResponse<?> pictures(HttpRequest<?> request, long code) {
        return pictures.show(request, pictured(code));
    }

    @Post(uris = {"/office/towns/{code}/pictures", "/api/v1/office/towns/{code}/pictures"})
    HttpResponse<?> createPicture(HttpRequest<?> request, Account me, long code, Form<NewPicture> form) {
        return pictures.create(request, me, pictured(code), form);
    }

    @Post(uris = {"/office/towns/{code}/pictures/{showId}/first-place", "/api/v1/office/towns/{code}/pictures/{showId}/first-place"})
    HttpResponse<?> createPictureFirstPlace(HttpRequest<?> request, long code, long showId, Form<NoFields> form) {
        return pictures.createFirstPlace(request, pictured(code), showId, form);
    }

    @Post(uris = {"/office/towns/{code}/pictures/{showId}/removal", "/api/v1/office/towns/{code}/pictures/{showId}/removal"})
    HttpResponse<?> createPictureRemoval(HttpRequest<?> request, Account me, long code, long showId, Form<NoFields> form) {
        return pictures.createRemoval(request, me, pictured(code), showId, form);
    }

    private Pictured pictured(long code) {
        return towns.findById(code).orElseThrow(NotFound::new).pictured("/office/towns/" + code, "/office/towns", "town.towns", () -> towns.lock(code));
    }

    @Get(uris = {"/office/towns/{code}/changes/new", "/api/v1/office/towns/{code}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, long code) {
        return pages.show(request, changePage(code));
    }

    @Post(uris = {"/office/towns/{code}/changes", "/api/v1/office/towns/{code}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long code, Form<ChangeForm> form) {
        return writes.once(request, form, typed -> changePage(code), wanted -> {
            Town town = towns.lock(code).orElseThrow(NotFound::new);
            Town changed = new Town(code, wanted.name(), wanted.nameEn(), wanted.county(), wanted.countyEn());
            return history.change(me, Town.KIND, code, town, changed, wanted, towns::update,
                Answer.done("/office/towns/" + code, changed).saying("change.done", changed.name()));
        });
    }

    @Get(uris = {"/office/towns/{code}/removal", "/api/v1/office/towns/{code}/removal"})
    HttpResponse<?> removal(HttpRequest<?> request, long code) {
        return pages.show(request, removalPage(code));
    }

    @Post(uris = {"/office/towns/{code}/removal", "/api/v1/office/towns/{code}/removal"})
    HttpResponse<?> createRemoval(HttpRequest<?> request, Account me, long code, Form<History.Removal> form) {
        return writes.once(request, form, typed -> removalPage(code), wanted -> {
            Town town = towns.lock(code).orElseThrow(NotFound::new);
            return towns.accounts(code) > 0 || !gallery.of(Town.KIND, code).isEmpty() ? Answer.refused(422, "change.referredTo")
                : history.remove(me, Town.KIND, code, town.name(), wanted.reason(), () -> towns.deleteById(code), null,
                    Answer.done("/office/towns", wanted).saying("change.removed", town.name()));
        });
    }

    private RemovalPage removalPage(long code) {
        Town town = towns.findById(code).orElseThrow(NotFound::new);
        return new RemovalPage(town.name(), town.nameEn(), "/office/towns/" + code, "/office/towns", "town.towns");
    }

    private ChangePage changePage(long code) {
        return new ChangePage(towns.findById(code).orElseThrow(NotFound::new), history.seen(Town.KIND, code), history.of(Town.KIND, code));
    }

    @Template("town/office/towns")
    public record ListPage(List<County> counties, Slice<Town> slice) implements Page {}

    @Template("town/office/town-new")
    public record NewPage() implements Page {}

    @Template("town/office/town")
    public record ShowPage(Town town, List<Village> villages, List<Supplier> suppliers, List<History.Event> history, List<ShownPicture> pictures) implements Page {}

    @Template("town/office/town-change")
    public record ChangePage(Town town, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return town;
        }
    }

    /** @param code null where it is not known: one that says so is given */
    @Introspected
    record NewForm(@Nullable @Min(value = 100_000_000, message = "{town.codeDigits}") @Max(value = 999_999_999, message = "{town.codeDigits}") Long code,
                   @NotBlank @Size(max = 40) String name, @NotBlank @Size(max = 80) String nameEn,
                   @NotBlank @Size(max = 40) String county, @NotBlank @Size(max = 80) String countyEn, @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record ChangeForm(@NotBlank @Size(max = 40) String name, @NotBlank @Size(max = 80) String nameEn,
                      @NotBlank @Size(max = 40) String county, @NotBlank @Size(max = 80) String countyEn,
                      @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {}
}
