package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import shangui.money.Money;

/** A lot at a counter as a person reads it: what it is, how many, until when. */
public record ShelfRow(StockLevel level, String lotCode, String name, String nameEn, String pack, String packEn, String barcode,
                       LocalDate packedOn, @Nullable Money priceFen) {

    /** What to know of it on a day before its numbers. */
    public StockMark mark(LocalDate day) {
        return StockMark.of(level, day);
    }

    /** Days until its best before date, negative when it has passed. */
    public long daysLeft(LocalDate day) {
        return ChronoUnit.DAYS.between(day, level.bestBefore());
    }
}
