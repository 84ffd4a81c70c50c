package shangui.counter;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.LocalTime;

/** A branch of a supermarket: where a shopper collects. */
@MappedEntity
public record Store(@Id long id, long supermarketId, String name, String nameEn, String district, String address, String addressEn,
                    LocalTime opensAt, LocalTime closesAt) {}
