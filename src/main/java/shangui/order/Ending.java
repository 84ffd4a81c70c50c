package shangui.order;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.CancelOutcome.Cancelled;
import shangui.order.CancelOutcome.TooLate;
import shangui.pairing.PairingRepository;
import shangui.stock.Document;
import shangui.stock.HoldService;
import shangui.stock.HoldState;

/**
 * Ends orders without goods having been handed over: cancelled; not paid until their hold ran out ({@code EXPIRED}, whether
 * within 15 minutes or, to be paid at the till, by the pick-up deadline); paid and not collected ({@code LAPSED}, rule 16); or, if
 * its pairing ended, not collected within a week of that (rule 7).
 */
@Singleton
class Ending {

    /** What one sweep ends at most; the next goes on. */
    private static final int AT_ONCE = 200;
    /** From the first day a pairing no longer holds. */
    private static final int DAYS_TO_HAND_OVER = 7;

    private final OrderRepository orders;
    private final HoldService holds;
    private final PairingRepository pairings;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Clock clock;

    Ending(OrderRepository orders, HoldService holds, PairingRepository pairings, Timeline timeline, Transactions transactions, Clock clock) {
        this.orders = orders;
        this.holds = holds;
        this.pairings = pairings;
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
        List<Long> due = transactions.read(() -> Stream.of(holds.due(now, AT_ONCE), orders.pastKeeping(now, AT_ONCE), orders.ofEndedPairings(endedBy(), AT_ONCE))
            .flatMap(List::stream).distinct().toList());
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
        if (!order.state().open() || order.keptUntil().isAfter(clock.instant()) && !pairings.findById(order.pairingId()).orElseThrow().endedOn(endedBy())) {
            return false;
        }
        if (order.paid()) {
            end(order, OrderState.LAPSED, HoldState.CANCELLED, null, null);
        } else {
            end(order, OrderState.EXPIRED, HoldState.EXPIRED, null, null);
        }
        return true;
    }

    /** A pairing that was over on this day has had its week. */
    private LocalDate endedBy() {
        return LocalDate.ofInstant(clock.instant(), Document.ZONE).minusDays(DAYS_TO_HAND_OVER);
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
