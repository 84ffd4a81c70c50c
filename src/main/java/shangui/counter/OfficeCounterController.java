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
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import shangui.change.Changes;
import shangui.counter.CounterClosing.Outcome;
import shangui.counter.LeftAt.Left;
import shangui.db.Ids;
import shangui.pairing.Pairing;
import shangui.pairing.PairingRepository;
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

/** Counters, as the programme office opens and closes them: each for one pairing, from its first day to its last. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeCounterController {

    private static final String KIND = "counter";
    private static final int PER_PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final History history;
    private final Changes changes;
    private final CounterRepository counters;
    private final StoreRepository stores;
    private final PairingRepository pairings;
    private final CounterClosing closing;
    private final Ids ids;
    private final Clock clock;

    OfficeCounterController(Pages pages, Writes writes, Exports exports, History history, Changes changes, CounterRepository counters,
                            StoreRepository stores, PairingRepository pairings, CounterClosing closing, Ids ids, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.history = history;
        this.changes = changes;
        this.counters = counters;
        this.stores = stores;
        this.pairings = pairings;
        this.closing = closing;
        this.ids = ids;
        this.clock = clock;
    }

    @Get(uris = {"/office/counters", "/api/v1/office/counters"})
    HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue Long store, @Nullable @QueryValue Long pairing,
                         @QueryValue(defaultValue = "") String name, @QueryValue(defaultValue = "") String open,
                         @QueryValue(defaultValue = "0") long after) {
        return pages.show(request, new ListPage(stores.listOrderById(), counters.pairings(),
            Slice.of(listed(store, pairing, name, open, after, PER_PAGE + 1), PER_PAGE, CounterRow::id)));
    }

    @Get(uris = {"/office/counters/export", "/api/v1/office/counters/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @Nullable @QueryValue Long store, @Nullable @QueryValue Long pairing,
                           @QueryValue(defaultValue = "") String name, @QueryValue(defaultValue = "") String open) {
        List<CounterRow> listed = listed(store, pairing, name, open, 0, Exports.MOST_ROWS);
        return exports.file(request, Sheet.XLSX, "counter.all", (title, t) -> new Sheet(title,
            t.all("counter.name", "counter.nameEn", "counter.kind", "counter.store", "counter.mountain", "counter.partner", "counter.openedOn",
                "counter.closedOn", "counter.contract"),
            listed.stream().map(row -> Arrays.asList(row.name(), row.nameEn(), t.name("counter.kind", row.kind()),
                t.isEnglish() ? row.storeEn() : row.store(), t.isEnglish() ? row.mountainEn() : row.mountain(),
                t.isEnglish() ? row.partnerEn() : row.partner(), row.openedOn(), row.closedOn(), row.contract())).toList()).xlsx());
    }

    /** @param store chosen beforehand, or '' */
    @Get(uris = {"/office/counters/new", "/api/v1/office/counters/new"})
    HttpResponse<?> newCounter(HttpRequest<?> request, @QueryValue(defaultValue = "") String store) {
        return pages.show(request, newPage(store));
    }

    @Post(uris = {"/office/counters", "/api/v1/office/counters"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<NewForm> form) {
        return writes.once(request, form, typed -> newPage(""), wanted -> {
            Optional<Pairing> pairing = pairings.findById(wanted.pairingId());
            if (!stores.existsById(wanted.storeId())) {
                return Answer.refused(422, "form.choice").at("storeId");
            }
            if (pairing.isEmpty()) {
                return Answer.refused(422, "form.choice").at("pairingId");
            }
            if (!pairing.get().inForceOn(wanted.openedOn())) {
                return Answer.refused(422, "counter.notTwinnedThen").at("openedOn");
            }
            Counter counter = counters.save(new Counter(ids.next(), wanted.storeId(), wanted.pairingId(), wanted.kind(), wanted.name(), wanted.nameEn(),
                wanted.way(), wanted.wayEn(), wanted.openedOn(), null));
            history.created(me, KIND, counter.id(), counter.name(), wanted.reason());
            return Answer.done("/office/counters/" + counter.id(), counter).created().saying("change.entered", counter.name());
        });
    }

    @Get(uris = {"/office/counters/{id}", "/api/v1/office/counters/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, long id) {
        return pages.show(request, page(id));
    }

    @Get(uris = {"/office/counters/{id}/changes/new", "/api/v1/office/counters/{id}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, long id) {
        return pages.show(request, changePage(id));
    }

    @Post(uris = {"/office/counters/{id}/changes", "/api/v1/office/counters/{id}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long id, Form<ChangeForm> form) {
        return writes.once(request, form, typed -> changePage(id), wanted -> {
            Counter counter = counters.lock(id).orElseThrow(NotFound::new);
            Counter changed = new Counter(id, counter.storeId(), counter.pairingId(), counter.kind(), wanted.name(), wanted.nameEn(), wanted.way(),
                wanted.wayEn(), counter.openedOn(), counter.closedOn());
            return history.change(me, KIND, id, counter, changed, wanted, counters::update,
                Answer.done("/office/counters/" + id, changed).saying("change.done", changed.name()));
        });
    }

    /** From today on; a counter that has not opened yet never does. */
    @Post(uris = {"/office/counters/{id}/closing", "/api/v1/office/counters/{id}/closing"})
    HttpResponse<?> createClosing(HttpRequest<?> request, Account me, long id, Form<ClosingForm> form) {
        return writes.once(request, form, typed -> page(id), wanted -> {
            Counter counter = found(id);
            return switch (closing.close(counter)) {
                case Outcome.Holding(var left) -> new Answer.Refused(409, left.getFirst().key(), left.getFirst().arguments(), null);
                case Outcome.ClosedBefore before -> Answer.refused(409, "counter.closedBefore");
                case Outcome.Closed(var day) -> {
                    changes.record(me.id(), KIND, id, "closedOn", null, day, wanted.reason());
                    yield Answer.done("/office/counters/" + id, wanted).created().saying("counter.closed", counter.bothNames(), day);
                }
            };
        });
    }

    private List<CounterRow> listed(@Nullable Long store, @Nullable Long pairing, String name, String open, long after, int limit) {
        return counters.list(store, pairing, name.strip(), open, today(), after, limit);
    }

    private NewPage newPage(String store) {
        return new NewPage(stores.listOrderById(), counters.pairings().stream()
            .filter(pairing -> pairing.endsOn() == null || pairing.endsOn().isAfter(today())).toList(), store, today());
    }

    private ShowPage page(long id) {
        Counter counter = found(id);
        CounterRow row = counters.list(counter.storeId(), counter.pairingId(), "", "", today(), id - 1, 1).getFirst();
        return new ShowPage(counter, row, counter.closedOn() == null ? closing.left(counter) : List.of(), history.of(KIND, id));
    }

    private ChangePage changePage(long id) {
        return new ChangePage(found(id), history.seen(KIND, id), history.of(KIND, id));
    }

    private Counter found(long id) {
        return counters.findById(id).orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    @Template("counter/office/counters")
    public record ListPage(List<Store> stores, List<PairingChoice> pairings, Slice<CounterRow> slice) implements Page {}

    @Template("counter/office/counter-new")
    public record NewPage(List<Store> stores, List<PairingChoice> pairings, String store, LocalDate today) implements Page {}

    /** @param left what must be gone before it can close */
    @Template("counter/office/counter")
    public record ShowPage(Counter counter, CounterRow row, List<Left> left, List<History.Event> history) implements Page {}

    @Template("counter/office/counter-change")
    public record ChangePage(Counter counter, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return counter;
        }
    }

    @Introspected
    record NewForm(long storeId, long pairingId, @NotNull Counter.Kind kind, @NotBlank @Size(max = 60) String name, @NotBlank @Size(max = 100) String nameEn,
                   @NotBlank @Size(max = 100) String way, @NotBlank @Size(max = 160) String wayEn, @NotNull LocalDate openedOn,
                   @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record ChangeForm(@NotBlank @Size(max = 60) String name, @NotBlank @Size(max = 100) String nameEn, @NotBlank @Size(max = 100) String way,
                      @NotBlank @Size(max = 160) String wayEn, @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {}

    @Introspected
    record ClosingForm(@NotBlank @Size(max = 200) String reason) {}
}
