package shangui.payment;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Pays the simulated provider as a shopper does on its page, without a page; the merchant hears of it when it asks. */
@Singleton
@Requires(condition = Simulated.class)
public class PlayMoney {

    private final SimulatedProvider provider;
    private final Clock clock;

    PlayMoney(SimulatedProvider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** Answers whether it could still be paid. */
    public boolean pay(Payment payment) {
        return provider.pay(payment.merchantNumber(), Long.toString(payment.checkoutId()), clock.instant());
    }
}
