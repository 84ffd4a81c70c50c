package shangui.counter;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;

/** A store in a list, with how many open counters it has. @param districtEn where it names a town we know, null else */
@Introspected
public record StoreRow(long id, String name, String nameEn, String supermarket, String supermarketEn, String district, @Nullable String districtEn, String address, String addressEn,
                       int counters) {}
