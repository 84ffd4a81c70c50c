package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import shangui.checkout.PickupPlace;
import shangui.storefront.StorefrontController.CounterPlace;

/**
 * A store to choose among others.
 *
 * @param district   in Chinese where it is no town we know
 * @param goods      how many different packs are on hand
 * @param kilometres from where the shopper is, 0 for less than one; null where either is not known
 */
public record StoreCard(PickupPlace place, String district, List<CounterPlace> counters, int goods, boolean chosen, @Nullable Integer kilometres) {

    public boolean districtInChinese() {
        return district.codePoints().anyMatch(Character::isIdeographic);
    }

    public boolean measured() {
        return kilometres != null;
    }
}
