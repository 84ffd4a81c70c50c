package shangui.contract;

import io.micronaut.core.annotation.Introspected;
import shangui.money.Money;

/** Consignment: what the supplier gets for a pack. */
@Introspected
public record SettlementPrice(long skuId, Money priceFen) {}
