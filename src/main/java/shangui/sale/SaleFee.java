package shangui.sale;

import shangui.money.Money;

/** A percentage fee taken from a sale line, at the rate frozen on it. */
public record SaleFee(long feeId, long rateId, int rateBp, Money feeFen) {

    SaleFee of(Money amount) {
        return new SaleFee(feeId, rateId, rateBp, amount);
    }
}
