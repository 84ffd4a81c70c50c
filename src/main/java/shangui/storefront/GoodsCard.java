package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import shangui.money.Money;
import shangui.money.UnitPrice;
import shangui.storefront.OnSale.Standing;

/**
 * A pack in a list of goods, in the reader's language.
 *
 * @param counterId where it is taken from when it is put into the basket; only if it is on hand in the chosen store
 * @param lotId     the marked-down lot where only one is left, with its last day, else null
 * @param offered   whether the chosen store offers it at all
 * @param free      packs on hand in the chosen store
 * @param stores    how many other stores have it on hand
 * @param where     the nearest of them, null where there is none
 * @param comes     the month it is in season again, where nobody has it because it is not
 * @param arrivedAt when what is on hand came
 * @param picture   a photograph or a drawing, 4:3 or cut so
 */
public record GoodsCard(String url, @Nullable Long counterId, long skuId, @Nullable Long lotId, @Nullable LocalDate bestBefore, String name, String pack, String origin, Money price, UnitPrice unitPrice,
                        Standing standing, boolean offered, int free, int inBasket, int stores, @Nullable String where,
                        @Nullable Month comes, @Nullable Instant arrivedAt, String picture) {

    public int storesUnnamed() {
        return Math.max(0, stores - 1);
    }
}
