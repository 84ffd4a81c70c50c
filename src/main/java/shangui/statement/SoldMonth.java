package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import java.time.YearMonth;
import shangui.money.Money;

/**
 * What a pairing sold in an issued month, as the public may know it.
 *
 * @param soldFen   goods sold, returns taken off; null where fewer than three producers made it (rule 21), and then the others are 0
 * @param producers who made it, at least
 * @param goods     how many products
 */
public record SoldMonth(long pairingId, YearMonth month, @Nullable Money soldFen, int producers, int goods) {}
