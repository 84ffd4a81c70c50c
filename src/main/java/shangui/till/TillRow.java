package shangui.till;

import io.micronaut.core.annotation.Nullable;
import shangui.money.Money;

/**
 * A row of a till as it was told.
 *
 * @param code         the national barcode, or the supermarket's own code, looked up whole
 * @param lotCode      read from the pack, or null
 * @param unitPriceFen what the till took for a pack, or null for the price at the counter
 */
public record TillRow(String code, int quantity, @Nullable String lotCode, @Nullable Money unitPriceFen) {}
