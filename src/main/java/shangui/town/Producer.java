package shangui.town;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Who grew and packed: a code, never a name. */
@MappedEntity
public record Producer(@Id long id, long villageId, String code) {}
