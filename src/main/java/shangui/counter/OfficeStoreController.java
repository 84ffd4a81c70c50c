package shangui.counter;

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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shangui.change.Changes;
import shangui.counter.OpeningTimes.Hours;
import shangui.db.Ids;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.user.History;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Exports;
import shangui.web.Form;
import shangui.web.Formats;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;
import shangui.web.Writes;

/** Stores, as the programme office keeps them: where they are, and when they are open. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeStoreController {

    private static final String KIND = "store";
    private static final int PER_PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final History history;
    private final Changes changes;
    private final StoreRepository stores;
    private final SupermarketRepository supermarkets;
    private final CounterRepository counters;
    private final OpeningTimesRepository times;
    private final StorePlaceRepository places;
    private final CollectedAt collected;
    private final Ids ids;
    private final Clock clock;

    OfficeStoreController(Pages pages, Writes writes, Exports exports, History history, Changes changes, StoreRepository stores,
                          SupermarketRepository supermarkets, CounterRepository counters, OpeningTimesRepository times, StorePlaceRepository places, CollectedAt collected,
                          Ids ids, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.history = history;
        this.changes = changes;
        this.stores = stores;
        this.supermarkets = supermarkets;
        this.counters = counters;
        this.times = times;
        this.places = places;
        this.collected = collected;
        this.ids = ids;
        this.clock = clock;
    }

    @Get(uris = {"/office/stores", "/api/v1/office/stores"})
    HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue Long supermarket, @QueryValue(defaultValue = "") String district,
                         @QueryValue(defaultValue = "") String name, @QueryValue(defaultValue = "0") long after) {
        return pages.show(request, new ListPage(supermarkets.listOrderById(),
            Slice.of(stores.list(supermarket, district.strip(), name.strip(), today(), after, PER_PAGE + 1), PER_PAGE, StoreRow::id)));
    }

    @Get(uris = {"/office/stores/export", "/api/v1/office/stores/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @Nullable @QueryValue Long supermarket, @QueryValue(defaultValue = "") String district,
                           @QueryValue(defaultValue = "") String name) {
        List<StoreRow> listed = stores.list(supermarket, district.strip(), name.strip(), today(), 0, Exports.MOST_ROWS);
        return exports.file(request, Sheet.XLSX, "store.all", (title, t) -> new Sheet(title,
            t.all("store.name", "store.nameEn", "store.supermarket", "store.district", "store.address", "store.addressEn", "store.counters"),
            listed.stream().map(row -> List.of(row.name(), row.nameEn(), t.isEnglish() ? row.supermarketEn() : row.supermarket(), row.district(),
                row.address(), row.addressEn(), row.counters())).toList()).xlsx());
    }

    /** @param supermarket chosen beforehand, or '' */
    @Get(uris = {"/office/stores/new", "/api/v1/office/stores/new"})
    HttpResponse<?> newStore(HttpRequest<?> request, @QueryValue(defaultValue = "") String supermarket) {
        return pages.show(request, newPage(supermarket));
    }

    @Post(uris = {"/office/stores", "/api/v1/office/stores"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<StoreForm> form) {
        return writes.once(request, form, typed -> newPage(""), wanted -> {
            if (wanted.supermarketId() == null || !supermarkets.existsById(wanted.supermarketId())) {
                return Answer.refused(422, "form.choice").at("supermarketId");
            }
            if (wanted.wrongRow().isPresent() || wanted.isNowhere()) {
                return wrong(wanted);
            }
            Store store = stores.save(wanted.store(ids.next(), wanted.supermarketId()));
            wanted.week().forEach((day, hours) -> times.open(store.id(), hours.orElse(null), day));
            places.put(store.id(), wanted.point());
            history.created(me, KIND, store.id(), store.name(), wanted.reason());
            return Answer.done("/office/stores/" + store.id(), store).created().saying("change.entered", store.name());
        });
    }

    @Get(uris = {"/office/stores/{id}", "/api/v1/office/stores/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, long id) {
        return pages.show(request, page(id));
    }

    @Get(uris = {"/office/stores/{id}/changes/new", "/api/v1/office/stores/{id}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, long id) {
        return pages.show(request, changePage(id));
    }

    @Post(uris = {"/office/stores/{id}/changes", "/api/v1/office/stores/{id}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long id, Form<StoreForm> form) {
        return writes.once(request, form, typed -> changePage(id), wanted -> {
            Store store = stores.lock(id).orElseThrow(NotFound::new);
            if (wanted.wrongRow().isPresent() || wanted.isNowhere()) {
                return wrong(wanted);
            }
            Store changed = wanted.store(id, store.supermarketId());
            Map<DayOfWeek, Hours> week = times.of(id).week();
            return history.change(me, KIND, id, StoreForm.Kept.of(store, places.find(id).orElse(null), week),
                StoreForm.Kept.of(changed, wanted.point(), changed(week, wanted.week())), wanted, kept -> {
                stores.update(changed);
                places.put(id, kept.place());
                wanted.week().forEach((day, hours) -> times.open(id, hours.orElse(null), day));
            }, Answer.done("/office/stores/" + id, changed).saying("change.done", changed.name()));
        });
    }

    @Post(uris = {"/office/stores/{id}/closed-days", "/api/v1/office/stores/{id}/closed-days"})
    HttpResponse<?> createClosedDay(HttpRequest<?> request, Account me, long id, Form<ClosedDayForm> form) {
        return writes.once(request, form, typed -> page(id), wanted -> {
            Store store = stores.lock(id).orElseThrow(NotFound::new);
            if (wanted.day().isBefore(today())) {
                return Answer.refused(422, "store.closedDayGone").at("day");
            }
            if (!times.close(id, new ClosedDay(wanted.day(), wanted.note(), wanted.noteEn()))) {
                return Answer.refused(409, "store.closedAlready").at("day");
            }
            changes.record(me.id(), KIND, id, "closedOn", null, wanted.day(), wanted.note());
            long waiting = collected.on(id, wanted.day());
            return Answer.done("/office/stores/" + id, wanted).created()
                .saying(waiting == 0 ? "store.closedThat" : "store.closedThatAwaited", store.name(), wanted.day(), waiting);
        });
    }

    @Post(uris = {"/office/stores/{id}/closed-days/{day}/removal", "/api/v1/office/stores/{id}/closed-days/{day}/removal"})
    HttpResponse<?> deleteClosedDay(HttpRequest<?> request, Account me, long id, LocalDate day, Form<NothingForm> form) {
        return writes.once(request, form, typed -> page(id), wanted -> {
            Store store = stores.lock(id).orElseThrow(NotFound::new);
            ClosedDay closed = times.of(id).closed(day).orElseThrow(NotFound::new);
            times.reopen(id, day);
            changes.record(me.id(), KIND, id, "closedOn", day, null, closed.note());
            return Answer.done("/office/stores/" + id, wanted).saying("store.openThat", store.name(), day);
        });
    }

    private static Answer.Refused wrong(StoreForm wanted) {
        return wanted.isNowhere() ? Answer.refused(422, "store.placeWrong").at("place") : Answer.refused(422, "store.closesLater").at("hours[" + wanted.wrongRow().getAsInt() + "].closes");
    }

    private static Map<DayOfWeek, Hours> changed(Map<DayOfWeek, Hours> week, Map<DayOfWeek, Optional<Hours>> wanted) {
        var changed = new HashMap<>(week);
        wanted.forEach((day, hours) -> hours.ifPresentOrElse(open -> changed.put(day, open), () -> changed.remove(day)));
        return changed;
    }

    private NewPage newPage(String supermarket) {
        return new NewPage(supermarkets.listOrderById(), supermarket, List.of(DayOfWeek.values()), Map.of());
    }

    private ShowPage page(long id) {
        Store store = stores.findById(id).orElseThrow(NotFound::new);
        OpeningTimes open = times.of(id);
        return new ShowPage(store, supermarkets.findById(store.supermarketId()).orElseThrow(), open.parts(),
            open.closedDays().stream().filter(closed -> !closed.day().isBefore(today())).toList(), counters.findByStoreIdOrderById(id),
            places.find(id).orElse(null), today(), history.of(KIND, id));
    }

    private ChangePage changePage(long id) {
        return new ChangePage(stores.findById(id).orElseThrow(NotFound::new), List.of(DayOfWeek.values()), times.of(id).week(),
            places.find(id).orElse(null), history.seen(KIND, id), history.of(KIND, id));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    @Template("counter/office/stores")
    public record ListPage(List<Supermarket> supermarkets, Slice<StoreRow> slice) implements Page {}

    @Template("counter/office/store-new")
    public record NewPage(List<Supermarket> supermarkets, String supermarket, List<DayOfWeek> days, Map<DayOfWeek, Hours> week) implements Page {}

    /** @param closedDays from today on */
    @Template("counter/office/store")
    public record ShowPage(Store store, Supermarket supermarket, List<OpeningTimes.Part> week, List<ClosedDay> closedDays, List<Counter> counters,
                           @Nullable Point place, LocalDate today, List<History.Event> history) implements Page {}

    @Template("counter/office/store-change")
    public record ChangePage(Store store, List<DayOfWeek> days, Map<DayOfWeek, Hours> week, @Nullable Point place, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return store;
        }
    }

    /** The note is the reason. */
    @Introspected
    record ClosedDayForm(@NotNull LocalDate day, @NotBlank @Size(max = 60) String note, @NotBlank @Size(max = 100) String noteEn) {}

    @Introspected
    record NothingForm(@Nullable String key) {}
}
