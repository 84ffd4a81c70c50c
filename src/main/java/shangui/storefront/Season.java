package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.time.Month;
import java.util.stream.IntStream;
import shangui.product.Product;

/** Goods that have a season, seen from this month; what there is all year has none. */
public enum Season {
    NOW,
    /** Not now, but next month or in the month after. */
    NEXT;

    boolean has(Product product, Month month) {
        return !product.allYear() && switch (this) {
            case NOW -> product.inSeason(month);
            case NEXT -> !product.inSeason(month) && (product.inSeason(month.plus(1)) || product.inSeason(month.plus(2)));
        };
    }

    /** The month in which its season begins again; null while it lasts. */
    @Nullable
    static Month next(Product product, Month month) {
        return product.inSeason(month) ? null
            : IntStream.rangeClosed(1, 11).mapToObj(month::plus).filter(product::inSeason).findFirst().orElseThrow();
    }
}
