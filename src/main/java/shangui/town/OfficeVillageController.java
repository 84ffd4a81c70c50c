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
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.db.Ids;
import shangui.db.StartAfresh;
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

/** Villages and their producers, as the programme office keeps them. A code is printed on packs and never changed; what is no more ends. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeVillageController {

    private static final String KIND = "village";
    private static final int VILLAGES_PER_PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final History history;
    private final TownRepository towns;
    private final VillageRepository villages;
    private final ProducerRepository producers;
    private final Ids ids;

    OfficeVillageController(Pages pages, Writes writes, Exports exports, History history, TownRepository towns, VillageRepository villages,
                            ProducerRepository producers, Ids ids) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.history = history;
        this.towns = towns;
        this.villages = villages;
        this.producers = producers;
        this.ids = ids;
    }

    @Get(uris = {"/office/villages", "/api/v1/office/villages"})
    HttpResponse<?> list(HttpRequest<?> request, @QueryValue(defaultValue = "") String county, @QueryValue(defaultValue = "") String town,
                         @QueryValue(defaultValue = "") String name, @QueryValue(defaultValue = "0") long after) {
        return pages.show(request, new ListPage(towns.counties(),
            Slice.of(villages.list(county, town.strip(), name.strip(), after, VILLAGES_PER_PAGE + 1), VILLAGES_PER_PAGE, VillageRow::id)));
    }

    @Get(uris = {"/office/villages/export", "/api/v1/office/villages/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @QueryValue(defaultValue = "") String county, @QueryValue(defaultValue = "") String town,
                           @QueryValue(defaultValue = "") String name) {
        List<VillageRow> listed = villages.list(county, town.strip(), name.strip(), 0, Exports.MOST_ROWS);
        Map<Long, VillageRow> of = listed.stream().collect(Collectors.toMap(VillageRow::id, Function.identity()));
        return exports.file(request, Sheet.XLSX, "town.villages", (title, t) -> Sheet.xlsx(List.of(
            new Sheet(title, t.all("town.code", "town.town", "town.villageCode", "town.name", "town.nameEn", "town.endedOn"), listed.stream()
                .map(village -> Arrays.asList(village.townCode(), village.townName(), village.code(), village.name(), village.nameEn(), village.endedOn()))
                .toList()),
            new Sheet(t.of("town.producers"), t.all("town.villageCode", "town.village", "town.producerCode", "town.endedOn"), producers.of(of.keySet()).stream()
                .map(producer -> Arrays.asList(of.get(producer.villageId()).code(), of.get(producer.villageId()).name(), producer.code(), producer.endedOn()))
                .toList()))));
    }

    @Get(uris = {"/office/towns/{code}/villages/new", "/api/v1/office/towns/{code}/villages/new"})
    HttpResponse<?> newVillage(HttpRequest<?> request, long code) {
        return pages.show(request, new NewPage(town(code)));
    }

    @Post(uris = {"/office/towns/{code}/villages", "/api/v1/office/towns/{code}/villages"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, long code, Form<NewForm> form) {
        return writes.once(request, form, typed -> new NewPage(town(code)), wanted -> {
            var village = new Village(ids.next(), town(code).code(), wanted.code(), wanted.name(), wanted.nameEn());
            if (villages.existsByCode(village.code())) {
                return Answer.refused(409, "town.codeTaken").at("code");
            }
            StartAfresh.ifTaken(() -> villages.save(village));
            history.created(me, KIND, village.id(), village.name(), wanted.reason());
            return Answer.done(path(village.id()), village).created().saying("town.entered", village.name());
        });
    }

    @Get(uris = {"/office/villages/{id}", "/api/v1/office/villages/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, long id) {
        return pages.show(request, showPage(id));
    }

    @Get(uris = {"/office/villages/{id}/changes/new", "/api/v1/office/villages/{id}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, long id) {
        return pages.show(request, changePage(id));
    }

    @Post(uris = {"/office/villages/{id}/changes", "/api/v1/office/villages/{id}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long id, Form<ChangeForm> form) {
        return writes.once(request, form, typed -> changePage(id), wanted -> {
            Village village = villages.lock(id).orElseThrow(NotFound::new);
            var changed = new Village(id, village.townCode(), village.code(), wanted.name(), wanted.nameEn(), wanted.endedOn());
            return history.change(me, KIND, id, village, changed, wanted, villages::update,
                Answer.done(path(id), changed).saying("change.done", changed.name()));
        });
    }

    @Get(uris = {"/office/villages/{id}/removal", "/api/v1/office/villages/{id}/removal"})
    HttpResponse<?> removal(HttpRequest<?> request, long id) {
        return pages.show(request, removalPage(id));
    }

    @Post(uris = {"/office/villages/{id}/removal", "/api/v1/office/villages/{id}/removal"})
    HttpResponse<?> createRemoval(HttpRequest<?> request, Account me, long id, Form<History.Removal> form) {
        return writes.once(request, form, typed -> removalPage(id), wanted -> {
            Village village = villages.lock(id).orElseThrow(NotFound::new);
            return history.remove(me, KIND, id, village.name(), wanted.reason(), () -> villages.deleteById(id),
                new History.Parent("town", village.townCode(), "village"), Answer.done("/office/villages", wanted).saying("change.removed", village.name()));
        });
    }

    @Post(uris = {"/office/villages/{id}/producers", "/api/v1/office/villages/{id}/producers"})
    HttpResponse<?> createProducer(HttpRequest<?> request, Account me, long id, Form<ProducerForm> form) {
        return writes.once(request, form, typed -> showPage(id), wanted -> {
            var producer = new Producer(ids.next(), village(id).id(), wanted.code());
            if (producers.existsByCode(producer.code())) {
                return Answer.refused(409, "town.codeTaken").at("code");
            }
            StartAfresh.ifTaken(() -> producers.save(producer));
            history.created(me, "producer", producer.id(), producer.code(), wanted.reason());
            return Answer.done(path(id), producer).created().saying("town.entered", producer.code());
        });
    }

    private RemovalPage removalPage(long id) {
        Village village = village(id);
        return new RemovalPage(village.name(), village.nameEn(), path(id), "/office/villages", "town.villages");
    }

    private static String path(long id) {
        return "/office/villages/" + id;
    }

    private Town town(long code) {
        return towns.findById(code).orElseThrow(NotFound::new);
    }

    private Village village(long id) {
        return villages.findById(id).orElseThrow(NotFound::new);
    }

    private ShowPage showPage(long id) {
        Village village = village(id);
        return new ShowPage(town(village.townCode()), village, producers.findByVillageIdOrderByCode(id), history.of(KIND, id));
    }

    private ChangePage changePage(long id) {
        Village village = village(id);
        return new ChangePage(town(village.townCode()), village, history.seen(KIND, id), history.of(KIND, id));
    }

    @Template("town/office/villages")
    public record ListPage(List<County> counties, Slice<VillageRow> slice) implements Page {}

    @Template("town/office/village-new")
    public record NewPage(Town town) implements Page {}

    @Template("town/office/village")
    public record ShowPage(Town town, Village village, List<Producer> producers, List<History.Event> history) implements Page {}

    @Template("town/office/village-change")
    public record ChangePage(Town town, Village village, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return village;
        }
    }

    @Introspected
    record NewForm(@NotBlank @Size(max = 12) @Pattern(regexp = "[A-Za-z0-9-]*", message = "{town.codeSigns}") String code,
                   @NotBlank @Size(max = 40) String name, @NotBlank @Size(max = 80) String nameEn, @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record ChangeForm(@NotBlank @Size(max = 40) String name, @NotBlank @Size(max = 80) String nameEn, @Nullable LocalDate endedOn,
                      @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {}

    @Introspected
    record ProducerForm(@NotBlank @Size(max = 20) @Pattern(regexp = "[A-Za-z0-9-]*", message = "{town.codeSigns}") String code,
                        @NotBlank @Size(max = 200) String reason) {}
}
