package shangui.change;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ChangeEntryRepository extends GenericRepository<ChangeEntry, Long> {

    void save(ChangeEntry entry);

    /** The newest change of a thing, 0 where there was none. */
    @Query("""
        SELECT COALESCE(MAX(id), 0)
          FROM change_entry
         WHERE subject_kind = :subjectKind
           AND subject_id = :subjectId
        """)
    long newest(String subjectKind, long subjectId);

    /** The same for several things; one that was never changed is missing. */
    @Query("""
        SELECT subject_id, MAX(id) AS newest
          FROM change_entry
         WHERE subject_kind = :subjectKind
           AND subject_id IN (:subjectIds)
         GROUP BY subject_id
        """)
    List<Newest> newestOf(String subjectKind, Collection<Long> subjectIds);

    @Introspected
    record Newest(long subjectId, long newest) {}

    List<ChangeEntry> findTop200BySubjectKindAndSubjectIdOrderByIdDesc(String subjectKind, long subjectId);
}
