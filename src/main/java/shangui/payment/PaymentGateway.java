package shangui.payment;

import io.micronaut.core.annotation.Nullable;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import shangui.money.Money;

/**
 * A payment provider. Calls go outside: never make one inside a transaction. Every call may be made again; the checkout's
 * id, or the refund's, is the provider's key against doing it twice.
 */
public interface PaymentGateway {

    /** Its name in rows and addresses. */
    String provider();

    /** Asks for a payment and answers where the shopper pays. @throws IOException when it has to be tried again */
    String prepay(Prepay prepay) throws IOException;

    /** What the provider knows of a payment; empty when it knows none. */
    Optional<Transaction> query(String merchantNumber, long checkoutId) throws IOException;

    /** No money is taken any more. Does nothing to a payment that was made. */
    void close(String merchantNumber, long checkoutId) throws IOException;

    /** Gives money back. Answers the provider's number for it. */
    String refund(RefundOrder order) throws IOException;

    /** Who sent this, was it changed on the way, is it recent, and what does it say. */
    Verification verifyNotification(Map<String, String> headers, String body);

    /** @param merchantNumber the supermarket's own: nobody collects for another (rule 20) */
    record Prepay(String merchantNumber, long checkoutId, String number, Money amount, Instant endsAt, String returnPath) {}

    /** @param refundId the refund's id, the key against giving back twice */
    record RefundOrder(String merchantNumber, long checkoutId, long refundId, Money amount, Money paid) {}

    /** A payment as the provider tells it. */
    record Transaction(String merchantNumber, long checkoutId, @Nullable String providerNumber, State state, Money amount, @Nullable Instant paidAt) {

        public enum State { WAITING, PAID, FAILED, CLOSED }
    }

    sealed interface Verification {

        record Genuine(String eventId, Transaction transaction) implements Verification {}

        record Rejected(String why) implements Verification {}
    }
}
