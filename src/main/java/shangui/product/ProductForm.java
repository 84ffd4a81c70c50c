package shangui.product;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import shangui.licence.Claim;
import shangui.user.History;

/**
 * What is typed of a product, new or changed.
 *
 * @param townCode of a new one; a product does not move
 * @param months   1 to 12
 * @param drawing  null: that of its category
 */
@Introspected
record ProductForm(@Nullable Long townCode, @NotBlank @Size(max = 60) String name, @NotBlank @Size(max = 120) String nameEn, @NotNull Category category,
                   boolean fresh, @NotNull @Min(1) @Max(3650) Integer shelfLifeDays, @NotNull @Min(0) @Max(3650) Integer stopSaleDays,
                   @NotBlank @Size(max = 60) String storage, @NotBlank @Size(max = 120) String storageEn, @NotBlank @Size(max = 500) String source,
                   @NotEmpty(message = "{product.monthNeeded}") List<Integer> months, List<Claim> claims,
                   @Nullable Drawing drawing, @Nullable LocalDate endedOn, @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {

    static ProductForm of(Product product, List<Claim> claims) {
        return new ProductForm(product.townCode(), product.name(), product.nameEn(), product.category(), product.fresh(), product.shelfLifeDays(),
            product.stopSaleDays(), product.storage(), product.storageEn(), product.source(), product.months().stream().map(Month::getValue).toList(),
            claims, product.drawing(), product.endedOn(), null, null);
    }

    Product product(long id, long ofTown) {
        return new Product(id, ofTown, name, nameEn, category, fresh, shelfLifeDays, stopSaleDays, storage, storageEn, source,
            Product.seasonOf(months.stream().map(Month::of).toList()), endedOn, drawing);
    }

    boolean monthsExist() {
        return months.stream().allMatch(month -> month >= 1 && month <= 12);
    }

    /** Claims its names make and nobody ticked. */
    Set<Claim> unsaid() {
        Set<Claim> made = EnumSet.noneOf(Claim.class);
        made.addAll(Claim.madeBy(name));
        made.addAll(Claim.madeBy(nameEn));
        claims.forEach(made::remove);
        return made;
    }

    /** What a history keeps of a product. @param season its months, @param claims their names, in both languages */
    record Facts(String name, String nameEn, Category category, boolean fresh, int shelfLifeDays, int stopSaleDays, String storage, String storageEn,
                 String source, String season, String claims, @Nullable Drawing drawing, @Nullable LocalDate endedOn) {

        static Facts of(Product product, List<Claim> claims) {
            return new Facts(product.name(), product.nameEn(), product.category(), product.fresh(), product.shelfLifeDays(), product.stopSaleDays(),
                product.storage(), product.storageEn(), product.source(), product.seasonText(), Claim.named(claims), product.drawing(), product.endedOn());
        }
    }
}
