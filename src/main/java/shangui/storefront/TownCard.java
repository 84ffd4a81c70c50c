package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.util.List;
import shangui.checkout.Looks.Picture;
import shangui.town.Town;

/**
 * A mountain town in a list of them, in the reader's language.
 *
 * @param partner  the town it is twinned with today, null where with none
 * @param goods    names of what is on hand at any counter, each once
 * @param inSeason names of its goods that are in season, on hand or not; what there is all year is not among them
 * @param picture  a photograph or a drawing, 3:2 or cut so
 */
public record TownCard(Town town, String name, String county, @Nullable String partner, List<String> goods, List<String> inSeason, Picture picture) {

    /** Its page, without language. */
    public String url() {
        return path(town.code());
    }

    /** Nothing of it can be bought now. */
    public boolean quiet() {
        return goods.isEmpty();
    }

    static String path(long town) {
        return "/towns/" + town;
    }

    /** One thing to name it by: what is in season and on hand, else what is on hand, else what is in season; null where there is nothing. */
    @Nullable
    public String best() {
        return inSeason.stream().filter(goods::contains).findFirst()
            .or(() -> goods.stream().findFirst()).or(() -> inSeason.stream().findFirst()).orElse(null);
    }
}
