package shangui.payment;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import shangui.money.Money;

/**
 * One payment of a checkout, to the supermarket's own merchant number. ASKED until money came or none can come any more; money
 * that comes to a CLOSED one is taken too, and given back where the goods are gone (rule 16).
 *
 * @param payUrl      where the shopper pays; null until the provider answered
 * @param refundedFen given back or on its way
 * @param endsAt      the goods are kept until then
 * @param nextQueryAt when the provider is asked itself, so that a lost callback loses no order
 */
public record Payment(long id, long checkoutId, String provider, String merchantNumber, Money amountFen, Money refundedFen, State state,
                      @Nullable String providerNumber, @Nullable String payUrl, Instant madeAt, Instant endsAt, @Nullable Instant capturedAt,
                      @Nullable Instant nextQueryAt, int queries) {

    public enum State { ASKED, CAPTURED, CLOSED }

    /** After 1, 5 and 15 minutes, a little before the goods go, a little after, and then now and again until it is closed. */
    static Instant nextQuery(Instant madeAt, Instant endsAt, int queries) {
        return switch (queries) {
            case 0 -> madeAt.plus(Duration.ofMinutes(1));
            case 1 -> madeAt.plus(Duration.ofMinutes(5));
            case 2 -> endsAt.minus(Duration.ofMinutes(1));
            case 3 -> madeAt.plus(Duration.ofMinutes(15));
            case 4 -> endsAt.plus(Duration.ofMinutes(2));
            default -> endsAt.plus(Duration.ofMinutes(10L * (queries - 4)));
        };
    }
}
