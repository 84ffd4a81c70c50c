package shangui.order;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.PickOutcome.NotNow;
import shangui.order.PickOutcome.NotPaid;
import shangui.order.PickOutcome.NotThatMany;
import shangui.order.PickOutcome.Picked;
import shangui.stock.HoldBroken;
import shangui.stock.HoldLine;
import shangui.stock.HoldOutcome;
import shangui.stock.HoldService;
import shangui.stock.HoldState;
import shangui.stock.HoldsBreaking;
import shangui.stock.Wanted;

/**
 * Gets an order ready, and what happens when goods are not there: it becomes {@code SHORT}, lines say what is lacking, and
 * the shopper chooses. Waiting holds what can be held; a refund takes the packs off the line before anything is sold (rule 13).
 */
@Singleton
class Picking {

    private final OrderRepository orders;
    private final HoldService holds;
    private final Ending ending;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Clock clock;

    Picking(OrderRepository orders, HoldService holds, Ending ending, Timeline timeline, Transactions transactions, Clock clock) {
        this.orders = orders;
        this.holds = holds;
        this.ending = ending;
        this.timeline = timeline;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Everything is there, also what was thought lacking. */
    PickOutcome ready(long orderId, @Nullable Long accountId) {
        return transactions.write(() -> {
            Order order = orders.lock(orderId).orElseThrow();
            if (order.state() != OrderState.PLACED && order.state() != OrderState.SHORT) {
                return new NotNow(order);
            }
            if (!orders.makeReady(order, clock.instant())) {
                return new NotPaid(order);
            }
            clearLacking(order);
            timeline.note(orderId, OrderEvent.Kind.READY, null, null, accountId);
            Order ready = orders.find(orderId).orElseThrow();
            timeline.tell(new OrderReady(ready));
            return new Picked(ready);
        });
    }

    /** @param lacking packs that are not there, by order line */
    PickOutcome pickShort(long orderId, Map<Long, Integer> lacking, @Nullable Long accountId) {
        return transactions.write(() -> {
            Order order = orders.lock(orderId).orElseThrow();
            if (!order.state().open()) {
                return new NotNow(order);
            }
            if (order.awaitsPayment()) {
                return new NotPaid(order);
            }
            List<OrderLine> lines = lines(order).stream().filter(line -> lacking.containsKey(line.id())).toList();
            if (lines.size() != lacking.size() || lines.isEmpty()
                || lines.stream().anyMatch(line -> lacking.get(line.id()) <= 0 || lacking.get(line.id()) > line.present() - line.lacking())) {
                return new NotThatMany();
            }
            return new Picked(lack(order, lines.stream().map(line -> line.lacking(line.lacking() + lacking.get(line.id()))).toList(), accountId));
        });
    }

    /** The shopper waits: what is lacking is held again as far as it can be, the rest is hoped for. */
    PickOutcome waitForIt(long orderId, @Nullable Long accountId) {
        return transactions.write(() -> {
            Order order = orders.lock(orderId).orElseThrow();
            if (order.state() != OrderState.SHORT) {
                return new NotNow(order);
            }
            clearLacking(order);
            holdAgain(order);
            orders.change(order, OrderState.PLACED, clock.instant());
            timeline.note(orderId, OrderEvent.Kind.WAITING, null, null, accountId);
            return new Picked(orders.find(orderId).orElseThrow());
        });
    }

    /** The shopper wants the money for what is lacking; with nothing left the order is cancelled. */
    PickOutcome giveBackLacking(long orderId, @Nullable Long accountId) {
        return transactions.write(() -> {
            Order order = orders.lock(orderId).orElseThrow();
            if (order.state() != OrderState.SHORT) {
                return new NotNow(order);
            }
            if (lines(order).stream().allMatch(line -> line.present() == line.lacking())) {
                return new Picked(ending.end(order, OrderState.CANCELLED, HoldState.CANCELLED, RefundReason.SHORT.name(), accountId));
            }
            takeOffLacking(order, accountId);
            orders.change(order, OrderState.PLACED, clock.instant());
            return new Picked(orders.find(orderId).orElseThrow());
        });
    }

    /** In the caller's transaction, the order locked: what is lacking is missing for good, and its money goes back. */
    void takeOffLacking(Order order, @Nullable Long accountId) {
        List<OrderLine> lacking = lines(order).stream().filter(line -> line.lacking() > 0).toList();
        if (lacking.isEmpty()) {
            return;
        }
        List<OrderLine> without = lacking.stream().map(OrderLine::withoutLacking).toList();
        Money off = Money.sum(without, OrderLine::missingFen).minus(Money.sum(lacking, OrderLine::missingFen));
        orders.updateLines(without);
        orders.addMissing(order.id(), off);
        timeline.note(order.id(), OrderEvent.Kind.MISSING, off, null, accountId);
        Order less = orders.find(order.id()).orElseThrow();
        if (less.paid()) {
            timeline.refund(less, off, RefundReason.SHORT, null);
        }
    }

    /** A fact is about to take what is held for these: their rows are locked before the levels are (rule 14). */
    @EventListener
    void lockBroken(HoldsBreaking news) {
        orders.lockAll(news.orderIds());
    }

    @EventListener
    void breakHold(HoldBroken news) {
        Order order = orders.lock(news.orderId()).orElseThrow();
        Map<Long, Integer> lost = news.lost().stream()
            .collect(Collectors.toMap(HoldLine::orderLineId, HoldLine::quantity, Integer::sum));
        lack(order, lines(order).stream().filter(line -> lost.containsKey(line.id()))
            .map(line -> line.lacking(Math.min(line.present(), line.lacking() + lost.get(line.id())))).toList(), null);
    }

    private Order lack(Order order, List<OrderLine> lines, @Nullable Long accountId) {
        orders.updateLines(lines);
        boolean wasShort = order.state() == OrderState.SHORT;
        if (!wasShort) {
            orders.change(order, OrderState.SHORT, clock.instant());
        }
        timeline.note(order.id(), OrderEvent.Kind.SHORT, null, null, accountId);
        Order lacking = orders.find(order.id()).orElseThrow();
        if (!wasShort) {
            timeline.tell(new OrderShort(lacking));
        }
        return lacking;
    }

    private void clearLacking(Order order) {
        List<OrderLine> found = lines(order).stream().filter(line -> line.lacking() > 0).map(line -> line.lacking(0)).toList();
        if (!found.isEmpty()) {
            orders.updateLines(found);
        }
    }

    private void holdAgain(Order order) {
        List<OrderLine> lines = lines(order);
        List<Wanted> before = heldNow(order, lines);
        holds.end(order.id(), HoldState.CANCELLED);
        if (!hold(order, Placing.wanted(lines)) && !before.isEmpty()) {
            hold(order, before);
        }
    }

    private boolean hold(Order order, List<Wanted> wanted) {
        return holds.hold(order.id(), order.counterId(), wanted, order.lastDay(), order.keptUntil(), order.paid())
            instanceof HoldOutcome.Held;
    }

    private List<Wanted> heldNow(Order order, List<OrderLine> lines) {
        Map<Long, Integer> held = holds.open(order.id()).stream()
            .collect(Collectors.toMap(HoldLine::orderLineId, HoldLine::quantity, Integer::sum));
        return lines.stream().filter(line -> held.containsKey(line.id()))
            .map(line -> new Wanted(line.id(), line.skuId(), line.lotId(), held.get(line.id()))).toList();
    }

    private List<OrderLine> lines(Order order) {
        return orders.lines(List.of(order.id()));
    }
}
