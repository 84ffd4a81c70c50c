package shangui.office;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;
import shangui.pairing.Pairing;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PairingRowRepository extends GenericRepository<Pairing, Long> {

    /**
     * Pairings in the order they were entered, after one of them, with what the office watches of each.
     *
     * @param county   of either town, or ''
     * @param town     a part of either town's name in either language, or the code of one; or ''
     * @param standing a {@link PairingRow.State}, or ''
     */
    @Query("""
        SELECT p.id, m.code AS mountain_code, m.name AS mountain_name, m.name_en AS mountain_name_en, m.county AS mountain_county,
               m.county_en AS mountain_county_en, t.code AS partner_code, t.name AS partner_name, t.name_en AS partner_name_en,
               t.county AS partner_county, t.county_en AS partner_county_en, p.starts_on, p.start_known_to_month, p.ends_on,
               (SELECT COUNT(*)
                  FROM counter c
                 WHERE c.pairing_id = p.id
                   AND c.opened_on <= :today
                   AND (c.closed_on IS NULL OR c.closed_on > :today)) AS counters,
               i.month AS sold_on, i.sold_fen
          FROM pairing p
          JOIN town m ON m.code = p.mountain_town
          JOIN town t ON t.code = p.partner_town
          LEFT JOIN statement_issue i ON i.id = (SELECT MAX(s.id)
                                                   FROM statement_issue s
                                                   LEFT JOIN statement_withdrawal w ON w.issue_id = s.id
                                                  WHERE s.pairing_id = p.id
                                                    AND w.issue_id IS NULL)
         WHERE p.id > :after
           AND (:county = '' OR m.county = :county OR t.county = :county)
           AND (:town = '' OR LOCATE(:town, m.name) > 0 OR LOCATE(:town, m.name_en) > 0 OR CAST(m.code AS CHAR) = :town
                           OR LOCATE(:town, t.name) > 0 OR LOCATE(:town, t.name_en) > 0 OR CAST(t.code AS CHAR) = :town)
           AND (:standing = ''
                OR :standing = 'COMING' AND p.starts_on > :today
                OR :standing = 'RUNNING' AND p.starts_on <= :today AND (p.ends_on IS NULL OR p.ends_on > :today)
                OR :standing = 'ENDED' AND p.ends_on <= :today)
         ORDER BY p.id
         LIMIT :limit
        """)
    List<PairingRow> list(String county, String town, String standing, LocalDate today, long after, int limit);
}
