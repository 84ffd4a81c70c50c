package shangui.order;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.db.Ids;
import shangui.db.Statements;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.OrderReturn.Fate;
import shangui.order.ReturnOutcome.NotHandedOver;
import shangui.order.ReturnOutcome.NotRestockable;
import shangui.order.ReturnOutcome.Returned;
import shangui.order.ReturnOutcome.TooMany;
import shangui.order.ReturnOutcome.Why;
import shangui.order.ReturnOutcome.WrongCounter;
import shangui.pairing.MonthService;
import shangui.pairing.PairingRepository;
import shangui.stock.Document;
import shangui.stock.StockService;

/** Takes goods back, lot by lot, and never more than was handed over (rule 13). */
@Singleton
class Returning {

    private final OrderRepository orders;
    private final StockService stock;
    private final MonthService months;
    private final CounterRepository counters;
    private final PairingRepository pairings;
    private final Timeline timeline;
    private final Statements statements;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    Returning(OrderRepository orders, StockService stock, MonthService months, CounterRepository counters, PairingRepository pairings,
              Timeline timeline, Statements statements, Transactions transactions, Ids ids, Clock clock) {
        this.orders = orders;
        this.stock = stock;
        this.months = months;
        this.counters = counters;
        this.pairings = pairings;
        this.timeline = timeline;
        this.statements = statements;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A lot of an order line, and how many of its packs come back. */
    private record Back(OrderLineLot lot, int units) {}

    private record Goods(boolean fresh, LocalDate bestBefore) {}

    ReturnOutcome takeBack(GoodsReturn wish) {
        return transactions.write(() -> {
            Order order = orders.orderOfLine(wish.orderLineId()).flatMap(orders::find).orElseThrow();
            Instant happenedAt = wish.happenedAt().isAfter(clock.instant()) ? clock.instant() : wish.happenedAt();
            LocalDate date = LocalDate.ofInstant(happenedAt, Document.ZONE);
            months.statementMonth(order.pairingId(), date);
            Order locked = orders.lock(order.id()).orElseThrow();
            return refusal(locked, wish, date).orElseGet(() -> takeBack(locked, wish, happenedAt));
        });
    }

    /** The month first, as in every transaction. */
    Order lock(long orderId) {
        months.statementMonth(orders.find(orderId).orElseThrow().pairingId(), LocalDate.ofInstant(clock.instant(), Document.ZONE));
        return orders.lock(orderId).orElseThrow();
    }

    private Optional<ReturnOutcome> refusal(Order order, GoodsReturn wish, LocalDate date) {
        if (order.state() != OrderState.HANDED_OVER) {
            return Optional.of(new NotHandedOver());
        }
        return counterTakesBack(order, wish, date) ? Optional.empty() : Optional.of(new WrongCounter());
    }

    private boolean counterTakesBack(Order order, GoodsReturn wish, LocalDate date) {
        if (wish.counterId() == null || wish.counterId() == order.counterId()) {
            return true;
        }
        Optional<Counter> counter = counters.findById(wish.counterId());
        return counter.filter(other -> other.pairingId() == order.pairingId()).isPresent()
            && pairings.findById(order.pairingId()).orElseThrow().inForceOn(date);
    }

    private ReturnOutcome takeBack(Order order, GoodsReturn wish, Instant happenedAt) {
        List<OrderLineLot> lots = orders.lots(List.of(order.id())).stream().filter(lot -> lot.orderLineId() == wish.orderLineId()).toList();
        List<Back> backs = chosen(lots, wish);
        if (backs.stream().mapToInt(Back::units).sum() < wish.quantity()) {
            return new TooMany(backs.stream().mapToInt(Back::units).sum());
        }
        Optional<Why> why = wish.fate() == Fate.DISCARD ? Optional.empty() : backs.stream().flatMap(back -> why(back, wish, happenedAt).stream()).findFirst();
        if (why.isPresent()) {
            return new NotRestockable(why.get());
        }
        OrderLine line = orders.lines(List.of(order.id())).stream().filter(one -> one.id() == wish.orderLineId()).findFirst().orElseThrow();
        var returns = new ArrayList<OrderReturn>();
        for (Back back : backs) {
            if (!orders.countReturned(back.lot().id(), back.units())) {
                return new TooMany(back.lot().left());
            }
            returns.add(write(order, line, lots, back, wish, happenedAt));
        }
        return new Returned(orders.find(order.id()).orElseThrow(), returns, Money.sum(returns, OrderReturn::refundFen));
    }

    /** The lot scanned; else the one taken last, then the one before it. */
    private static List<Back> chosen(List<OrderLineLot> lots, GoodsReturn wish) {
        var backs = new ArrayList<Back>();
        int open = wish.quantity();
        for (OrderLineLot lot : lots.reversed()) {
            int units = wish.lotId() == null || wish.lotId() == lot.lotId() ? Math.min(open, lot.left()) : 0;
            if (units > 0) {
                backs.add(new Back(lot, units));
                open -= units;
            }
        }
        return backs;
    }

    private Optional<Why> why(Back back, GoodsReturn wish, Instant happenedAt) {
        Goods goods = goods(back.lot().lotId());
        LocalDate date = LocalDate.ofInstant(happenedAt, Document.ZONE);
        return !wish.closed() ? Optional.of(Why.OPENED)
            : goods.fresh() ? Optional.of(Why.FRESH)
            : goods.bestBefore() != null && date.isAfter(goods.bestBefore()) ? Optional.of(Why.OUT_OF_DATE)
            : Optional.empty();
    }

    private Goods goods(long lotId) {
        return statements.list("""
            SELECT p.fresh, l.best_before
              FROM lot l
              JOIN sku s ON s.id = l.sku_id
              JOIN product p ON p.id = s.product_id
             WHERE l.id = ?
            """, row -> new Goods(row.getBoolean("fresh"), row.getObject("best_before", LocalDate.class)), lotId).getFirst();
    }

    private OrderReturn write(Order order, OrderLine line, List<OrderLineLot> lots, Back back, GoodsReturn wish, Instant happenedAt) {
        OrderLineLot counted = back.lot().returning(back.units());
        Money discount = line.lotDiscounts(lots).get(lots.indexOf(back.lot()));
        var row = new OrderReturn(ids.next(), order.id(), counted.id(), back.units(), wish.fate(),
            counted.refundOfLast(back.units(), line.unitPriceFen(), discount), wish.reason(),
            wish.counterId() == null ? order.counterId() : wish.counterId(), happenedAt, clock.instant(), wish.accountId());
        var document = Document.of(Document.Kind.RETURN, row.id(), happenedAt, wish.accountId());
        orders.addReturn(row);
        timeline.noteAt(order.id(), OrderEvent.Kind.RETURNED, row.refundFen(), wish.reason(), wish.accountId(), happenedAt);
        stock.takeBack(document, row.counterId(), counted.lotId(), row.quantity(), wish.fate() == Fate.DISCARD);
        timeline.tell(new OrderReturned(order, line, counted, row, document));
        timeline.refund(orders.find(order.id()).orElseThrow(), row.refundFen(), RefundReason.RETURNED, row.id());
        return row;
    }
}
