package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.LocalDate;

/** A lot as a person reads it in a list. */
public record LotRow(long id, String code, String name, String nameEn, String pack, String packEn, LocalDate packedOn, @Nullable LocalDate bestBefore,
                     @Nullable String certificate, long supplierId, String supplier, String supplierEn, @Nullable Instant recalledAt,
                     @Nullable String recallReason) {}
