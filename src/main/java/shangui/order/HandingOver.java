package shangui.order;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.HandOverOutcome.Already;
import shangui.order.HandOverOutcome.Ended;
import shangui.order.HandOverOutcome.HandedOver;
import shangui.order.HandOverOutcome.NeverHere;
import shangui.order.HandOverOutcome.NoSuchCode;
import shangui.order.HandOverOutcome.NothingThere;
import shangui.order.HandOverOutcome.ReceiptUsed;
import shangui.order.HandOverOutcome.Unpaid;
import shangui.order.HandOverOutcome.WrongScan;
import shangui.pairing.MonthService;
import shangui.stock.Basis;
import shangui.stock.Document;
import shangui.stock.LotQuantity;
import shangui.stock.StockService;
import shangui.stock.TakeLine;
import shangui.stock.TakeOutcome;
import shangui.stock.TakenLot;

/**
 * Hands goods over. It is a fact: once told, stock follows (rule 14). Locks the month, then the order, then the levels; a
 * hand-over that happened before its order ended stands, and the refund for that end is not due.
 */
@Singleton
class HandingOver {

    private final OrderRepository orders;
    private final StockService stock;
    private final MonthService months;
    private final Picking picking;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    HandingOver(OrderRepository orders, StockService stock, MonthService months, Picking picking, Timeline timeline,
                Transactions transactions, Ids ids, Clock clock) {
        this.orders = orders;
        this.stock = stock;
        this.months = months;
        this.picking = picking;
        this.timeline = timeline;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    HandOverOutcome handOver(HandOver wish) {
        return transactions.write(() -> handOverAll(List.of(orders.find(wish.orderId()).orElseThrow()), wish.scanned(), wish));
    }

    /** Everything of a checkout that waits in a store, together: one code, one shopper at the desk, maybe several counters. */
    HandOverOutcome handOverByCode(long storeId, String pickupCode, @Nullable Receipt receipt, @Nullable Long accountId) {
        return transactions.write(() -> {
            List<Order> waiting = orders.ofCode(storeId, pickupCode).stream().filter(order -> order.state().open())
                .sorted(Comparator.comparingLong(Order::counterId)).toList();
            return waiting.isEmpty() ? new NoSuchCode()
                : handOverAll(waiting, List.of(), new HandOver(0, List.of(), receipt, clock.instant(), Source.ONLINE, accountId));
        });
    }

    private HandOverOutcome handOverAll(List<Order> found, List<HandOver.Scanned> scanned, HandOver wish) {
        Instant happenedAt = wish.happenedAt().isAfter(clock.instant()) ? clock.instant() : wish.happenedAt();
        LocalDate date = LocalDate.ofInstant(happenedAt, Document.ZONE);
        found.stream().map(Order::pairingId).distinct().sorted().forEach(pairing -> months.statementMonth(pairing, date));
        var handedOver = new ArrayList<Order>();
        List<Order> locked = orders.lockAll(found.stream().map(Order::id).toList());
        for (Order order : locked.stream().sorted(Comparator.comparingLong(Order::counterId)).toList()) {
            Optional<HandOverOutcome> refusal = refusal(order, scanned, wish.receipt(), happenedAt);
            if (refusal.isEmpty()) {
                refusal = leave(order, scanned, wish, Document.of(Document.Kind.ORDER, order.id(), happenedAt, wish.accountId()));
            }
            if (refusal.isPresent()) {
                return refusal.get();
            }
            handedOver.add(orders.find(order.id()).orElseThrow());
        }
        return new HandedOver(handedOver);
    }

    private Optional<HandOverOutcome> refusal(Order order, List<HandOver.Scanned> scanned, @Nullable Receipt receipt, Instant happenedAt) {
        if (order.state() == OrderState.HANDED_OVER) {
            return Optional.of(new Already(order));
        }
        if (order.state().ended() && !happenedAt.isBefore(order.endedAt())) {
            return Optional.of(new Ended(order));
        }
        if (order.dueFen().isPositive() && receipt == null) {
            return Optional.of(new Unpaid(order, order.dueFen()));
        }
        List<OrderLine> lines = orders.lines(List.of(order.id()));
        return lines.stream().allMatch(line -> line.present() == line.lacking())
            ? Optional.of(new NothingThere(order))
            : wrongScan(lines, scanned);
    }

    private static Optional<HandOverOutcome> wrongScan(List<OrderLine> lines, List<HandOver.Scanned> scanned) {
        return scanned.stream().filter(scan -> lines.stream().noneMatch(line -> line.id() == scan.orderLineId()
                && line.present() - line.lacking() >= scannedOf(line, scanned).stream().mapToInt(LotQuantity::quantity).sum()))
            .findFirst().map(scan -> new WrongScan(scan.orderLineId()));
    }

    private static List<LotQuantity> scannedOf(OrderLine line, List<HandOver.Scanned> scanned) {
        return scanned.stream().filter(scan -> scan.orderLineId() == line.id())
            .map(scan -> new LotQuantity(scan.lotId(), scan.quantity())).toList();
    }

    /** Writes it all; a refusal rolls it back. */
    private Optional<HandOverOutcome> leave(Order order, List<HandOver.Scanned> scanned, HandOver wish, Document document) {
        picking.takeOffLacking(order, wish.accountId());
        Order toLeave = orders.find(order.id()).orElseThrow();
        if (toLeave.dueFen().isPositive() && !orders.payAtTill(toLeave, toLeave.dueFen(), wish.receipt(), document.accountingDate())) {
            return Optional.of(new ReceiptUsed(wish.receipt()));
        }
        if (!orders.handOver(toLeave, document.happenedAt(), clock.instant())) {
            throw new IllegalStateException("order " + order.id() + " changed while locked");
        }
        List<OrderLine> lines = orders.lines(List.of(order.id()));
        return switch (stock.take(document, order.counterId(), takeLines(lines, scanned))) {
            case TakeOutcome.NeverHere(var skuIds) -> Optional.of(new NeverHere(skuIds));
            case TakeOutcome.Taken(var taken) -> {
                tell(order, lines, writeLots(order.id(), taken), document, wish.source());
                yield Optional.empty();
            }
        };
    }

    private static List<TakeLine> takeLines(List<OrderLine> lines, List<HandOver.Scanned> scanned) {
        return lines.stream().filter(line -> line.present() > 0)
            .map(line -> new TakeLine(line.id(), line.skuId(), line.lotId(), line.present(), scannedOf(line, scanned))).toList();
    }

    /** A lot taken of a line in several ways is one row; it is scanned only if every pack was. */
    List<OrderLineLot> writeLots(long orderId, List<TakenLot> taken) {
        record Key(long orderLineId, long lotId) {}
        var lots = new LinkedHashMap<Key, OrderLineLot>();
        for (TakenLot lot : taken) {
            lots.merge(new Key(lot.orderLineId(), lot.lotId()),
                new OrderLineLot(ids.next(), orderId, lot.orderLineId(), lot.lotId(), lot.quantity(), 0, lot.basis()),
                (one, other) -> new OrderLineLot(one.id(), orderId, one.orderLineId(), one.lotId(), one.quantity() + other.quantity(), 0,
                    one.basis() == Basis.SCANNED ? other.basis() : one.basis()));
        }
        List<OrderLineLot> rows = List.copyOf(lots.values());
        orders.addLots(rows);
        return rows;
    }

    private void tell(Order before, List<OrderLine> lines, List<OrderLineLot> lots, Document document, Source source) {
        Order order = orders.find(before.id()).orElseThrow();
        Money atTill = order.paidFen().minus(before.paidFen());
        timeline.noteAt(order.id(), OrderEvent.Kind.HANDED_OVER, atTill.isPositive() ? atTill : null, null, document.accountId(),
            document.happenedAt());
        timeline.tell(new OrderHandedOver(order, lines, lots, document, source));
        if (before.state().ended() && before.paid()) {
            timeline.tell(new RefundNotDue(order.id()));
        }
    }
}
