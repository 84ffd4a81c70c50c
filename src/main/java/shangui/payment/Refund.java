package shangui.payment;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import shangui.money.Money;
import shangui.order.RefundReason;

/**
 * Money that goes back: by the provider, ASKED → SENT → DONE, or STOPPED before it was sent; or TILL, paid back by the cashier.
 *
 * @param paymentId none where the till pays back
 * @param listed    sent before it was known not to be due: for a person to look at
 */
public record Refund(long id, @Nullable Long paymentId, long orderId, Money amountFen, RefundReason reason, State state,
                     Instant askedAt, @Nullable Instant doneAt, boolean listed) {

    public enum State { ASKED, SENT, DONE, STOPPED, TILL }
}
