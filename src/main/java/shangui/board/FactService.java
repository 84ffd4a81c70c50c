package shangui.board;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shangui.counter.Counter;
import shangui.db.Ids;
import shangui.lot.Lot;
import shangui.lot.LotRepository;
import shangui.order.GoodsReturn;
import shangui.order.HandOver;
import shangui.order.HandOverOutcome;
import shangui.order.OrderLine;
import shangui.order.OrderService;
import shangui.order.OrderView;
import shangui.order.ReturnOutcome;
import shangui.order.Source;
import shangui.product.Sku;
import shangui.product.SkuRepository;
import shangui.stock.Document;
import shangui.stock.LotQuantity;
import shangui.stock.StockOutcome;
import shangui.stock.StockService;
import shangui.till.TillOutcome;
import shangui.till.TillReport;
import shangui.till.TillRow;
import shangui.till.TillService;
import shangui.user.Account;
import shangui.web.Answer;
import shangui.web.NotFound;

/** Books what was told at the door for facts, each where it belongs, in the caller's transaction. */
@Singleton
class FactService {

    private final FactRepository facts;
    private final TillService till;
    private final OrderService orders;
    private final StockService stock;
    private final LotRepository lots;
    private final SkuRepository skus;
    private final ApplicationEventPublisher<FactTold> events;
    private final Ids ids;
    private final Clock clock;

    FactService(FactRepository facts, TillService till, OrderService orders, StockService stock, LotRepository lots, SkuRepository skus,
                ApplicationEventPublisher<FactTold> events, Ids ids, Clock clock) {
        this.facts = facts;
        this.till = till;
        this.orders = orders;
        this.stock = stock;
        this.lots = lots;
        this.skus = skus;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a fact became. LISTED: nothing could be booked, its rows wait on the exception list. */
    record Booked(String key, FactKind kind, State state, Long documentId, List<Listed> exceptions) {

        enum State { BOOKED, LISTED }

        record Listed(String code, int quantity, String why) {}
    }

    Answer tell(Account me, Counter counter, FactForm fact) {
        Instant happenedAt = happenedAt(fact);
        if (!facts.add(fact, happenedAt, clock.instant(), me.id())) {
            return Answer.refused(409, "board.factKnown");
        }
        return switch (fact.kind()) {
            case TILL_SALE -> sell(me, counter, fact, happenedAt);
            case HAND_OVER -> handOver(me, counter, fact, happenedAt);
            case COUNT -> count(me, counter, fact, happenedAt);
            case WRITE_OFF -> writeOff(me, counter, fact, happenedAt);
            case RETURN -> takeBack(me, counter, fact, happenedAt);
        };
    }

    /** The device's time corrected by its measured offset, never in the future (rule 5). */
    private Instant happenedAt(FactForm fact) {
        Instant corrected = fact.deviceAt().plusMillis(fact.offsetMillis());
        return corrected.isAfter(clock.instant()) ? clock.instant() : corrected;
    }

    private Answer sell(Account me, Counter counter, FactForm fact, Instant happenedAt) {
        if (fact.rowsOrNone().isEmpty()) {
            return missing("rows");
        }
        List<TillRow> rows = fact.rowsOrNone().stream().map(row -> new TillRow(row.code(), row.quantity(), row.lotCode(), row.unitPriceFen())).toList();
        var report = new TillReport(ids.next(), counter.id(), rows, fact.receipt(), happenedAt, LocalDate.ofInstant(happenedAt, Document.ZONE),
            source(fact), me.id());
        return switch (till.tell(report)) {
            case TillOutcome.Told told -> booked(fact, told.order() == null ? null : told.order().id(),
                told.exceptions().stream().map(row -> new Booked.Listed(row.code(), row.quantity(), row.why().name())).toList());
            case TillOutcome.ReceiptUsed(var receipt) -> Answer.refused(409, "board.receiptUsed", receipt.receiptNumber()).at("receipt.receiptNumber");
        };
    }

    private static Source source(FactForm fact) {
        return fact.source() == Source.API ? Source.API : Source.SCAN;
    }

    private Answer handOver(Account me, Counter counter, FactForm fact, Instant happenedAt) {
        if (fact.orderId() == null && fact.pickupCode() == null) {
            return missing("pickupCode");
        }
        Optional<OrderView> found = fact.orderId() != null ? orders.view(fact.orderId()).filter(order -> order.order().counterId() == counter.id())
            : orders.ofCode(counter.storeId(), fact.pickupCode()).stream().filter(order -> order.order().counterId() == counter.id()).findFirst();
        if (found.isEmpty()) {
            return waiting();
        }
        OrderView order = found.get();
        Optional<List<HandOver.Scanned>> scanned = scanned(fact, order);
        if (scanned.isEmpty()) {
            return Answer.refused(422, "board.wrongScan").at("rows");
        }
        return switch (orders.handOver(new HandOver(order.order().id(), scanned.get(), fact.receipt(), happenedAt, source(fact), me.id()))) {
            case HandOverOutcome.HandedOver done -> booked(fact, order.order().id(), List.of());
            case HandOverOutcome.Already already -> Answer.refused(409, "board.handedOverBefore", already.order().number());
            case HandOverOutcome.Ended ended -> Answer.refused(409, "board.orderEnded", ended.order().number());
            case HandOverOutcome.Unpaid unpaid -> Answer.refused(409, "board.orderUnpaid", unpaid.order().number(), unpaid.dueFen());
            case HandOverOutcome.ReceiptUsed used -> Answer.refused(409, "board.receiptUsed", used.receipt().receiptNumber()).at("receipt.receiptNumber");
            case HandOverOutcome.WrongScan wrong -> Answer.refused(422, "board.wrongScan").at("rows");
            case HandOverOutcome.NothingThere nothing -> Answer.refused(409, "board.nothingThere", nothing.order().number());
            case HandOverOutcome.NeverHere never -> Answer.refused(409, "board.neverHere");
            case HandOverOutcome.NoSuchCode none -> waiting();
        };
    }

    /** Scanned rows as lots of order lines; empty when one fits no line. */
    private Optional<List<HandOver.Scanned>> scanned(FactForm fact, OrderView order) {
        List<HandOver.Scanned> scanned = new ArrayList<>();
        for (FactForm.Row row : fact.rowsOrNone()) {
            Optional<Long> sku = skus.findByBarcode(row.code()).map(Sku::id);
            Optional<OrderLine> line = sku.flatMap(id -> order.lines().stream().filter(one -> one.skuId() == id).findFirst());
            Optional<Lot> lot = Optional.ofNullable(row.lotCode()).flatMap(lots::findByCode).filter(one -> sku.filter(id -> id == one.skuId()).isPresent());
            if (line.isEmpty() || row.lotCode() != null && lot.isEmpty()) {
                return Optional.empty();
            }
            lot.ifPresent(one -> scanned.add(new HandOver.Scanned(line.get().id(), one.id(), row.quantity())));
        }
        return Optional.of(scanned);
    }

    private Answer count(Account me, Counter counter, FactForm fact, Instant happenedAt) {
        if (fact.counted() == null || fact.lotCode() == null) {
            return missing(fact.counted() == null ? "counted" : "lotCode");
        }
        return lots.findByCode(fact.lotCode())
            .map(lot -> booked(fact, stock.count(Document.of(Document.Kind.COUNT, ids.next(), happenedAt, me.id()), counter.id(), lot.id(), fact.counted())))
            .orElseGet(FactService::waiting);
    }

    private Answer writeOff(Account me, Counter counter, FactForm fact, Instant happenedAt) {
        String lacking = fact.quantity() == null ? "quantity" : fact.reason() == null ? "reason" : fact.lotCode() == null ? "lotCode" : null;
        if (lacking != null) {
            return missing(lacking);
        }
        return lots.findByCode(fact.lotCode())
            .map(lot -> booked(fact, stock.writeOff(Document.of(Document.Kind.WRITE_OFF, ids.next(), happenedAt, me.id()), counter.id(),
                new LotQuantity(lot.id(), fact.quantity()), fact.reason(), fact.note())))
            .orElseGet(FactService::waiting);
    }

    private Answer takeBack(Account me, Counter counter, FactForm fact, Instant happenedAt) {
        String lacking = fact.saleKey() == null && fact.orderId() == null ? "saleKey" : fact.position() == null ? "position"
            : fact.quantity() == null ? "quantity" : fact.fate() == null ? "fate" : null;
        if (lacking != null) {
            return missing(lacking);
        }
        Optional<OrderView> order = Optional.ofNullable(fact.orderId()).or(() -> facts.documentOf(fact.saleKey())).flatMap(orders::view);
        Optional<Lot> lot = Optional.ofNullable(fact.lotCode()).flatMap(lots::findByCode);
        if (order.isEmpty() || fact.lotCode() != null && lot.isEmpty()) {
            return waiting();
        }
        OrderLine line = order.get().lines().stream().filter(one -> one.position() == fact.position()).findFirst().orElseThrow(NotFound::new);
        return switch (orders.returnGoods(new GoodsReturn(line.id(), lot.map(Lot::id).orElse(null), fact.quantity(), fact.fate(),
                Boolean.TRUE.equals(fact.closed()), Objects.requireNonNullElse(fact.note(), ""), counter.id(), happenedAt, me.id()))) {
            case ReturnOutcome.Returned returned -> booked(fact, returned.returns().getFirst().id(), List.of());
            case ReturnOutcome.NotHandedOver none -> waiting();
            case ReturnOutcome.TooMany(var left) -> Answer.refused(409, "board.tooManyBack", left).at("quantity");
            case ReturnOutcome.NotRestockable(var why) -> Answer.refused(422, "board.discardOnly").at("fate");
            case ReturnOutcome.WrongCounter wrong -> Answer.refused(409, "board.wrongCounter").at("counterId");
        };
    }

    private Answer booked(FactForm fact, StockOutcome outcome) {
        return switch (outcome) {
            case StockOutcome.Done(var id) -> booked(fact, id, List.of());
            case StockOutcome.NotHere none -> waiting();
            case StockOutcome.Short(var lot, var wanted, var free) -> throw new IllegalStateException("a fact is never refused for lack of stock: " + lot);
        };
    }

    private Answer booked(FactForm fact, Long documentId, List<Booked.Listed> exceptions) {
        facts.became(fact.key(), documentId);
        events.publishEvent(new FactTold(fact.kind()));
        var state = documentId == null ? Booked.State.LISTED : Booked.State.BOOKED;
        return Answer.done("/staff", new Booked(fact.key().toString(), fact.kind(), state, documentId, exceptions)).created();
    }

    /** What it names is not here yet: the device sends it again (rule 17). */
    private static Answer waiting() {
        return Answer.refused(409, "board.waiting");
    }

    private static Answer missing(String field) {
        return Answer.refused(422, "form.required").at(field);
    }
}
