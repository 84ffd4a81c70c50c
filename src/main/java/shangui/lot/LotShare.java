package shangui.lot;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/** A village's parts of a lot, and the producer where one is known. */
@Introspected
public record LotShare(long lotId, long villageId, @Nullable Long producerId, int parts) {}
