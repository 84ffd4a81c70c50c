package shangui.town;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface TownRepository extends CrudRepository<Town, Long> {

    /**
     * Towns by code, after one of them.
     *
     * @param county '' for any
     * @param name   a part of it in either language, or ''
     * @param begins what the code begins with, or ''
     */
    @Query("""
        SELECT *
          FROM town
         WHERE code > :after
           AND (:county = '' OR county = :county)
           AND (:name = '' OR LOCATE(:name, name) > 0 OR LOCATE(:name, name_en) > 0)
           AND (:begins = '' OR LEFT(code, CHAR_LENGTH(:begins)) = :begins)
         ORDER BY code
         LIMIT :limit
        """)
    List<Town> list(String county, String name, String begins, long after, int limit);

    /** In the order of their towns' codes. */
    @Query("""
        SELECT county AS name, MIN(county_en) AS name_en
          FROM town
         GROUP BY county
         ORDER BY MIN(code)
        """)
    List<County> counties();

    /** Towns that have a supplier, by code. */
    @Query("""
        SELECT *
          FROM town w
         WHERE EXISTS (SELECT 1 FROM supplier s WHERE s.town_code = w.code)
         ORDER BY code
        """)
    List<Town> ofSuppliers();

    /** Held until the transaction ends: who changes a town, or anything that must not be made twice of it, asks here first. */
    @Query("""
        SELECT *
          FROM town
         WHERE code = :code
           FOR UPDATE
        """)
    Optional<Town> lock(long code);

    /** How many accounts reach a town. */
    @Query("""
        SELECT COUNT(*)
          FROM account
         WHERE role IN ('TOWNSHIP', 'PARTNER')
           AND reach = :reach
        """)
    long accounts(long reach);

    /** A code of a town whose own is not known. */
    @Query("""
        SELECT COALESCE(MAX(code), 990000000) + 1
          FROM town
         WHERE code > 990000000
        """)
    long nextUnknownCode();

    List<Town> findByCodeIn(Collection<Long> codes);
}
