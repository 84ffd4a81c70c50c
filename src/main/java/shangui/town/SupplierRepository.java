package shangui.town;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface SupplierRepository extends CrudRepository<Supplier, Long> {

    List<Supplier> findByTownCodeOrderById(long townCode);

    List<Supplier> listOrderById();

    /** Those that can be chosen for a new contract or lot on this day, by town. */
    @Query("""
        SELECT *
          FROM supplier
         WHERE ended_on IS NULL OR ended_on > :day
         ORDER BY town_code, id
        """)
    List<Supplier> findGoingOn(LocalDate day);

    /**
     * Suppliers in the order they were entered, after one of them.
     *
     * @param county '' for any
     * @param town   a part of the town's name in either language, or its code; '' for any
     * @param part   of the supplier's name in either language, or ''
     */
    @Query("""
        SELECT s.id, s.name, s.name_en, s.address, s.telephone, s.town_code, t.name AS town_name, t.name_en AS town_name_en, s.ended_on
          FROM supplier s
          JOIN town t ON t.code = s.town_code
         WHERE s.id > :after
           AND (:county = '' OR t.county = :county)
           AND (:town = '' OR LOCATE(:town, t.name) > 0 OR LOCATE(:town, t.name_en) > 0 OR CAST(t.code AS CHAR) = :town)
           AND (:part = '' OR LOCATE(:part, s.name) > 0 OR LOCATE(:part, s.name_en) > 0)
         ORDER BY s.id
         LIMIT :limit
        """)
    List<SupplierRow> list(String county, String town, String part, long after, int limit);

    /** How many accounts reach a supplier. */
    @Query("""
        SELECT COUNT(*)
          FROM account
         WHERE role = 'SUPPLIER'
           AND reach = :reach
        """)
    long accounts(long reach);

    @Query("""
        SELECT *
          FROM supplier
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Supplier> lock(long id);
}
