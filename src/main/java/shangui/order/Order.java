package shangui.order;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import shangui.money.Money;

/**
 * What one buyer takes from one counter. A till receipt is an order placed, paid and handed over in one step.
 *
 * @param checkoutId  none at the till
 * @param number      copied from the checkout, as are pick-up code and phone
 * @param totalFen    gross less discount, as placed
 * @param missingFen  taken off because goods were not there
 * @param refundedFen given back, or on its way back
 * @param receiptOn   the date the till's receipt was written on
 * @param lastDay     last day of the pick-up window
 * @param keepUntil   the pick-up deadline
 * @param endedAt     when it was cancelled, expired or lapsed
 */
public record Order(long id, long pairingId, long counterId, long storeId, @Nullable Long checkoutId, Channel channel, OrderState state,
                    Tender tender, String number, @Nullable String pickupCode, @Nullable String phone, Money grossFen, Money discountFen,
                    Money totalFen, Money missingFen, Money paidFen, Money refundedFen, @Nullable String discountReason,
                    @Nullable String tillNumber, @Nullable String receiptNumber, @Nullable LocalDate receiptOn, Source source,
                    Instant placedAt, @Nullable Instant readyAt, @Nullable Instant handedOverAt, @Nullable LocalDate lastDay,
                    @Nullable Instant keepUntil, @Nullable Instant endedAt, Instant changedAt) {

    /** How long packs are kept for an order that is neither paid nor to be paid at the till (rule 16). */
    public static final Duration UNPAID = Duration.ofMinutes(15);

    /** {@link #awaitsPayment} denied, of a row of {@code orders}: what is picked, and counted as waiting to be collected. */
    public static final String TO_PICK = "(tender = 'TILL' OR paid_fen >= total_fen - missing_fen)";

    public Order {
        if (!totalFen.equals(grossFen.minus(discountFen)) || refundedFen.compareTo(paidFen) > 0) {
            throw new IllegalArgumentException("order " + id + " does not add up");
        }
    }

    /** What has to be paid for it in all. */
    public Money payableFen() {
        return totalFen.minus(missingFen);
    }

    /** What is still to be paid. */
    public Money dueFen() {
        return payableFen().minus(paidFen).max(Money.ZERO);
    }

    /** To be paid on the phone before anybody gets it ready. */
    public boolean awaitsPayment() {
        return tender == Tender.ONLINE && dueFen().isPositive();
    }

    public boolean paid() {
        return paidFen.isPositive();
    }

    /** Until when its packs are kept. */
    public Instant keptUntil() {
        return paid() || tender == Tender.TILL ? keepUntil : placedAt.plus(UNPAID);
    }

    /** For the counter: enough to recognise, not to call. */
    @Nullable
    public String maskedPhone() {
        return phone == null || phone.length() < 7 ? phone : phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
