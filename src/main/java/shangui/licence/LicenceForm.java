package shangui.licence;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import shangui.user.Account;
import shangui.user.History;
import shangui.user.Role;
import shangui.web.Upload;

/**
 * What is typed of a licence, new or changed.
 *
 * @param supplierId of a new one, by the office
 * @param productIds the products it names; none: it is for all the supplier sells
 * @param file       its scan; none leaves the one there is
 */
@Introspected
record LicenceForm(@Nullable Long supplierId, @NotNull LicenceKind kind, @NotBlank @Size(max = 60) String number, @NotBlank @Size(max = 80) String issuer,
                   @NotNull LocalDate validFrom, @Nullable LocalDate validUntil, List<Long> productIds, List<Claim> claims, @Nullable Upload file,
                   @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {

    static LicenceForm of(Licence licence, List<Long> productIds, List<Claim> claims) {
        return new LicenceForm(licence.supplierId(), licence.kind(), licence.number(), licence.issuer(), licence.validFrom(), licence.validUntil(), productIds,
            claims, null, null, null);
    }

    /** What the office enters it has seen. */
    Licence entered(long id, long ofSupplier, Account me, Instant now) {
        boolean seenByOffice = me.is(Role.OFFICE);
        return new Licence(id, ofSupplier, kind, number, issuer, validFrom, validUntil, me.id(), now, seenByOffice ? me.id() : null, seenByOffice ? now : null, null);
    }

    Licence changed(Licence from) {
        return new Licence(from.id(), from.supplierId(), kind, number, issuer, validFrom, validUntil, from.enteredBy(), from.enteredAt(), from.checkedBy(),
            from.checkedAt(), from.withdrawnAt());
    }

    /** What a history keeps of a licence. */
    record Facts(LicenceKind kind, String number, String issuer, LocalDate validFrom, @Nullable LocalDate validUntil, String products, String claims,
                 @Nullable String scan) {

        static Facts of(Licence licence, List<NamedProduct> products, List<Claim> claims, @Nullable String scan) {
            return new Facts(licence.kind(), licence.number(), licence.issuer(), licence.validFrom(), licence.validUntil(),
                products.isEmpty() ? "{全部商品|all goods}" : products.stream().map(NamedProduct::inBoth).collect(Collectors.joining(" ")), Claim.named(claims), scan);
        }
    }
}
