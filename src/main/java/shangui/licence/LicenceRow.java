package shangui.licence;

import io.micronaut.core.annotation.Nullable;
import java.util.List;

/**
 * A licence as a person reads it in a list.
 *
 * @param products how many products it names; none: it is for all the supplier sells
 * @param scan     its scan, or null
 */
public record LicenceRow(Licence licence, Licence.State state, String supplier, String supplierEn, int products, List<Claim> claims, @Nullable Scan scan) {

    /** @param size in bytes */
    public record Scan(LicenceFile.Type type, String name, int size) {

        public int kilobytes() {
            return Math.max(1, size / 1000);
        }
    }
}
