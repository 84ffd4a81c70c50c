package shangui.listing;

import java.time.LocalDate;
import shangui.money.Money;

/** A sku that a counter shall offer from a day on. */
public record NewListing(long counterId, long skuId, LocalDate startsOn, Money priceFen, int reorderPoint, int targetLevel) {}
