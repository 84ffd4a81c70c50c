package shangui.listing;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import shangui.money.Money;
import shangui.money.UnitPrice;
import shangui.product.Sku;

/**
 * A listing as a person reads it in a price list.
 *
 * @param priceFen  what a pack costs today, null before its first price
 * @param nextOn    from when another price holds, with {@code nextFen}; null where none is planned
 * @param state     how it stands today
 */
public record ListingRow(Listing listing, String name, String nameEn, Sku sku, @Nullable Money priceFen, @Nullable LocalDate nextOn, @Nullable Money nextFen,
                         State state) {

    /** COMING: it begins later. WITHHELD: a document is missing. ENDED: it, its pack or its product is offered no more. */
    public enum State { OFFERED, COMING, WITHHELD, ENDED }

    public String pack() {
        return sku.pack();
    }

    public String packEn() {
        return sku.packEn();
    }

    @Nullable
    public UnitPrice unitPrice() {
        return priceFen == null ? null : sku.unitPrice(priceFen);
    }
}
