package shangui.product;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import shangui.money.Money;
import shangui.user.History;

/** What is typed of a pack, new or changed. */
@Introspected
record SkuForm(@NotBlank @Size(max = 13) String barcode, @NotBlank @Size(max = 40) String pack, @NotBlank @Size(max = 60) String packEn,
               @NotNull Sku.Measure measure, @NotNull @Min(1) @Max(100_000) Integer content, @NotNull Money listPriceFen, @Nullable LocalDate endedOn,
               @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {

    private static final Money HIGHEST = Money.of("99999.99");

    static SkuForm of(Sku sku) {
        return new SkuForm(sku.barcode(), sku.pack(), sku.packEn(), sku.measure(), sku.content(), sku.listPriceFen(), sku.endedOn(), null, null);
    }

    Sku sku(long id, long productId, boolean sample) {
        return new Sku(id, productId, barcode, pack, packEn, measure, content, listPriceFen, sample, endedOn);
    }

    boolean priceOutOfRange() {
        return !listPriceFen.isPositive() || listPriceFen.compareTo(HIGHEST) > 0;
    }
}
