package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;

/**
 * A lot as it shall be.
 *
 * @param code        what stands on its packs; null: one is given
 * @param bestBefore  null: its shelf life after the day it was packed
 * @param certificate number of the 承诺达标合格证
 */
public record LotWish(long supplierId, long skuId, @Nullable String code, LocalDate packedOn, @Nullable LocalDate bestBefore, @Nullable String certificate,
                      List<Part> parts) {

    /** @param producerCode null where none is known */
    public record Part(long villageId, @Nullable String producerCode, int parts) {}
}
