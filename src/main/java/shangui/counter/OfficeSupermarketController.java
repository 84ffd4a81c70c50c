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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import shangui.db.Ids;
import shangui.db.StartAfresh;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.user.History;
import shangui.user.SecondPerson;
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

/** Supermarkets, as the programme office keeps them. Where their money goes is changed by two people. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeSupermarketController {

    private static final String KIND = "supermarket";
    private static final int PER_PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final History history;
    private final SecondPerson secondPerson;
    private final SupermarketRepository supermarkets;
    private final StoreRepository stores;
    private final Ids ids;
    private final Clock clock;

    OfficeSupermarketController(Pages pages, Writes writes, Exports exports, History history, SecondPerson secondPerson, SupermarketRepository supermarkets,
                                StoreRepository stores, Ids ids, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.history = history;
        this.secondPerson = secondPerson;
        this.supermarkets = supermarkets;
        this.stores = stores;
        this.ids = ids;
        this.clock = clock;
    }

    @Get(uris = {"/office/supermarkets", "/api/v1/office/supermarkets"})
    HttpResponse<?> list(HttpRequest<?> request, @QueryValue(defaultValue = "") String name, @QueryValue(defaultValue = "0") long after) {
        return pages.show(request, new ListPage(Slice.of(supermarkets.list(name.strip(), today(), after, PER_PAGE + 1), PER_PAGE, SupermarketRow::id)));
    }

    @Get(uris = {"/office/supermarkets/export", "/api/v1/office/supermarkets/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @QueryValue(defaultValue = "") String name) {
        List<SupermarketRow> listed = supermarkets.list(name.strip(), today(), 0, Exports.MOST_ROWS);
        return exports.file(request, Sheet.XLSX, "supermarket.all", (title, t) -> new Sheet(title,
            t.all("supermarket.name", "supermarket.nameEn", "supermarket.merchantNumber", "supermarket.stores", "supermarket.counters"),
            listed.stream().map(row -> List.of(row.name(), row.nameEn(), row.merchantNumber(), row.stores(), row.counters())).toList()).xlsx());
    }

    @Get(uris = {"/office/supermarkets/new", "/api/v1/office/supermarkets/new"})
    HttpResponse<?> newSupermarket(HttpRequest<?> request) {
        return pages.show(request, new NewPage());
    }

    @Post(uris = {"/office/supermarkets", "/api/v1/office/supermarkets"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<NewForm> form) {
        return writes.once(request, form, typed -> new NewPage(), wanted -> {
            if (supermarkets.findByMerchantNumber(wanted.merchantNumber()).isPresent()) {
                return Answer.refused(409, "supermarket.merchantNumberTaken").at("merchantNumber");
            }
            Supermarket supermarket = new Supermarket(ids.next(), wanted.name(), wanted.nameEn(), wanted.merchantNumber());
            StartAfresh.ifTaken(() -> supermarkets.save(supermarket));
            history.created(me, KIND, supermarket.id(), supermarket.name(), wanted.reason());
            return Answer.done("/office/supermarkets/" + supermarket.id(), supermarket).created().saying("change.entered", supermarket.name());
        });
    }

    @Get(uris = {"/office/supermarkets/{id}", "/api/v1/office/supermarkets/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, long id) {
        return pages.show(request, new ShowPage(found(id), stores.findBySupermarketIdOrderById(id), secondPerson.of(KIND, id), history.of(KIND, id)));
    }

    @Get(uris = {"/office/supermarkets/{id}/changes/new", "/api/v1/office/supermarkets/{id}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, long id) {
        return pages.show(request, changePage(id));
    }

    @Post(uris = {"/office/supermarkets/{id}/changes", "/api/v1/office/supermarkets/{id}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long id, Form<ChangeForm> form) {
        return writes.once(request, form, typed -> changePage(id), wanted -> {
            Supermarket supermarket = supermarkets.lock(id).orElseThrow(NotFound::new);
            Supermarket changed = new Supermarket(id, wanted.name(), wanted.nameEn(), supermarket.merchantNumber());
            return history.change(me, KIND, id, supermarket, changed, wanted, supermarkets::update,
                Answer.done("/office/supermarkets/" + id, changed).saying("change.done", changed.name()));
        });
    }

    @Get(uris = {"/office/supermarkets/{id}/merchant-number-proposals/new", "/api/v1/office/supermarkets/{id}/merchant-number-proposals/new"})
    HttpResponse<?> newMerchantNumber(HttpRequest<?> request, long id) {
        return pages.show(request, merchantNumberPage(id));
    }

    @Post(uris = {"/office/supermarkets/{id}/merchant-number-proposals", "/api/v1/office/supermarkets/{id}/merchant-number-proposals"})
    HttpResponse<?> createMerchantNumberProposal(HttpRequest<?> request, Account me, long id, Form<MerchantNumberChange.Wish> form) {
        return writes.once(request, form, typed -> merchantNumberPage(id), wanted ->
            secondPerson.propose(me, MerchantNumberChange.KIND, found(id).id(), wanted, wanted.reason()));
    }

    private ChangePage changePage(long id) {
        return new ChangePage(found(id), history.seen(KIND, id), history.of(KIND, id));
    }

    private MerchantNumberPage merchantNumberPage(long id) {
        return new MerchantNumberPage(found(id), secondPerson.isMissing());
    }

    private Supermarket found(long id) {
        return supermarkets.findById(id).orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    @Template("counter/office/supermarkets")
    public record ListPage(Slice<SupermarketRow> slice) implements Page {}

    @Template("counter/office/supermarket-new")
    public record NewPage() implements Page {}

    @Template("counter/office/supermarket")
    public record ShowPage(Supermarket supermarket, List<Store> stores, List<SecondPerson.Shown> proposals, List<History.Event> history) implements Page {}

    @Template("counter/office/supermarket-change")
    public record ChangePage(Supermarket supermarket, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return supermarket;
        }
    }

    /** @param alone nobody else is there to say yes */
    @Template("counter/office/merchant-number")
    public record MerchantNumberPage(Supermarket supermarket, boolean alone) implements Page {}

    @Introspected
    record NewForm(@NotBlank @Size(max = 80) String name, @NotBlank @Size(max = 120) String nameEn,
                   @NotBlank @Pattern(regexp = "|" + Supermarket.MERCHANT_NUMBER, message = "{supermarket.merchantNumberWrong}") String merchantNumber,
                   @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record ChangeForm(@NotBlank @Size(max = 80) String name, @NotBlank @Size(max = 120) String nameEn, @NotBlank @Size(max = 200) String reason,
                      @Nullable Long seen) implements History.Why {}
}
