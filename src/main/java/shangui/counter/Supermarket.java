package shangui.counter;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * A company with stores.
 *
 * @param merchantNumber where money paid in its stores goes; nobody collects for another (rule 20)
 */
@MappedEntity
public record Supermarket(@Id long id, String name, String nameEn, String merchantNumber) {

    static final String MERCHANT_NUMBER = "[A-Za-z0-9-]{1,32}";
}
