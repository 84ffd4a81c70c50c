package shangui.storefront;

import shangui.checkout.PickupPlace;

/** An open counter. @param way the walking line a shopper follows */
public record OpenCounter(PickupPlace store, String counter, String way) {}
