package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import shangui.money.Money;

/** A lot at a counter as a person reads it: what it is, how many, until when. */
public record ShelfRow(StockLevel level, String lotCode, String name, String nameEn, String pack, String packEn, String barcode,
                       LocalDate packedOn, @Nullable Money priceFen) {}
