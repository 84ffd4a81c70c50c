package shangui.town;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface ProducerRepository extends CrudRepository<Producer, Long> {

    List<Producer> findByVillageIdOrderByCode(long villageId);

    List<Producer> findByVillageIdInOrderByCode(Collection<Long> villageIds);

    /** Of any of these villages, by code; in turns, for there may be many. */
    default List<Producer> of(Collection<Long> villageIds) {
        List<Long> all = List.copyOf(villageIds);
        return IntStream.iterate(0, from -> from < all.size(), from -> from + 1000).boxed()
            .flatMap(from -> findByVillageIdInOrderByCode(all.subList(from, Math.min(from + 1000, all.size()))).stream())
            .sorted(Comparator.comparing(Producer::code)).toList();
    }

    /** How many go on in each village on this day. */
    @Query("""
        SELECT village_id, COUNT(*) AS producers
          FROM producer
         WHERE ended_on IS NULL OR ended_on > :day
         GROUP BY village_id
        """)
    List<ProducerCount> count(LocalDate day);

    boolean existsByCode(String code);

    /** Those of a village that can be chosen for a new lot on this day, by code. */
    @Query("""
        SELECT *
          FROM producer
         WHERE village_id = :villageId
           AND (ended_on IS NULL OR ended_on > :day)
         ORDER BY code
        """)
    List<Producer> findGoingOn(long villageId, LocalDate day);

    @Query("""
        SELECT *
          FROM producer
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Producer> lock(long id);

    List<Producer> findByCodeIn(Collection<String> codes);
}
