package shangui.payment;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.db.Transactions;
import shangui.order.OrderService;
import shangui.payment.PaymentGateway.Prepay;
import shangui.payment.PaymentGateway.Transaction;
import shangui.payment.PaymentGateway.Verification;

/**
 * Payments of checkouts. That money came is believed only from the provider itself: its signed callback, or its answer when
 * asked. However often and by whichever way it is heard, it counts once.
 */
@Singleton
public class PaymentService {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentService.class);
    private static final int MOST_IN_ONE_RUN = 100;

    private final PaymentRepository payments;
    private final List<PaymentGateway> gateways;
    private final OrderService orders;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private final Clock clock;

    PaymentService(PaymentRepository payments, List<PaymentGateway> gateways, OrderService orders, Transactions transactions, MeterRegistry meters,
                   Clock clock) {
        this.payments = payments;
        this.gateways = gateways;
        this.orders = orders;
        this.transactions = transactions;
        this.meters = meters;
        this.clock = clock;
    }

    /** Whether orders can be paid before they are collected. */
    public boolean online() {
        return !gateways.isEmpty();
    }

    public Optional<Payment> ofCheckout(long checkoutId) {
        return payments.ofCheckout(checkoutId);
    }

    /**
     * Asks the provider for a payment; asked again it is the same one. Call it outside any transaction. Where the provider does
     * not answer the payment has no address yet and can be asked for again.
     */
    public Payment ask(PaymentRequest request) {
        var gateway = gateways.getFirst();
        payments.ask(gateway.provider(), request);
        var payment = payments.ofCheckout(request.checkoutId()).orElseThrow();
        if (payment.payUrl() != null || payment.state() != Payment.State.ASKED) {
            return payment;
        }
        try {
            payments.answered(payment.id(), gateway.prepay(new Prepay(payment.merchantNumber(), payment.checkoutId(), request.number(),
                payment.amountFen(), payment.endsAt(), request.returnPath())));
        } catch (IOException unreachable) {
            LOG.warn("No payment could be asked for checkout {}", request.checkoutId(), unreachable);
        }
        return payments.find(payment.id()).orElseThrow();
    }

    /** What became of a callback. */
    sealed interface Told {
        /** Stored, now or before; what it says is taken in. */
        record Stored(String eventId, Transaction transaction) implements Told {}
        record Refused(String why) implements Told {}
    }

    /** Checks a callback and stores it as it came, so that the provider can be answered at once. */
    Told receive(PaymentGateway gateway, Map<String, String> headers, String body) {
        Told told = switch (gateway.verifyNotification(headers, body)) {
            case Verification.Rejected rejected -> new Told.Refused(rejected.why());
            case Verification.Genuine genuine -> wrong(genuine.transaction()).<Told>map(Told.Refused::new)
                .orElseGet(() -> stored(gateway, genuine, body));
        };
        meters.counter("shangui.payment.callbacks", "answer", told instanceof Told.Refused refused ? refused.why() : "taken").increment();
        return told;
    }

    private Told stored(PaymentGateway gateway, Verification.Genuine genuine, String body) {
        payments.store(gateway.provider(), genuine.eventId(), body);
        return new Told.Stored(genuine.eventId(), genuine.transaction());
    }

    /** Takes in what a stored callback says. */
    void process(PaymentGateway gateway, Told.Stored told) {
        takeIn(told.transaction());
        payments.processed(gateway.provider(), told.eventId());
    }

    /** What a payment the provider tells of has wrong: another merchant's, another amount, or none of ours. */
    private Optional<String> wrong(Transaction told) {
        var payment = payments.ofCheckout(told.checkoutId());
        if (payment.isEmpty()) {
            return Optional.of("unknown");
        }
        if (!payment.get().merchantNumber().equals(told.merchantNumber())) {
            return Optional.of("merchant");
        }
        return payment.get().amountFen().equals(told.amount()) ? Optional.empty() : Optional.of("amount");
    }

    private void takeIn(Transaction told) {
        if (told.state() != Transaction.State.PAID) {
            return;
        }
        boolean first = transactions.write(() -> {
            var payment = payments.ofCheckout(told.checkoutId()).orElseThrow();
            Instant at = told.paidAt() == null ? clock.instant() : told.paidAt();
            boolean counted = payments.capture(payment.id(), told.providerNumber(), at);
            if (counted) {
                orders.pay(payment.checkoutId(), payment.amountFen(), at);
            }
            return counted;
        });
        if (first) {
            meters.counter("shangui.payment.captured").increment();
        }
    }

    /**
     * Asks the provider about a payment now. The return page calls it, so that who has paid need not wait for a callback.
     *
     * @return how the provider sees it, empty when it does not answer
     */
    public Optional<Transaction.State> look(Payment payment) {
        var gateway = gateway(payment);
        try {
            var told = gateway.query(payment.merchantNumber(), payment.checkoutId());
            told.filter(transaction -> wrong(transaction).isEmpty()).ifPresent(this::takeIn);
            return told.map(Transaction::state);
        } catch (IOException unreachable) {
            LOG.warn("Payment {} could not be looked up", payment.id(), unreachable);
            return Optional.empty();
        }
    }

    /** Asks the provider about every payment whose time to be asked has come. Answers how many it asked about. */
    public int queryDue() {
        var due = payments.toQuery(clock.instant(), MOST_IN_ONE_RUN);
        return (int) due.stream().filter(payments::claimQuery).peek(this::lookOrClose).count();
    }

    /** Money may have come in the very moment of closing: it is looked at once more after. */
    private void lookOrClose(Payment payment) {
        boolean over = clock.instant().isAfter(payment.endsAt().plus(Duration.ofMinutes(1)));
        if (look(payment).filter(state -> state == Transaction.State.PAID).isPresent() || !over) {
            return;
        }
        try {
            gateway(payment).close(payment.merchantNumber(), payment.checkoutId());
        } catch (IOException unreachable) {
            LOG.warn("Payment {} could not be closed", payment.id(), unreachable);
            return;
        }
        look(payment);
        payments.close(payment.id());
    }

    private PaymentGateway gateway(Payment payment) {
        return gateways.stream().filter(gateway -> gateway.provider().equals(payment.provider())).findFirst().orElseThrow();
    }
}
