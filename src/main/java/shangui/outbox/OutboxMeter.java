package shangui.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

/** {@code shangui_outbox_depth}, asked for late because the database itself is metered. */
@Singleton
class OutboxMeter implements MeterBinder {

    private final BeanProvider<Outbox> outbox;

    OutboxMeter(BeanProvider<Outbox> outbox) {
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("shangui.outbox.depth", outbox, asked -> asked.get().depth())
            .description("Calls to the outside that wait to be made")
            .register(registry);
    }
}
