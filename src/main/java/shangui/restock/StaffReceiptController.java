package shangui.restock;

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
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shangui.contract.ContractService;
import shangui.contract.Mode;
import shangui.contract.Terms;
import shangui.counter.Counter;
import shangui.counter.Reach;
import shangui.db.Ids;
import shangui.lot.Lot;
import shangui.lot.LotReader;
import shangui.lot.LotRepository;
import shangui.lot.LotRow;
import shangui.money.Money;
import shangui.stock.Document;
import shangui.stock.ShelfReader;
import shangui.stock.ShelfRow;
import shangui.user.Account;
import shangui.user.Accounts;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;
import shangui.web.Writes;

/** What a counter's clerks accept from its supplier. */
@BothDoors
@Controller
@Secured("CLERK")
class StaffReceiptController {

    private static final int RECEIPTS_PER_PAGE = 30;
    private static final int FIRST_ROWS = 4;
    private static final int MOST_ROWS = 50;
    private static final int SUGGESTED_LOTS = 100;
    private static final long NO_LOT = 0;

    private final Pages pages;
    private final Writes writes;
    private final Reach reach;
    private final RestockService restock;
    private final ReceiptRepository receipts;
    private final ContractService contracts;
    private final LotRepository lots;
    private final LotReader lotReader;
    private final ShelfReader shelf;
    private final Accounts accounts;
    private final Ids ids;
    private final Clock clock;

    StaffReceiptController(Pages pages, Writes writes, Reach reach, RestockService restock, ReceiptRepository receipts, ContractService contracts,
                           LotRepository lots, LotReader lotReader, ShelfReader shelf, Accounts accounts, Ids ids, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.reach = reach;
        this.restock = restock;
        this.receipts = receipts;
        this.contracts = contracts;
        this.lots = lots;
        this.lotReader = lotReader;
        this.shelf = shelf;
        this.accounts = accounts;
        this.ids = ids;
        this.clock = clock;
    }

    @Get(uris = {"/staff/counters/{counterId}/receipts", "/api/v1/counters/{counterId}/receipts"})
    HttpResponse<?> index(HttpRequest<?> request, Account me, long counterId, @QueryValue(defaultValue = "" + Slice.START) long before) {
        Counter counter = reach.counter(me, counterId);
        return pages.show(request, new ReceiptsPage(counter,
            Slice.of(receipts.page(counterId, before, RECEIPTS_PER_PAGE + 1), RECEIPTS_PER_PAGE, ReceiptTotal::id)));
    }

    @Get(uris = {"/staff/counters/{counterId}/receipts/new", "/api/v1/counters/{counterId}/receipts/new"})
    HttpResponse<?> newReceipt(HttpRequest<?> request, Account me, long counterId, @QueryValue(defaultValue = "4") int rows) {
        return pages.show(request, receivePage(me, counterId, rows));
    }

    @Post(uris = {"/staff/counters/{counterId}/receipts", "/api/v1/counters/{counterId}/receipts"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, long counterId, Form<ReceiveForm> form) {
        return writes.once(request, form, typed -> receivePage(me, counterId, rows(typed).stream().mapToInt(row -> row + 1).max().orElse(0)),
            came -> receive(me, reach.counter(me, counterId), came, rows(form)));
    }

    @Get(uris = {"/staff/receipts/{receiptId}", "/api/v1/receipts/{receiptId}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long receiptId) {
        return pages.show(request, receiptPage(me, receiptId));
    }

    private Answer receive(Account me, Counter counter, ReceiveForm came, List<Integer> rows) {
        for (int i = 0; i < came.lines().size(); i++) {
            if (came.lines().get(i).priceOutOfRange()) {
                return Answer.refused(422, "restock.priceRange").at(field(rows, i, "purchasePriceFen"));
            }
        }
        Map<String, Long> lotIds = lots.findByCodeIn(came.lines().stream().map(CameLine::lot).toList()).stream()
            .collect(Collectors.toMap(lot -> folded(lot.code()), Lot::id));
        List<ReceiptLine> lines = came.lines().stream()
            .map(line -> new ReceiptLine(lotIds.getOrDefault(folded(line.lot()), NO_LOT), line.quantity(), line.purchasePriceFen())).toList();
        Document receipt = Document.of(Document.Kind.RECEIPT, ids.next(), clock.instant(), me.id());
        return switch (restock.receive(receipt, counter.id(), lines, came.note())) {
            case ReceiveOutcome.Accepted accepted -> Answer.done("/staff/receipts/" + accepted.receiptId(), accepted).created()
                .saying("restock.accepted", lines.stream().mapToInt(ReceiptLine::quantity).sum());
            case ReceiveOutcome.Closed closed -> Answer.refused(409, "restock.closed");
            case ReceiveOutcome.ChangesHands changes -> Answer.refused(409, "restock.changesHands");
            case ReceiveOutcome.UnknownLot(int line) -> Answer.refused(422, "restock.unknownLot").at(field(rows, line, "lot"));
            case ReceiveOutcome.OtherTown(int line, String lot) -> Answer.refused(409, "restock.otherTown", lot).at(field(rows, line, "lot"));
            case ReceiveOutcome.OtherSupplier(int line, String lot) -> Answer.refused(409, "restock.otherSupplier", lot).at(field(rows, line, "lot"));
            case ReceiveOutcome.Withheld(int line, String lot) -> Answer.refused(409, "restock.withheld", lot).at(field(rows, line, "lot"));
            case ReceiveOutcome.Recalled(int line, String lot) -> Answer.refused(409, "restock.recalled", lot).at(field(rows, line, "lot"));
            case ReceiveOutcome.PriceExpected(int line) -> Answer.refused(422, "restock.priceExpected").at(field(rows, line, "purchasePriceFen"));
            case ReceiveOutcome.PriceNotExpected(int line) -> Answer.refused(422, "restock.priceNotExpected").at(field(rows, line, "purchasePriceFen"));
            case ReceiveOutcome.Twice(int line, String lot) -> Answer.refused(422, "restock.lotTwice", lot).at(field(rows, line, "lot"));
        };
    }

    /** Rows left blank are none of the lines: which row each line was typed into. */
    private static List<Integer> rows(Form<?> form) {
        return IntStream.range(0, MOST_ROWS).filter(row -> CameLine.FIELDS.stream().anyMatch(field -> !form.get("lines[" + row + "]." + field).isBlank()))
            .boxed().toList();
    }

    private static String field(List<Integer> rows, int line, String name) {
        return "lines[" + rows.get(line) + "]." + name;
    }

    private static String folded(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    private ReceivePage receivePage(Account me, long counterId, int rows) {
        Counter counter = reach.counter(me, counterId);
        Optional<Terms> terms = contracts.termsOn(counterId, LocalDate.ofInstant(clock.instant(), Document.ZONE)).filter(found -> !found.last());
        return new ReceivePage(counter, terms.map(found -> found.mode() == Mode.PURCHASE).orElse(false), Math.clamp(rows, FIRST_ROWS, MOST_ROWS),
            terms.map(found -> lotReader.newest(found.contract().supplierId(), SUGGESTED_LOTS)).orElse(List.of()));
    }

    private ReceiptPage receiptPage(Account me, long receiptId) {
        Receipt receipt = receipts.find(receiptId).orElseThrow(NotFound::new);
        Counter counter = reach.counter(me, receipt.counterId());
        List<ReceiptLine> lines = receipts.lines(receiptId);
        Map<Long, ShelfRow> goods = shelf.find(counter.id(), lines.stream().map(ReceiptLine::lotId).toList());
        String person = accounts.usernames(Collections.singleton(receipt.accountId())).get(receipt.accountId());
        return new ReceiptPage(counter, receipt, person, lines.stream().map(line -> new ShownLine(line, goods.get(line.lotId()))).toList());
    }

    @Template("restock/staff/receipts")
    public record ReceiptsPage(Counter counter, Slice<ReceiptTotal> slice) implements Page {}

    /**
     * @param bought whether each line needs a purchase price
     * @param lots   what the contract's supplier packed last, to choose from
     */
    @Template("restock/staff/receive")
    public record ReceivePage(Counter counter, boolean bought, int rows, List<LotRow> lots) implements Page {

        public int moreRows() {
            return Math.min(rows * 2, MOST_ROWS);
        }

        public int lastRow() {
            return rows - 1;
        }
    }

    @Template("restock/staff/receipt")
    public record ReceiptPage(Counter counter, Receipt receipt, @Nullable String person, List<ShownLine> lines) implements Page {

        public int packs() {
            return lines.stream().mapToInt(line -> line.line().quantity()).sum();
        }

        /** What it cost, or null where nothing was bought. */
        @Nullable
        public Money cost() {
            return lines.stream().anyMatch(line -> line.cost() != null)
                ? Money.sum(lines.stream().filter(line -> line.cost() != null).map(ShownLine::cost).toList()) : null;
        }
    }

    /** A line of a receipt, and its lot. */
    public record ShownLine(ReceiptLine line, ShelfRow goods) {

        @Nullable
        public Money cost() {
            return line.purchasePriceFen() == null ? null : line.purchasePriceFen().times(line.quantity());
        }
    }

    @Introspected
    record ReceiveForm(@NotEmpty(message = "{restock.nothingTyped}") @Size(max = MOST_ROWS) List<@Valid CameLine> lines, @Nullable @Size(max = 200) String note) {}

    @Introspected
    record CameLine(@NotBlank @Size(max = 30) String lot, @NotNull @Min(1) @Max(9999) Integer quantity, @Nullable Money purchasePriceFen) {

        static final List<String> FIELDS = List.of("lot", "quantity", "purchasePriceFen");
        private static final long HIGHEST_PRICE_FEN = 9_999_999;

        CameLine {
            lot = Lot.codeIn(lot);
        }

        boolean priceOutOfRange() {
            return purchasePriceFen != null && (!purchasePriceFen.isPositive() || purchasePriceFen.fen() > HIGHEST_PRICE_FEN);
        }
    }
}
