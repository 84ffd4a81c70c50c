package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A sku of one mountain town and one supplier packed on one day. Made by the supplier with its village shares; received at counters;
 * sold, written off, moved or sent back; or recalled, and then sold nowhere.
 *
 * @param bestBefore  null where the goods carry no date
 * @param certificate number of the 承诺达标合格证, where one is needed
 */
@MappedEntity
public record Lot(@Id long id, long skuId, long townCode, long supplierId, String code, LocalDate packedOn, @Nullable LocalDate bestBefore,
                  @Nullable String certificate, @Nullable Instant recalledAt, @Nullable String recallReason) {

    /** What a gallery calls the picture of a lot's 承诺达标合格证. */
    public static final String CERTIFICATE = "lot certificate";

    private static final String PAGES = "/lots/";

    /** Where a lot's page lies, without language: what the square on its packs leads to. */
    public static String path(String code) {
        return PAGES + code;
    }

    /** The code in what was typed, or read from the square on a pack, which holds the address of its page. */
    @Nullable
    public static String codeIn(@Nullable String scanned) {
        int begins = scanned == null ? -1 : scanned.indexOf(PAGES);
        return begins < 0 ? scanned : scanned.substring(begins + PAGES.length()).replaceAll("[/?#].*", "");
    }
}
