package shangui.imports;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a sheet holds, in the order in which an empty system is filled. */
public enum ImportKind {
    TOWN, VILLAGE, PRODUCER, PRODUCT, CONTRACT, OPENING_STOCK;

    /** Its part of an address: {@code opening-stock}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ImportKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
