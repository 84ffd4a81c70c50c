package shangui.town;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** The mountain town's trading company, party to contracts. */
@MappedEntity
public record Supplier(@Id long id, long townCode, String name, String nameEn, String address, @Nullable String telephone) {}
