package shangui.order;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import shangui.db.Ids;
import shangui.money.Money;

/** Writes what happened to an order, and tells the packages above. */
@Singleton
class Timeline {

    private final OrderRepository orders;
    private final ApplicationEventPublisher<Object> publisher;
    private final Ids ids;
    private final Clock clock;

    Timeline(OrderRepository orders, ApplicationEventPublisher<Object> publisher, Ids ids, Clock clock) {
        this.orders = orders;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    void note(long orderId, OrderEvent.Kind kind, @Nullable Money amount, @Nullable String note, @Nullable Long accountId) {
        noteAt(orderId, kind, amount, note, accountId, clock.instant());
    }

    void noteAt(long orderId, OrderEvent.Kind kind, @Nullable Money amount, @Nullable String note, @Nullable Long accountId, Instant at) {
        orders.addEvent(new OrderEvent(ids.next(), orderId, kind, amount, note, accountId, at));
    }

    void tell(Object news) {
        publisher.publishEvent(news);
    }

    /** Money is to go back: never more than came and has not gone back yet. */
    void refund(Order order, Money amount, RefundReason reason, @Nullable Long documentId) {
        Money due = amount.min(order.paidFen().minus(order.refundedFen()));
        if (!due.isPositive()) {
            return;
        }
        if (!orders.refund(order.id(), due)) {
            throw new IllegalStateException("order " + order.id() + " would give back more than it was paid");
        }
        note(order.id(), OrderEvent.Kind.REFUND_DUE, due, reason.name(), null);
        tell(new RefundDue(order.id(), order.checkoutId(), due, reason, documentId));
    }
}
