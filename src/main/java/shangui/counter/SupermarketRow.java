package shangui.counter;

import io.micronaut.core.annotation.Introspected;

/** A supermarket in a list, with how many stores it has and how many open counters. */
@Introspected
public record SupermarketRow(long id, String name, String nameEn, String merchantNumber, int stores, int counters) {}
