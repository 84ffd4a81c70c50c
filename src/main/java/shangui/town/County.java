package shangui.town;

import io.micronaut.core.annotation.Introspected;

/** A county, district or county-level city that has towns here. */
@Introspected
public record County(String name, String nameEn) {}
