package shangui.order;

import io.micronaut.core.annotation.Nullable;
import shangui.money.Money;

/**
 * Money is to go back to a shopper, by the way it came. Published inside the transaction that makes it true; the order's
 * {@code refundedFen} counts it already.
 *
 * @param documentId the return it answers, if it does
 */
public record RefundDue(long orderId, @Nullable Long checkoutId, Money amount, RefundReason reason, @Nullable Long documentId) {}
