package shangui.product;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * What it is; its packs are skus.
 *
 * @param townCode     the mountain town it comes from
 * @param fresh        never restocked after a return (rule 13)
 * @param stopSaleDays days before best before on which sale stops (rule 15)
 * @param source       where these facts come from
 */
@MappedEntity
public record Product(@Id long id, long townCode, String name, String nameEn, Category category, boolean fresh,
                      int shelfLifeDays, int stopSaleDays, String storage, String storageEn, String source) {}
