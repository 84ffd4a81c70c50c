package shangui.imports;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ImportFileRepository extends GenericRepository<ImportFile, Long> {

    void save(ImportFile file);

    Optional<ImportFile> findById(long id);

    /** Newest first. */
    @Query("""
        SELECT *
          FROM import_file
         WHERE id < :before
         ORDER BY id DESC
         LIMIT :limit
        """)
    List<ImportFile> page(long before, int limit);

    @Query("""
        SELECT id
          FROM import_file
         WHERE state IN ('CHECKING', 'TAKING')
         ORDER BY id
        """)
    List<Long> running();

    /** Waits for whoever takes rows of this kind: rows of one kind are taken by one import at a time. */
    @Query("""
        SELECT kind
          FROM import_turn
         WHERE kind = :kind
           FOR UPDATE
        """)
    String waitForTurn(ImportKind kind);

    /** As it is now, and it stays so until the transaction ends. */
    @Query("""
        SELECT *
          FROM import_file
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<ImportFile> lock(long id);

    /** So many more rows were come to. */
    @Query("""
        UPDATE import_file
           SET done_rows = done_rows + :added + :changed + :same + :wrong,
               new_rows = new_rows + :added,
               changed_rows = changed_rows + :changed,
               same_rows = same_rows + :same,
               wrong_rows = wrong_rows + :wrong
         WHERE id = :id
        """)
    int advance(long id, int added, int changed, int same, int wrong);

    /** A pass begins, unless the file's content is gone. Answers whether this call began it. @param takenBy who says so; null for a check */
    @Query("""
        UPDATE import_file
           SET state = :to, taken_by = :takenBy, done_rows = 0, new_rows = 0, changed_rows = 0, same_rows = 0, wrong_rows = 0
         WHERE id = :id
           AND state = :from
           AND cleared_at IS NULL
        """)
    int begin(long id, ImportFile.State from, ImportFile.State to, @Nullable Long takenBy);

    @Query("""
        UPDATE import_file
           SET state = :to, ended_at = :now
         WHERE id = :id
           AND state = :from
        """)
    int end(long id, ImportFile.State from, ImportFile.State to, Instant now);

    /** Files whose content may go. */
    @Query("""
        SELECT id
          FROM import_file
         WHERE cleared_at IS NULL
           AND sent_at < :before
           AND state NOT IN ('CHECKING', 'TAKING')
         ORDER BY id
         LIMIT 100
        """)
    List<Long> toClear(Instant before);

    @Query("""
        UPDATE import_file
           SET cleared_at = :now
         WHERE id = :id
           AND cleared_at IS NULL
           AND state NOT IN ('CHECKING', 'TAKING')
        """)
    int clear(long id, Instant now);
}
