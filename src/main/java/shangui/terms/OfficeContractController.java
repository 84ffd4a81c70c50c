package shangui.terms;

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
import shangui.change.Changes;
import shangui.contract.Contract;
import shangui.contract.ContractRepository;
import shangui.contract.ContractRow;
import shangui.contract.Cover;
import shangui.contract.Covering;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.counter.Supermarket;
import shangui.counter.SupermarketRepository;
import shangui.db.Ids;
import shangui.db.StartAfresh;
import shangui.paper.Sheet;
import shangui.town.Supplier;
import shangui.town.SupplierRepository;
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

/** Contracts, as the programme office keeps them: between whom, over which counters, and what they say, said, and will say. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeContractController {

    private static final String KIND = "contract";
    private static final int PER_PAGE = 50;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final History history;
    private final Changes changes;
    private final SecondPerson secondPerson;
    private final ContractRepository contracts;
    private final Covering covering;
    private final Agreed.Reader agreed;
    private final SupermarketRepository supermarkets;
    private final SupplierRepository suppliers;
    private final CounterRepository counters;
    private final Ids ids;
    private final Clock clock;

    OfficeContractController(Pages pages, Writes writes, Exports exports, History history, Changes changes, SecondPerson secondPerson,
                             ContractRepository contracts, Covering covering, Agreed.Reader agreed, SupermarketRepository supermarkets,
                             SupplierRepository suppliers, CounterRepository counters, Ids ids, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.history = history;
        this.changes = changes;
        this.secondPerson = secondPerson;
        this.contracts = contracts;
        this.covering = covering;
        this.agreed = agreed;
        this.supermarkets = supermarkets;
        this.suppliers = suppliers;
        this.counters = counters;
        this.ids = ids;
        this.clock = clock;
    }

    @Get(uris = {"/office/contracts", "/api/v1/office/contracts"})
    HttpResponse<?> list(HttpRequest<?> request, @Nullable @QueryValue Long supermarket, @QueryValue(defaultValue = "") String supplier,
                         @QueryValue(defaultValue = "") String number, @QueryValue(defaultValue = "0") long after) {
        return pages.show(request, new ListPage(supermarkets.listOrderById(),
            Slice.of(listed(supermarket, supplier, number, after, PER_PAGE + 1), PER_PAGE, ContractRow::id)));
    }

    @Get(uris = {"/office/contracts/export", "/api/v1/office/contracts/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @Nullable @QueryValue Long supermarket, @QueryValue(defaultValue = "") String supplier,
                           @QueryValue(defaultValue = "") String number) {
        List<ContractRow> listed = listed(supermarket, supplier, number, 0, Exports.MOST_ROWS);
        return exports.file(request, Sheet.XLSX, "contract.all", (title, t) -> new Sheet(title,
            t.all("contract.number", "contract.supermarket", "contract.supplier", "contract.mode", "contract.paymentDays", "contract.counters"),
            listed.stream().map(row -> Arrays.asList(row.number(), t.isEnglish() ? row.supermarketEn() : row.supermarket(),
                t.isEnglish() ? row.supplierEn() : row.supplier(), row.mode() == null ? null : t.name("contract.mode", row.mode()), row.paymentDays(),
                row.counters())).toList()).xlsx());
    }

    @Get(uris = {"/office/contracts/new", "/api/v1/office/contracts/new"})
    HttpResponse<?> newContract(HttpRequest<?> request) {
        return pages.show(request, newPage());
    }

    /** With nothing agreed yet: that takes two people. */
    @Post(uris = {"/office/contracts", "/api/v1/office/contracts"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, Form<NewForm> form) {
        return writes.once(request, form, typed -> newPage(), wanted -> {
            if (contracts.findByNumber(wanted.number()).isPresent()) {
                return Answer.refused(409, "contract.numberTaken").at("number");
            }
            if (!supermarkets.existsById(wanted.supermarketId())) {
                return Answer.refused(422, "form.choice").at("supermarketId");
            }
            if (suppliers.findGoingOn(today()).stream().noneMatch(supplier -> supplier.id() == wanted.supplierId())) {
                return Answer.refused(422, "form.choice").at("supplierId");
            }
            Contract contract = new Contract(ids.next(), wanted.number(), wanted.supermarketId(), wanted.supplierId());
            StartAfresh.ifTaken(() -> contracts.save(contract));
            history.created(me, KIND, contract.id(), contract.number(), wanted.reason());
            return Answer.done("/office/contracts/" + contract.id(), contract).created().saying("contract.entered", contract.number());
        });
    }

    @Get(uris = {"/office/contracts/{id}", "/api/v1/office/contracts/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, long id) {
        return pages.show(request, page(id));
    }

    @Post(uris = {"/office/contracts/{id}/covers", "/api/v1/office/contracts/{id}/covers"})
    HttpResponse<?> createCover(HttpRequest<?> request, Account me, long id, Form<CoverForm> form) {
        return writes.once(request, form, typed -> page(id), wanted -> {
            Contract contract = found(id);
            return covering.cover(id, wanted.counterId(), wanted.startsOn()).<Answer>map(objection -> SecondPerson.refused(422, objection)).orElseGet(() -> {
                Counter counter = counters.findById(wanted.counterId()).orElseThrow();
                changes.record(me.id(), KIND, id, "covers", null, counter.bothNames() + " " + Wording.date(wanted.startsOn()), wanted.reason());
                return Answer.done("/office/contracts/" + id, wanted).created().saying("contract.covered", counter.bothNames(), wanted.startsOn(), contract.number());
            });
        });
    }

    @Post(uris = {"/office/contracts/{id}/cover-endings", "/api/v1/office/contracts/{id}/cover-endings"})
    HttpResponse<?> createCoverEnding(HttpRequest<?> request, Account me, long id, Form<CoverEndingForm> form) {
        return writes.once(request, form, typed -> page(id), wanted -> {
            found(id);
            return covering.end(id, wanted.counterId(), wanted.lastDay().plusDays(1)).<Answer>map(objection -> SecondPerson.refused(422, objection)).orElseGet(() -> {
                Counter counter = counters.findById(wanted.counterId()).orElseThrow();
                changes.record(me.id(), KIND, id, "coversUntil", null, counter.bothNames() + " " + Wording.date(wanted.lastDay()), wanted.reason());
                return Answer.done("/office/contracts/" + id, wanted).created().saying("contract.coveredUntil", counter.bothNames(), wanted.lastDay());
            });
        });
    }

    private List<ContractRow> listed(@Nullable Long supermarket, String supplier, String number, long after, int limit) {
        return contracts.list(supermarket == null ? 0 : supermarket, supplier.strip(), number.strip(), today(), after, limit);
    }

    private NewPage newPage() {
        return new NewPage(supermarkets.listOrderById(), suppliers.findGoingOn(today()));
    }

    private ShowPage page(long id) {
        Contract contract = found(id);
        List<Figure> figures = agreed.read(contract).figures();
        LocalDate today = today();
        return new ShowPage(contract, supermarkets.findById(contract.supermarketId()).orElseThrow(), suppliers.findById(contract.supplierId()).orElseThrow(), today,
            figures.stream().filter(figure -> figure.inForceOn(today)).toList(),
            figures.stream().filter(figure -> figure.startsOn().isAfter(today)).toList(),
            figures.stream().filter(figure -> figure.endsOn() != null && !figure.endsOn().isAfter(today)).toList(),
            covering.of(id), contracts.coverable(id, today), secondPerson.of(KIND, id), history.of(KIND, id));
    }

    private Contract found(long id) {
        return contracts.findById(id).orElseThrow(NotFound::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    @Template("terms/office/contracts")
    public record ListPage(List<Supermarket> supermarkets, Slice<ContractRow> slice) implements Page {}

    @Template("terms/office/contract-new")
    public record NewPage(List<Supermarket> supermarkets, List<Supplier> suppliers) implements Page {}

    /** @param coverable counters it could cover */
    @Template("terms/office/contract")
    public record ShowPage(Contract contract, Supermarket supermarket, Supplier supplier, LocalDate today, List<Figure> inForce, List<Figure> coming,
                           List<Figure> past, List<Cover> covers, List<Cover> coverable, List<SecondPerson.Shown> proposals,
                           List<History.Event> history) implements Page {

        /** Nothing was ever agreed. */
        public boolean blank() {
            return inForce.isEmpty() && coming.isEmpty() && past.isEmpty();
        }

        /** Counters it covers today or later. */
        public List<Cover> covering() {
            return covers.stream().filter(cover -> cover.endsOn() == null || cover.endsOn().isAfter(today)).toList();
        }
    }

    @Introspected
    record NewForm(@NotBlank @Size(max = 40) String number, long supermarketId, long supplierId, @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record CoverForm(long counterId, @NotNull LocalDate startsOn, @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record CoverEndingForm(long counterId, @NotNull LocalDate lastDay, @NotBlank @Size(max = 200) String reason) {}
}
