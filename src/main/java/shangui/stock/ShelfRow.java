package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import shangui.money.Money;

/**
 * A lot at a counter as a person reads it: what it is, how many, until when.
 *
 * @param priceFen what an ordinary pack costs there today; null where it is not listed
 * @param withheld a document is missing without which it may not be sold
 */
public record ShelfRow(StockLevel level, String lotCode, String name, String nameEn, String pack, String packEn, String barcode,
                       LocalDate packedOn, @Nullable Money priceFen, boolean withheld, boolean near) {

    /** What to know of it on a day before its numbers. */
    public StockMark mark(LocalDate day) {
        return StockMark.of(level, withheld, near, day);
    }

    /** Days until its best before date, negative when it has passed. */
    public long daysLeft(LocalDate day) {
        return ChronoUnit.DAYS.between(day, level.bestBefore());
    }
}
