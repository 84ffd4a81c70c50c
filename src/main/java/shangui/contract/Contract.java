package shangui.contract;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** Supermarket and supplier, covering counters, with dated terms. */
@MappedEntity
public record Contract(@Id long id, String number, long supermarketId, long supplierId) {}
