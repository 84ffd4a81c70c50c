package shangui.board;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.micronaut.transaction.annotation.TransactionalEventListener.TransactionPhase;
import io.micronaut.transaction.annotation.TransactionalEventListener;
import java.util.EnumMap;
import java.util.Map;

/** Counts facts by their kind for those who watch, once they are committed; there from the start. */
@Context
class FactMeter {

    private final Map<FactKind, Counter> told = new EnumMap<>(FactKind.class);

    FactMeter(MeterRegistry meters) {
        for (FactKind kind : FactKind.values()) {
            told.put(kind, Counter.builder("shangui.facts").description("Facts told and taken in").tag("kind", kind.name()).register(meters));
        }
    }

    @TransactionalEventListener(TransactionPhase.AFTER_COMMIT)
    void count(FactTold fact) {
        told.get(fact.kind()).increment();
    }
}
