package shangui.order;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.CancelOutcome.Cancelled;
import shangui.order.CancelOutcome.TooLate;
import shangui.stock.HoldService;
import shangui.stock.HoldState;

/**
 * Ends orders without goods having been handed over: cancelled; not paid until their hold ran out ({@code EXPIRED}, whether
 * within 15 minutes or, to be paid at the till, by the pick-up deadline); paid and not collected ({@code LAPSED}, rule 16).
 */
@Singleton
class Ending {

    /** What one sweep ends at most; the next goes on. */
    private static final int AT_ONCE = 200;

    private final OrderRepository orders;
    private final HoldService holds;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Clock clock;

    Ending(OrderRepository orders, HoldService holds, Timeline timeline, Transactions transactions, Clock clock) {
        this.orders = orders;
        this.holds = holds;
        this.timeline = timeline;
        this.transactions = transactions;
        this.clock = clock;
    }

    CancelOutcome cancel(long orderId, @Nullable String note, @Nullable Long accountId) {
        return transactions.write(() -> {
            Order order = orders.lock(orderId).orElseThrow();
            return order.state().open()
                ? new Cancelled(end(order, OrderState.CANCELLED, HoldState.CANCELLED, note, accountId))
                : new TooLate(order);
        });
    }

    /** Ends every order that was not paid or not collected in time. Answers how many. */
    int endDue() {
        Instant now = clock.instant();
        List<Long> due = transactions.read(() -> Stream.concat(holds.due(now, AT_ONCE).stream(), orders.pastKeeping(now, AT_ONCE).stream())
            .distinct().toList());
        return endDue(due);
    }

    /** Each in its own transaction, as far as they are due. Answers how many were. */
    int endDue(List<Long> orderIds) {
        return (int) orderIds.stream().filter(id -> transactions.write(() -> endIfDue(id))).count();
    }

    /** Ends the orders whose holds on these skus ran out, each in its own transaction; whether there was any. */
    boolean endDueHolds(long counterId, Collection<Long> skuIds) {
        return endDue(transactions.read(() -> holds.dueFor(counterId, skuIds, clock.instant()))) > 0;
    }

    /** Looked at again once it is locked: it may have been paid since. */
    private boolean endIfDue(long orderId) {
        Order order = orders.lock(orderId).orElseThrow();
        if (!order.state().open() || order.keptUntil().isAfter(clock.instant())) {
            return false;
        }
        if (order.paid()) {
            end(order, OrderState.LAPSED, HoldState.CANCELLED, null, null);
        } else {
            end(order, OrderState.EXPIRED, HoldState.EXPIRED, null, null);
        }
        return true;
    }

    /** In the caller's transaction, the order locked. What was paid goes back. */
    Order end(Order order, OrderState to, HoldState holdTo, @Nullable String note, @Nullable Long accountId) {
        if (!orders.change(order, to, clock.instant())) {
            throw new IllegalStateException("order " + order.id() + " changed while locked");
        }
        holds.end(order.id(), holdTo);
        timeline.note(order.id(), OrderEvent.Kind.valueOf(to.name()), null, note, accountId);
        Order ended = orders.find(order.id()).orElseThrow();
        timeline.tell(news(ended));
        timeline.refund(ended, paidAndNotGivenBack(ended), to == OrderState.LAPSED ? RefundReason.LAPSED : RefundReason.CANCELLED, null);
        return orders.find(order.id()).orElseThrow();
    }

    private static Object news(Order ended) {
        return switch (ended.state()) {
            case CANCELLED -> new OrderCancelled(ended);
            case EXPIRED -> new OrderExpired(ended);
            case LAPSED -> new OrderLapsed(ended);
            default -> throw new IllegalArgumentException(ended.state() + " is no end");
        };
    }

    private static Money paidAndNotGivenBack(Order order) {
        return order.paidFen().minus(order.refundedFen());
    }
}
