package shangui.payment;

import java.time.Instant;
import shangui.money.Money;

/**
 * What a checkout asks to be paid.
 *
 * @param merchantNumber of the supermarket of its store (rule 20)
 * @param number         what the shopper knows the order by
 * @param endsAt         until then the goods are kept unpaid
 * @param returnPath     where the shopper comes back to
 */
public record PaymentRequest(long checkoutId, String merchantNumber, String number, Money amount, Instant endsAt, String returnPath) {}
