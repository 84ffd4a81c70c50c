package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/** Which lot, without any number of packs: a count is blind. */
public record LotName(long lotId, String code, String name, String nameEn, String pack, String packEn, LocalDate packedOn, @Nullable LocalDate bestBefore) {

    static LotName of(ShelfRow row) {
        return new LotName(row.level().lotId(), row.lotCode(), row.name(), row.nameEn(), row.pack(), row.packEn(), row.packedOn(), row.level().bestBefore());
    }
}
