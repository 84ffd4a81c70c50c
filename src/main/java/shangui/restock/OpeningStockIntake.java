package shangui.restock;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shangui.counter.CounterNames;
import shangui.db.Ids;
import shangui.imports.Cells;
import shangui.imports.Column;
import shangui.imports.ImportKind;
import shangui.imports.ImportWords;
import shangui.imports.Intake;
import shangui.imports.Problem;
import shangui.imports.Values;
import shangui.imports.Verdict;
import shangui.lot.GrownBy;
import shangui.lot.Lot;
import shangui.lot.LotOutcome;
import shangui.lot.LotService;
import shangui.money.Money;
import shangui.paper.Sheet;
import shangui.product.BarcodeColumn;
import shangui.restock.OpeningStockJudge.Opening;
import shangui.stock.Document;
import shangui.web.Language;

/**
 * What stands at counters when they begin to keep book here, lot by lot: accepted as a delivery is, once for each counter and lot, ever.
 * Lots not there yet are made.
 */
@Singleton
class OpeningStockIntake implements Intake<OpeningStockIntake.Row, Opening> {

    static final Column<String> SUPERMARKET = Column.text("supermarket", 120).optional();
    static final Column<String> STORE = Column.text("store", 120);
    static final Column<String> COUNTER = Column.text("counter", 100);
    static final Column<String> LOT = Column.code("lot", 30);
    static final Column<String> BARCODE = BarcodeColumn.COLUMN;
    static final Column<LocalDate> PACKED_ON = Column.date("packedOn");
    static final Column<LocalDate> BEST_BEFORE = Column.date("bestBefore").optional();
    static final Column<String> CERTIFICATE = Column.text("certificate", 40).optional();
    static final Column<List<GrownBy>> GROWN_BY = GrownBy.COLUMN;
    static final Column<Integer> QUANTITY = Column.number("quantity", 1, 9_999);
    static final Column<Money> PURCHASE_PRICE = Column.money("purchasePrice", Money.of("99999.99")).optional();

    private static final int ROWS_AT_ONCE = 100;

    private final OpeningStockJudge judge;
    private final OpeningStockRepository opened;
    private final CounterNames counters;
    private final LotService lots;
    private final RestockService restock;
    private final ImportWords words;
    private final Ids ids;
    private final Clock clock;

    OpeningStockIntake(OpeningStockJudge judge, OpeningStockRepository opened, CounterNames counters, LotService lots, RestockService restock,
                       ImportWords words, Ids ids, Clock clock) {
        this.judge = judge;
        this.opened = opened;
        this.counters = counters;
        this.lots = lots;
        this.restock = restock;
        this.words = words;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param grownBy null where it was not said, as a lot that is there needs no telling */
    record Row(@Nullable String supermarket, String store, String counter, String lot, String barcode, LocalDate packedOn, @Nullable LocalDate bestBefore,
               @Nullable String certificate, @Nullable List<GrownBy> grownBy, int quantity, @Nullable Money purchasePrice) {

        private record Key(String store, String counter, String lot) {}
    }

    @Override
    public ImportKind kind() {
        return ImportKind.OPENING_STOCK;
    }

    @Override
    public List<Column<?>> columns() {
        return List.of(SUPERMARKET, STORE, COUNTER, LOT, BARCODE, PACKED_ON, BEST_BEFORE, CERTIFICATE, GROWN_BY, QUANTITY, PURCHASE_PRICE);
    }

    @Override
    public Row read(Cells cells) {
        String supermarket = cells.get(SUPERMARKET);
        String store = cells.get(STORE);
        String counter = cells.get(COUNTER);
        String lot = cells.get(LOT);
        String barcode = cells.get(BARCODE);
        LocalDate packedOn = cells.get(PACKED_ON);
        LocalDate bestBefore = cells.get(BEST_BEFORE);
        String certificate = cells.get(CERTIFICATE);
        List<GrownBy> grownBy = cells.get(GROWN_BY);
        Integer quantity = cells.get(QUANTITY);
        Money purchasePrice = cells.get(PURCHASE_PRICE);
        return cells.failed() ? null : new Row(supermarket, store, counter, lot, barcode, packedOn, bestBefore, certificate, grownBy, quantity, purchasePrice);
    }

    @Override
    public Object key(Row row) {
        return new Row.Key(Values.folded(row.supermarket() + "/" + row.store()), Values.folded(row.counter()), row.lot());
    }

    @Override
    public Column<?> keyColumn() {
        return LOT;
    }

    /** A lot is one, at however many counters it stands. */
    @Override
    public Object shared(Row row) {
        return row.lot();
    }

    @Override
    public Column<?> differing(Row one, Row other) {
        return !one.barcode().equals(other.barcode()) ? BARCODE
            : !one.packedOn().equals(other.packedOn()) ? PACKED_ON
            : !Objects.equals(one.bestBefore(), other.bestBefore()) ? BEST_BEFORE
            : !Objects.equals(one.certificate(), other.certificate()) ? CERTIFICATE
            : !Objects.equals(one.grownBy(), other.grownBy()) ? GROWN_BY
            : null;
    }

    @Override
    public int rowsAtOnce() {
        return ROWS_AT_ONCE;
    }

    @Override
    public List<Sheet> choices(Language language) {
        boolean english = language == Language.EN;
        return List.of(new Sheet(words.of(language, "imports.openCounters"),
            List.of(words.of(language, "imports.column.supermarket"), words.of(language, "imports.column.store"), words.of(language, "imports.column.counter")),
            counters.openOn(judge.today()).stream().map(named -> english
                ? List.of(named.supermarket().nameEn(), named.store().nameEn(), named.counter().nameEn())
                : List.of(named.supermarket().name(), named.store().name(), named.counter().name())).toList()));
    }

    @Override
    public List<Verdict<Opening>> judge(List<Row> rows) {
        return judge.judge(rows);
    }

    @Override
    public void take(List<Opening> added, List<Verdict.Changed<Opening>> never, Taker taker) {
        Map<String, Lot> made = make(added);
        String note = words.of(Language.ZH, "imports.openingNote", taker.reason());
        Map<Long, List<ReceiptLine>> byCounter = added.stream().collect(Collectors.groupingBy(Opening::counterId, TreeMap::new, Collectors.mapping(
            opening -> new ReceiptLine(opening.lot() == null ? made.get(opening.wish().code()).id() : opening.lot().id(), opening.quantity(), opening.purchasePrice()),
            Collectors.toList())));
        byCounter.forEach((counter, lines) -> receive(counter, lines, note, taker.accountId()));
    }

    /** Each once, at however many counters it stands. */
    private Map<String, Lot> make(List<Opening> openings) {
        Map<String, Lot> made = new HashMap<>();
        openings.stream().map(Opening::wish).filter(Objects::nonNull).forEach(wish -> made.computeIfAbsent(wish.code(), code -> switch (lots.make(wish)) {
            case LotOutcome.Made(Lot lot) -> lot;
            case LotOutcome refused -> throw new Refused(Problem.at(LOT, "imports.problem.lotNotMade"));
        }));
        return made;
    }

    private void receive(long counterId, List<ReceiptLine> lines, String note, long accountId) {
        Document receipt = Document.of(Document.Kind.RECEIPT, ids.next(), clock.instant(), accountId);
        switch (restock.receive(receipt, counterId, lines, note)) {
            case ReceiveOutcome.Accepted accepted -> opened.add(accepted.receiptId(), counterId, lines);
            case ReceiveOutcome.Closed closed -> throw new Refused(Problem.at(COUNTER, "imports.problem.counterClosed"));
            case ReceiveOutcome refused -> throw new Refused(Problem.at(LOT, "imports.problem.failed"));
        }
    }
}
