package shangui.town;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A village of a town; shares are ordered by its code (rule 2). */
@MappedEntity
public record Village(@Id long id, long townCode, String code, String name, String nameEn) {}
