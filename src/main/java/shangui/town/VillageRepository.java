package shangui.town;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface VillageRepository extends CrudRepository<Village, Long> {

    List<Village> findByTownCodeOrderByCode(long townCode);

    List<Village> findByIdIn(Collection<Long> ids);

    boolean existsByCode(String code);

    /** Those of a town that can be chosen for a new lot on this day, by code. */
    @Query("""
        SELECT *
          FROM village
         WHERE town_code = :townCode
           AND (ended_on IS NULL OR ended_on > :day)
         ORDER BY code
        """)
    List<Village> findGoingOn(long townCode, LocalDate day);

    /**
     * Villages in the order they were entered, after one of them.
     *
     * @param county '' for any
     * @param town   a part of the town's name in either language, or its code; '' for any
     * @param part   of the village's name in either language, or ''
     */
    @Query("""
        SELECT v.id, v.code, v.name, v.name_en, v.town_code, t.name AS town_name, t.name_en AS town_name_en,
               (SELECT COUNT(*) FROM producer p WHERE p.village_id = v.id AND p.ended_on IS NULL) AS producers, v.ended_on
          FROM village v
          JOIN town t ON t.code = v.town_code
         WHERE v.id > :after
           AND (:county = '' OR t.county = :county)
           AND (:town = '' OR LOCATE(:town, t.name) > 0 OR LOCATE(:town, t.name_en) > 0 OR CAST(t.code AS CHAR) = :town)
           AND (:part = '' OR LOCATE(:part, v.name) > 0 OR LOCATE(:part, v.name_en) > 0)
         ORDER BY v.id
         LIMIT :limit
        """)
    List<VillageRow> list(String county, String town, String part, long after, int limit);

    @Query("""
        SELECT *
          FROM village
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Village> lock(long id);

    List<Village> findByCodeIn(Collection<String> codes);
}
