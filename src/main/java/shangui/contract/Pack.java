package shangui.contract;

import io.micronaut.core.annotation.Introspected;
import shangui.product.Category;

/** A pack a contract may name, of the supplier's town. */
@Introspected
public record Pack(long skuId, long productId, String name, String nameEn, Category category, String pack, String packEn) {

    /** Its good, in both languages. */
    public String product() {
        return "{" + name + "|" + nameEn + "}";
    }

    /** Good and pack, in both languages. */
    public String whole() {
        return "{" + name + " " + pack + "|" + nameEn + " " + packEn + "}";
    }
}
