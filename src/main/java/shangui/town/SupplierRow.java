package shangui.town;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/** A supplier in a list. */
@Introspected
public record SupplierRow(long id, String name, String nameEn, String address, @Nullable String telephone, long townCode, String townName,
                          String townNameEn, @Nullable LocalDate endedOn) {}
