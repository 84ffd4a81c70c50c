package shangui.restock;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import shangui.counter.Counter;
import shangui.counter.Reach;
import shangui.db.Ids;
import shangui.stock.Document;
import shangui.stock.LotQuantity;
import shangui.stock.ShelfReader;
import shangui.stock.ShelfRow;
import shangui.stock.StockOutcome;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** Unsold goods of a counter that go back to the supplier. */
@BothDoors
@Controller
@Secured("CLERK")
class StaffSendBackController {

    private static final int MOST_LINES = 200;

    private final Pages pages;
    private final Writes writes;
    private final Reach reach;
    private final RestockService restock;
    private final ShelfReader shelf;
    private final Ids ids;
    private final Clock clock;

    StaffSendBackController(Pages pages, Writes writes, Reach reach, RestockService restock, ShelfReader shelf, Ids ids, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.reach = reach;
        this.restock = restock;
        this.shelf = shelf;
        this.ids = ids;
        this.clock = clock;
    }

    @Get(uris = {"/staff/counters/{counterId}/send-backs/new", "/api/v1/counters/{counterId}/send-backs/new"})
    HttpResponse<?> newSendBack(HttpRequest<?> request, Account me, long counterId) {
        return pages.show(request, page(me, counterId));
    }

    @Post(uris = {"/staff/counters/{counterId}/send-backs", "/api/v1/counters/{counterId}/send-backs"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, long counterId, Form<SendBackForm> form) {
        return writes.once(request, form, typed -> page(me, counterId), wanted -> sendBack(me, reach.counter(me, counterId), wanted, form));
    }

    private Answer sendBack(Account me, Counter counter, SendBackForm wanted, Form<SendBackForm> form) {
        List<LotQuantity> packs = wanted.lines().stream().filter(line -> line.quantity() != null)
            .map(line -> new LotQuantity(line.lotId(), line.quantity())).toList();
        if (packs.isEmpty()) {
            return Answer.refused(422, "restock.nothingChosen").at("lines");
        }
        Document sendBack = Document.of(Document.Kind.SEND_BACK, ids.next(), clock.instant(), me.id());
        return switch (restock.sendBack(sendBack, counter.id(), packs, wanted.note())) {
            case StockOutcome.Done done -> Answer.done("/staff/counters/" + counter.id() + "/stock", done).created()
                .saying("restock.sentBack", packs.stream().mapToInt(LotQuantity::quantity).sum());
            case StockOutcome.Short few -> Answer.refused(409, "restock.short", code(counter, few.lotId()), few.wanted(), few.free())
                .at("lines[" + row(form, few.lotId()) + "].quantity");
            case StockOutcome.NotHere gone -> throw new NotFound();
        };
    }

    private String code(Counter counter, long lotId) {
        return shelf.find(counter.id(), lotId).map(ShelfRow::lotCode).orElse("");
    }

    private static int row(Form<?> form, long lotId) {
        return IntStream.range(0, MOST_LINES).filter(row -> form.get("lines[" + row + "].lotId").equals(Long.toString(lotId))).findFirst().orElse(0);
    }

    private SendBackPage page(Account me, long counterId) {
        Counter counter = reach.counter(me, counterId);
        List<ShelfRow> free = shelf.onHand(counterId).stream().filter(row -> row.level().free() > 0).limit(MOST_LINES).toList();
        return new SendBackPage(counter, LocalDate.ofInstant(clock.instant(), Document.ZONE), free);
    }

    /** @param rows lots with packs no order keeps */
    @Template("restock/staff/send-back")
    public record SendBackPage(Counter counter, LocalDate today, List<ShelfRow> rows) implements Page {}

    @Introspected
    record SendBackForm(@NotEmpty @Size(max = MOST_LINES) List<@Valid PackLine> lines, @Nullable @Size(max = 200) String note) {}

    /** @param quantity none is sent back where nothing was typed */
    @Introspected
    record PackLine(@NotNull Long lotId, @Nullable @Min(1) @Max(9999) Integer quantity) {}
}
