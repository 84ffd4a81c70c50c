package shangui.checkout;

import shangui.db.Refusal;
import shangui.money.Money;
import shangui.order.PlaceOutcome;

/** What came of placing a checkout: all of it, or nothing and one reason. */
public sealed interface CheckoutOutcome {

    record Placed(Checkout checkout) implements CheckoutOutcome {}

    /** A counter could not take its order, and why; the orders placed before it were cancelled. */
    record NotPlaced(long counterId, PlaceOutcome why) implements CheckoutOutcome, Refusal {}

    /** Too many orders to be paid at the till are open for this phone or device, or they come to too much. */
    record TooMuchUnpaid(int open, Money total) implements CheckoutOutcome, Refusal {}

    /** The key was used for another wish. */
    record OtherRequest() implements CheckoutOutcome, Refusal {}

    /** Another try of the same wish was refused meanwhile. */
    record Overtaken() implements CheckoutOutcome, Refusal {}
}
