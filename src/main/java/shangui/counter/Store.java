package shangui.counter;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A branch of a supermarket: where a shopper collects. When it is open says {@link OpeningTimes}. */
@MappedEntity
public record Store(@Id long id, long supermarketId, String name, String nameEn, String district, String address, String addressEn) {}
