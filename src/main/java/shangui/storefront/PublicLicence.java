package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import shangui.licence.Claim;
import shangui.licence.LicenceKind;
import shangui.licence.LicenceRow;

/**
 * What everybody may know of a licence that is in force. Its scan is not among it.
 *
 * @param claims     what packs may say because of it
 * @param validUntil its last day; null where it has none
 */
public record PublicLicence(LicenceKind kind, List<Claim> claims, String number, String issuer, @Nullable LocalDate validUntil) {

    static PublicLicence of(LicenceRow row) {
        var licence = row.licence();
        return new PublicLicence(licence.kind(), row.claims(), licence.number(), licence.issuer(), licence.validUntil());
    }
}
