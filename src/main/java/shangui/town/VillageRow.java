package shangui.town;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;

/**
 * A village in a list.
 *
 * @param producers how many go on
 */
@Introspected
public record VillageRow(long id, String code, String name, String nameEn, long townCode, String townName, String townNameEn, long producers,
                         @Nullable LocalDate endedOn) {}
