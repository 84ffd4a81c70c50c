package shangui.checkout;

import java.time.Instant;
import java.time.LocalDate;
import shangui.money.Money;
import shangui.order.Order;
import shangui.order.Tender;
import shangui.stock.Document;

/**
 * A basket turned into one order per counter of its store, one payment, one pick-up code. PLACING while its orders are placed
 * one by one; PLACED when all are; REFUSED when one could not be, and then none stays.
 *
 * @param number       what a shopper calls it by, 12 digits
 * @param token        the address of its page: who knows it may do everything
 * @param collectToken the address for family: shows no phone, cancels nothing
 * @param payableFen   of its orders, with charges, as placed
 */
public record Checkout(long id, String number, String token, String collectToken, String pickupCode, long storeId, String device, byte[] requestHash,
                       String phone, String language, Tender tender, State state, Money chargesFen, Money payableFen, Instant windowFrom,
                       Instant windowTo, Instant placedAt) {

    public enum State { PLACING, PLACED, REFUSED }

    /** Its goods must still be sellable on this day (rule 15). */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(windowFrom, Document.ZONE);
    }

    /** So long its goods are kept unpaid (rule 16). */
    public Instant payUntil() {
        return placedAt.plus(Order.UNPAID);
    }

    /** Where its page is, in no language. */
    public String path() {
        return "/orders/" + token;
    }
}
