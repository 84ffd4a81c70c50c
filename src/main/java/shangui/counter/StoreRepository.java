package shangui.counter;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface StoreRepository extends CrudRepository<Store, Long> {

    List<Store> findBySupermarketIdOrderById(long supermarketId);

    List<Store> findByIdInOrderById(Collection<Long> ids);

    List<Store> listOrderById();

    /**
     * Stores after one of them.
     *
     * @param supermarketId null for any
     * @param district      a part of it, or ''
     * @param name          a part of it in either language, or ''
     * @param day           on which their counters are open
     */
    @Query("""
        SELECT s.id, s.name, s.name_en, m.name AS supermarket, m.name_en AS supermarket_en, s.district,
               COALESCE((SELECT CONCAT(t.name_en, ', ', t.county_en) FROM town t WHERE CONCAT(t.county, t.name) = s.district LIMIT 1),
                        (SELECT t.county_en FROM town t WHERE t.county = s.district LIMIT 1)) AS district_en, s.address, s.address_en,
               (SELECT COUNT(*)
                  FROM counter c
                 WHERE c.store_id = s.id
                   AND c.opened_on <= :day
                   AND (c.closed_on IS NULL OR c.closed_on > :day)) AS counters
          FROM store s
          JOIN supermarket m ON m.id = s.supermarket_id
         WHERE s.id > :after
           AND (:supermarketId IS NULL OR s.supermarket_id = :supermarketId)
           AND (:district = '' OR LOCATE(:district, s.district) > 0)
           AND (:name = '' OR LOCATE(:name, s.name) > 0 OR LOCATE(:name, s.name_en) > 0)
         ORDER BY s.id
         LIMIT :limit
        """)
    List<StoreRow> list(@Nullable Long supermarketId, String district, String name, LocalDate day, long after, int limit);

    /** Held until the transaction ends: who changes a store or its times asks here first. */
    @Query("""
        SELECT *
          FROM store
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Store> lock(long id);
}
