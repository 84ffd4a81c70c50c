package shangui.till;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shangui.counter.Counter;
import shangui.counter.Reach;
import shangui.db.Ids;
import shangui.lot.Lot;
import shangui.money.Money;
import shangui.order.Receipt;
import shangui.order.Source;
import shangui.stock.Document;
import shangui.stock.ShelfReader;
import shangui.stock.ShelfRow;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** What a clerk sells over the counter, and rows of tills that need a person. */
@BothDoors
@Controller
@Secured("CLERK")
class StaffTillController {

    private static final int FIRST_ROWS = 2;
    private static final int MOST_ROWS = 50;

    private final Pages pages;
    private final Writes writes;
    private final Reach reach;
    private final TillService till;
    private final ShelfReader shelf;
    private final Ids ids;
    private final Clock clock;

    StaffTillController(Pages pages, Writes writes, Reach reach, TillService till, ShelfReader shelf, Ids ids, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.reach = reach;
        this.till = till;
        this.shelf = shelf;
        this.ids = ids;
        this.clock = clock;
    }

    @Get(uris = {"/staff/counters/{counterId}/sales/new", "/api/v1/counters/{counterId}/sales/new"})
    HttpResponse<?> newSale(HttpRequest<?> request, Account me, long counterId, @QueryValue(defaultValue = "" + FIRST_ROWS) int rows) {
        return pages.show(request, salePage(me, counterId, rows));
    }

    @Post(uris = {"/staff/counters/{counterId}/sales", "/api/v1/counters/{counterId}/sales"})
    HttpResponse<?> createSale(HttpRequest<?> request, Account me, long counterId, Form<SaleForm> form) {
        return writes.once(request, form, typed -> salePage(me, counterId, lastRow(typed) + 1), sale -> sell(me, reach.counter(me, counterId), sale));
    }

    @Get(uris = {"/staff/counters/{counterId}/exceptions", "/api/v1/counters/{counterId}/exceptions"})
    HttpResponse<?> exceptions(HttpRequest<?> request, Account me, long counterId) {
        return pages.show(request, exceptionPage(me, counterId));
    }

    @Post(uris = {"/staff/counters/{counterId}/exceptions/{exceptionId}/settlement", "/api/v1/counters/{counterId}/exceptions/{exceptionId}/settlement"})
    HttpResponse<?> settle(HttpRequest<?> request, Account me, long counterId, long exceptionId, Form<NoteForm> form) {
        return writes.once(request, form, typed -> exceptionPage(me, counterId), settled -> settle(me, reach.counter(me, counterId), exceptionId, settled));
    }

    private Answer sell(Account me, Counter counter, SaleForm sale) {
        Instant now = clock.instant();
        var rows = sale.rows().stream().map(row -> new TillRow(row.code(), row.quantity(), row.lotCode(), row.unitPriceFen())).toList();
        var report = new TillReport(ids.next(), counter.id(), rows, sale.receipt(), now, LocalDate.ofInstant(now, Document.ZONE), Source.SCAN, me.id());
        return switch (till.tell(report)) {
            case TillOutcome.Told told when told.order() == null ->
                Answer.done("/staff/counters/" + counter.id() + "/exceptions", told).created().saying("till.allListed", told.exceptions().size());
            case TillOutcome.Told told when !told.exceptions().isEmpty() ->
                Answer.done("/staff/counters/" + counter.id() + "/exceptions", told).created().saying("till.partListed", told.order().totalFen(), told.exceptions().size());
            case TillOutcome.Told told ->
                Answer.done("/staff/counters/" + counter.id() + "/sales/new", told).created().saying("till.sold", told.order().totalFen());
            case TillOutcome.ReceiptUsed(var receipt) -> Answer.refused(409, "till.receiptUsed", receipt.receiptNumber()).at("receipt.receiptNumber");
        };
    }

    private Answer settle(Account me, Counter counter, long exceptionId, NoteForm settled) {
        return till.settle(counter.id(), exceptionId, me.id(), settled.note())
            ? Answer.done("/staff/counters/" + counter.id() + "/exceptions", settled).saying("till.settled")
            : Answer.refused(409, "till.settledBefore");
    }

    private SalePage salePage(Account me, long counterId, int rows) {
        return new SalePage(reach.counter(me, counterId), shelf.onHand(counterId), Math.clamp(rows, FIRST_ROWS, MOST_ROWS));
    }

    /** The last one something was typed into, -1: none. */
    private static int lastRow(Form<?> form) {
        return IntStream.range(0, MOST_ROWS).filter(row -> Stream.of("code", "quantity", "lotCode").anyMatch(field -> !form.get("rows[" + row + "]." + field).isBlank()))
            .max().orElse(-1);
    }

    private ExceptionPage exceptionPage(Account me, long counterId) {
        return new ExceptionPage(reach.counter(me, counterId), till.exceptions(counterId));
    }

    @Template("till/staff/sale")
    public record SalePage(Counter counter, List<ShelfRow> shelf, int rows) implements Page {

        public int moreRows() {
            return Math.min(rows + FIRST_ROWS * 2, MOST_ROWS);
        }

        public int lastRow() {
            return rows - 1;
        }
    }

    @Template("till/staff/exceptions")
    public record ExceptionPage(Counter counter, List<TillException> exceptions) implements Page {}

    @Introspected
    record SaleForm(@NotEmpty(message = "{till.nothingTyped}") @Size(max = MOST_ROWS) List<@Valid Row> rows, @Nullable @Valid Receipt receipt) {}

    @Introspected
    record Row(@NotBlank @Size(max = 20) String code, @NotNull @Min(1) @Max(999) Integer quantity, @Nullable @Size(max = 30) String lotCode,
               @Nullable Money unitPriceFen) {

        Row {
            lotCode = Lot.codeIn(lotCode);
        }
    }

    @Introspected
    record NoteForm(@NotBlank @Size(max = 200) String note) {}
}
