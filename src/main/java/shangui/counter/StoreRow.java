package shangui.counter;

import io.micronaut.core.annotation.Introspected;

/** A store in a list, with how many open counters it has. */
@Introspected
public record StoreRow(long id, String name, String nameEn, String supermarket, String supermarketEn, String district, String address, String addressEn,
                       int counters) {}
