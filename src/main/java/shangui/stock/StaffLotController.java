package shangui.stock;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.contract.ContractService;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.counter.Reach;
import shangui.counter.Store;
import shangui.counter.StoreRepository;
import shangui.db.Ids;
import shangui.user.Account;
import shangui.user.Accounts;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** One lot at one counter: what happened to it, and what a clerk may do with it. */
@BothDoors
@Controller
@Secured("CLERK")
class StaffLotController {

    /** A return's goods are discarded with the return, never by themselves. */
    private static final List<WriteOffReason> REASONS = Arrays.stream(WriteOffReason.values()).filter(reason -> reason != WriteOffReason.DISCARD).toList();

    private final Pages pages;
    private final Writes writes;
    private final Reach reach;
    private final ShelfReader shelf;
    private final StockService stock;
    private final CounterRepository counters;
    private final StoreRepository stores;
    private final ContractService contracts;
    private final Accounts accounts;
    private final Ids ids;
    private final Clock clock;

    StaffLotController(Pages pages, Writes writes, Reach reach, ShelfReader shelf, StockService stock, CounterRepository counters,
                       StoreRepository stores, ContractService contracts, Accounts accounts, Ids ids, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.reach = reach;
        this.shelf = shelf;
        this.stock = stock;
        this.counters = counters;
        this.stores = stores;
        this.contracts = contracts;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    @Get(uris = {"/staff/counters/{counterId}/lots/{lotId}", "/api/v1/counters/{counterId}/lots/{lotId}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long counterId, long lotId) {
        return pages.show(request, lotPage(me, counterId, lotId));
    }

    @Get(uris = {"/staff/counters/{counterId}/lots/{lotId}/write-offs/new", "/api/v1/counters/{counterId}/lots/{lotId}/write-offs/new"})
    HttpResponse<?> newWriteOff(HttpRequest<?> request, Account me, long counterId, long lotId) {
        return pages.show(request, writeOffPage(me, counterId, lotId));
    }

    @Post(uris = {"/staff/counters/{counterId}/lots/{lotId}/write-offs", "/api/v1/counters/{counterId}/lots/{lotId}/write-offs"})
    HttpResponse<?> createWriteOff(HttpRequest<?> request, Account me, long counterId, long lotId, Form<WriteOffForm> form) {
        return writes.once(request, form, typed -> writeOffPage(me, counterId, lotId), wanted -> writeOff(me, spot(me, counterId, lotId), wanted));
    }

    @Get(uris = {"/staff/counters/{counterId}/lots/{lotId}/counts/new", "/api/v1/counters/{counterId}/lots/{lotId}/counts/new"})
    HttpResponse<?> newCount(HttpRequest<?> request, Account me, long counterId, long lotId) {
        return pages.show(request, countPage(me, counterId, lotId));
    }

    @Post(uris = {"/staff/counters/{counterId}/lots/{lotId}/counts", "/api/v1/counters/{counterId}/lots/{lotId}/counts"})
    HttpResponse<?> createCount(HttpRequest<?> request, Account me, long counterId, long lotId, Form<CountForm> form) {
        return writes.once(request, form, typed -> countPage(me, counterId, lotId), found -> count(me, spot(me, counterId, lotId), found));
    }

    @Get(uris = {"/staff/counters/{counterId}/lots/{lotId}/transfers/new", "/api/v1/counters/{counterId}/lots/{lotId}/transfers/new"})
    HttpResponse<?> newTransfer(HttpRequest<?> request, Account me, long counterId, long lotId) {
        return pages.show(request, transferPage(me, counterId, lotId));
    }

    @Post(uris = {"/staff/counters/{counterId}/lots/{lotId}/transfers", "/api/v1/counters/{counterId}/lots/{lotId}/transfers"})
    HttpResponse<?> createTransfer(HttpRequest<?> request, Account me, long counterId, long lotId, Form<TransferForm> form) {
        return writes.once(request, form, typed -> transferPage(me, counterId, lotId), wanted -> move(me, spot(me, counterId, lotId), wanted));
    }

    private Answer writeOff(Account me, StockLevel spot, WriteOffForm wanted) {
        if (!REASONS.contains(wanted.reason())) {
            return Answer.refused(422, "form.choice").at("reason");
        }
        return switch (stock.writeOff(document(Document.Kind.WRITE_OFF, me), spot.counterId(), new LotQuantity(spot.lotId(), wanted.quantity()),
            wanted.reason(), wanted.note())) {
            case StockOutcome.Done done -> done(spot, done).saying("stock.writtenOff", wanted.quantity());
            case StockOutcome.Short few -> tooFew(few);
            case StockOutcome.NotHere gone -> notHere(gone);
        };
    }

    private Answer count(Account me, StockLevel spot, CountForm found) {
        return switch (stock.count(document(Document.Kind.COUNT, me), spot.counterId(), spot.lotId(), found.counted())) {
            case StockOutcome.Done done -> counted(spot, done, shelf.changedBy(Document.Kind.COUNT, done.id()));
            case StockOutcome.Short few -> tooFew(few);
            case StockOutcome.NotHere gone -> notHere(gone);
        };
    }

    private Answer counted(StockLevel spot, StockOutcome.Done done, int difference) {
        Answer.Done told = Answer.done(path(spot), new Counted(done.id(), difference)).created();
        return difference == 0 ? told.saying("stock.countedRight")
            : difference < 0 ? told.saying("stock.countedShort", -difference) : told.saying("stock.countedOver", difference);
    }

    private Answer move(Account me, StockLevel spot, TransferForm wanted) {
        Document transfer = document(Document.Kind.TRANSFER, me);
        var taker = counters.findTakersOf(spot.counterId(), transfer.accountingDate()).stream().filter(counter -> counter.id() == wanted.toCounterId()).findFirst();
        if (taker.isEmpty()) {
            return Answer.refused(409, "stock.noTaker").at("toCounterId");
        }
        return switch (stock.move(transfer, spot.counterId(), taker.get().id(), new LotQuantity(spot.lotId(), wanted.quantity()))) {
            case StockOutcome.Done done -> done(spot, done).saying("stock.moved", wanted.quantity());
            case StockOutcome.Short few -> tooFew(few);
            case StockOutcome.NotHere gone -> notHere(gone);
        };
    }

    private static Answer.Done done(StockLevel spot, StockOutcome.Done done) {
        return Answer.done(path(spot), done).created();
    }

    private static Answer tooFew(StockOutcome.Short few) {
        return Answer.refused(409, "stock.short", few.wanted(), few.free()).at("quantity");
    }

    private static Answer notHere(StockOutcome.NotHere gone) {
        throw new NotFound();
    }

    private static String path(StockLevel spot) {
        return "/staff/counters/" + spot.counterId() + "/lots/" + spot.lotId();
    }

    private Document document(Document.Kind kind, Account me) {
        return Document.of(kind, ids.next(), clock.instant(), me.id());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Document.ZONE);
    }

    private LotPage lotPage(Account me, long counterId, long lotId) {
        Counter counter = reach.counter(me, counterId);
        ShelfRow row = row(counter, lotId);
        return new LotPage(counter, row, today(), shelf.holdsOn(counterId, lotId), lines(row));
    }

    private List<MovementLine> lines(ShelfRow row) {
        List<Movement> moved = shelf.movementsOf(row.level().counterId(), row.level().lotId());
        Map<Long, String> people = accounts.usernames(moved.stream().map(Movement::accountId).toList());
        Map<Long, String> notes = shelf.notesOn(row.level().counterId(), row.level().lotId());
        return moved.stream().map(movement -> new MovementLine(movement, row, people.get(movement.accountId()), notes.get(movement.documentId()))).toList();
    }

    private WriteOffPage writeOffPage(Account me, long counterId, long lotId) {
        Counter counter = reach.counter(me, counterId);
        return new WriteOffPage(counter, row(counter, lotId), REASONS, contracts.termsOn(counterId, today()).map(LossMeaning::of).orElse(null));
    }

    private CountPage countPage(Account me, long counterId, long lotId) {
        Counter counter = reach.counter(me, counterId);
        return new CountPage(counter, LotName.of(row(counter, lotId)));
    }

    private TransferPage transferPage(Account me, long counterId, long lotId) {
        Counter counter = reach.counter(me, counterId);
        List<Counter> takers = counters.findTakersOf(counterId, today());
        Map<Long, Store> inStores = stores.findByIdInOrderById(takers.stream().map(Counter::storeId).distinct().toList())
            .stream().collect(Collectors.toMap(Store::id, Function.identity()));
        return new TransferPage(counter, row(counter, lotId), takers.stream().map(taker -> new Taker(taker, inStores.get(taker.storeId()))).toList());
    }

    private StockLevel spot(Account me, long counterId, long lotId) {
        return row(reach.counter(me, counterId), lotId).level();
    }

    private ShelfRow row(Counter counter, long lotId) {
        return shelf.find(counter.id(), lotId).orElseThrow(NotFound::new);
    }

    /** @param movements oldest first */
    @Template("stock/staff/lot")
    public record LotPage(Counter counter, ShelfRow row, LocalDate today, List<ShelfReader.HoldRow> holds, List<MovementLine> movements) implements Page {}

    /** @param lossMeaning what a loss comes to under the counter's contract */
    @Template("stock/staff/write-off")
    public record WriteOffPage(Counter counter, ShelfRow row, List<WriteOffReason> reasons, @Nullable LossMeaning lossMeaning) implements Page {}

    @Template("stock/staff/count")
    public record CountPage(Counter counter, LotName lot) implements Page {}

    /** @param takers counters its free packs may be moved to */
    @Template("stock/staff/transfer")
    public record TransferPage(Counter counter, ShelfRow row, List<Taker> takers) implements Page {}

    public record Taker(Counter counter, Store store) {}

    /** @param difference packs more (or, negative, fewer) than the book had */
    record Counted(long id, int difference) {}

    @Introspected
    record WriteOffForm(@NotNull WriteOffReason reason, @Min(1) @Max(9999) int quantity, @Nullable @Size(max = 200) String note) {}

    @Introspected
    record CountForm(@Min(0) @Max(99999) int counted) {}

    @Introspected
    record TransferForm(@Min(1) @Max(9999) int quantity, long toCounterId) {}
}
