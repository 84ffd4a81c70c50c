package shangui.counter;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface SupermarketRepository extends CrudRepository<Supermarket, Long> {

    /** Supermarkets after one of them. @param name a part of it in either language, or ''; @param day on which their counters are open */
    @Query("""
        SELECT m.id, m.name, m.name_en, m.merchant_number,
               (SELECT COUNT(*)
                  FROM store s
                 WHERE s.supermarket_id = m.id) AS stores,
               (SELECT COUNT(*)
                  FROM counter c
                  JOIN store s ON s.id = c.store_id
                 WHERE s.supermarket_id = m.id
                   AND c.opened_on <= :day
                   AND (c.closed_on IS NULL OR c.closed_on > :day)) AS counters
          FROM supermarket m
         WHERE m.id > :after
           AND (:name = '' OR LOCATE(:name, m.name) > 0 OR LOCATE(:name, m.name_en) > 0)
         ORDER BY m.id
         LIMIT :limit
        """)
    List<SupermarketRow> list(String name, LocalDate day, long after, int limit);

    /** Held until the transaction ends: who changes a supermarket asks here first. */
    @Query("""
        SELECT *
          FROM supermarket
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Supermarket> lock(long id);

    Optional<Supermarket> findByMerchantNumber(String merchantNumber);

    List<Supermarket> listOrderById();

    List<Supermarket> findByIdIn(Collection<Long> ids);
}
