package shangui.lot;

import io.micronaut.core.annotation.Nullable;

/** A village's parts of a lot, as a person reads them. @param producerCode null where none is known */
public record LotPart(long villageId, String name, String nameEn, @Nullable String producerCode, int parts) {}
