package shangui.order;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.transaction.annotation.TransactionalEventListener.TransactionPhase;
import io.micronaut.transaction.annotation.TransactionalEventListener;

/** Counts the trade for those who watch it, once it is committed; there from the start, so that nothing sold reads as nothing. */
@Context
class OrderMeters {

    private final Counter placed;
    private final Counter handedOver;
    private final Counter expired;

    OrderMeters(MeterRegistry meters) {
        placed = Counter.builder("shangui.orders").description("Orders placed").register(meters);
        handedOver = Counter.builder("shangui.handovers").description("Orders handed over").register(meters);
        expired = Counter.builder("shangui.holds.expired").description("Holds that ran out").register(meters);
    }

    @TransactionalEventListener(TransactionPhase.AFTER_COMMIT)
    void count(OrderPlaced news) {
        placed.increment();
    }

    @TransactionalEventListener(TransactionPhase.AFTER_COMMIT)
    void count(OrderHandedOver news) {
        handedOver.increment();
    }

    @TransactionalEventListener(TransactionPhase.AFTER_COMMIT)
    void count(OrderExpired news) {
        expired.increment();
    }

    @TransactionalEventListener(TransactionPhase.AFTER_COMMIT)
    void count(OrderLapsed news) {
        expired.increment();
    }
}
