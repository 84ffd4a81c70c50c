package shangui.listing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which skus a counter offers, and at which price from which day on. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ListingRepository extends CrudRepository<Listing, Long> {

    Optional<Listing> findByCounterIdAndSkuId(long counterId, long skuId);

    List<Listing> findByCounterIdOrderBySkuId(long counterId);

    /** Held until the transaction ends. */
    @Query("""
        SELECT *
          FROM listing
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Listing> lock(long id);

    /** The same for several, by id. */
    @Query("""
        SELECT *
          FROM listing
         WHERE id IN (:ids)
         ORDER BY id
           FOR UPDATE
        """)
    List<Listing> lockAll(Collection<Long> ids);

    /** From this day on it costs so much, until another price begins. */
    @Query("""
        INSERT INTO listing_price (listing_id, starts_on, price_fen)
        VALUES (:listingId, :startsOn, :priceFen)
            ON DUPLICATE KEY UPDATE price_fen = VALUES(price_fen)
        """)
    void setPrice(long listingId, LocalDate startsOn, long priceFen);

    @Query("""
        UPDATE listing
           SET changed_at = :now
         WHERE id = :listingId
        """)
    void touch(long listingId, Instant now);

    /** Its prices, the first first. */
    @Query("""
        SELECT listing_id, starts_on, price_fen
          FROM listing_price
         WHERE listing_id = :listingId
         ORDER BY starts_on
        """)
    List<DatedPrice> prices(long listingId);

    /** What a sku cost at a counter on a day, in fen; before its first price, that. None where it was never listed. */
    @Query("""
        SELECT p.price_fen
          FROM listing l
          JOIN listing_price p ON p.listing_id = l.id
         WHERE l.counter_id = :counterId
           AND l.sku_id = :skuId
         ORDER BY p.starts_on > :day, ABS(DATEDIFF(p.starts_on, :day))
         LIMIT 1
        """)
    Optional<Long> priceOn(long counterId, long skuId, LocalDate day);
}
