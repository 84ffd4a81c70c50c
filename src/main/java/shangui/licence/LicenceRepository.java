package shangui.licence;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface LicenceRepository extends CrudRepository<Licence, Long> {

    /** Held until the transaction ends. */
    @Query("""
        SELECT *
          FROM licence
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Licence> lock(long id);

    @Query("""
        INSERT INTO licence_product (licence_id, product_id)
        VALUES (:licenceId, :productId)
        """)
    void name(long licenceId, long productId);

    @Query("""
        DELETE FROM licence_product
         WHERE licence_id = :licenceId
        """)
    void nameNone(long licenceId);

    @Query("""
        SELECT product_id
          FROM licence_product
         WHERE licence_id = :licenceId
         ORDER BY product_id
        """)
    List<Long> named(long licenceId);

    @Query("""
        INSERT INTO licence_claim (licence_id, claim)
        VALUES (:licenceId, :claim)
        """)
    void allow(long licenceId, Claim claim);

    @Query("""
        DELETE FROM licence_claim
         WHERE licence_id = :licenceId
        """)
    void allowNone(long licenceId);

    @Query("""
        SELECT claim
          FROM licence_claim
         WHERE licence_id = :licenceId
         ORDER BY claim
        """)
    List<Claim> allowed(long licenceId);

    /** From now on it counts; answers whether this call made it so. */
    @Query("""
        UPDATE licence
           SET checked_by = :accountId,
               checked_at = :now
         WHERE id = :licenceId
           AND checked_at IS NULL
           AND withdrawn_at IS NULL
        """)
    int check(long licenceId, long accountId, Instant now);

    /** From now on it counts no more; answers whether this call made it so. */
    @Query("""
        UPDATE licence
           SET withdrawn_at = :now
         WHERE id = :licenceId
           AND withdrawn_at IS NULL
        """)
    int withdraw(long licenceId, Instant now);

    /** The scan of a licence, instead of the one before. */
    @Query("""
        INSERT INTO licence_file (licence_id, name, type, size, content, sent_by, sent_at)
        VALUES (:licenceId, :name, :type, :size, :content, :accountId, :now)
            ON DUPLICATE KEY UPDATE
               name = VALUES(name),
               type = VALUES(type),
               size = VALUES(size),
               content = VALUES(content),
               sent_by = VALUES(sent_by),
               sent_at = VALUES(sent_at)
        """)
    void keep(long licenceId, String name, LicenceFile.Type type, int size, byte[] content, long accountId, Instant now);

    @Query("""
        SELECT name, type, content
          FROM licence_file
         WHERE licence_id = :licenceId
        """)
    Optional<LicenceFile> file(long licenceId);
}
