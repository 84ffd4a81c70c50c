package shangui.listing;

import io.micronaut.core.annotation.Introspected;
import shangui.money.Money;

/** A sku offered at a counter: its price there, when to ask for more, and how much to ask for. */
@Introspected
public record Listing(long counterId, long skuId, Money priceFen, int reorderPoint, int targetLevel) {}
