package shangui.contract;

import io.micronaut.core.annotation.Introspected;
import shangui.money.Money;

/** A band of a commission rate's ladder above the first: its rate holds from this net of the month on. */
@Introspected
public record Tier(long rateId, Money fromFen, int rateBp) {}
