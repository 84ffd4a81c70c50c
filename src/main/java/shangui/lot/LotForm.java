package shangui.lot;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import shangui.user.History;

/**
 * What is typed of a lot, new or corrected.
 *
 * @param supplierId of a new one, by the office
 * @param reason     where its packing stands written
 */
@Introspected
record LotForm(@Nullable Long supplierId, @NotNull Long skuId, @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{2,29}", message = "{lot.codeLooks}") String code,
               @NotNull LocalDate packedOn, @Nullable LocalDate bestBefore, @Nullable @Size(max = 40) String certificate,
               @Size(max = 20) List<@Valid PartRow> parts, @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {

    /** @param parts 1 where nothing is typed */
    @Introspected
    record PartRow(@NotNull Long villageId, @Nullable @Size(max = 20) String producerCode, @Nullable @Min(1) @Max(1000) Integer parts) {

        static final List<String> FIELDS = List.of("villageId", "producerCode", "parts");
    }

    LotWish wish(long ofSupplier) {
        return new LotWish(ofSupplier, skuId, code == null ? null : code.toUpperCase(Locale.ROOT), packedOn, bestBefore, certificate,
            parts.stream().map(part -> new LotWish.Part(part.villageId(), part.producerCode(), part.parts() == null ? 1 : part.parts())).toList());
    }

    /** What a history keeps of a lot. */
    record Facts(String goods, String code, LocalDate packedOn, @Nullable LocalDate bestBefore, @Nullable String certificate, String parts) {

        static Facts of(Lot lot, String goods, List<LotPart> parts) {
            return new Facts(goods, lot.code(), lot.packedOn(), lot.bestBefore(), lot.certificate(), parts.stream()
                .map(part -> "{" + part.name() + "|" + part.nameEn() + "}" + (part.producerCode() == null ? "" : " " + part.producerCode()) + " × " + part.parts())
                .collect(Collectors.joining(" ")));
        }
    }
}
