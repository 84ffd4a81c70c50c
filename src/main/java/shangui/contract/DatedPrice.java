package shangui.contract;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import shangui.money.Money;

/** What the supplier gets for a pack from a day on, until another price begins. */
@Introspected
public record DatedPrice(long skuId, LocalDate startsOn, Money priceFen, @Nullable String clause) {}
