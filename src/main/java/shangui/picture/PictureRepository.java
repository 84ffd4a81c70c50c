package shangui.picture;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PictureRepository extends GenericRepository<PictureFile, Long> {

    /** Changes nothing where the same was sent before; waits for who sends it at the same time. */
    @Query("""
        INSERT INTO picture (id, sha256, width, height, sent_by, sent_at)
        VALUES (:id, :sha256, :width, :height, :accountId, :now)
            ON DUPLICATE KEY UPDATE sha256 = VALUES(sha256)
        """)
    void add(long id, byte[] sha256, int width, int height, @Nullable Long accountId, Instant now);

    @Query("""
        SELECT id
          FROM picture
         WHERE sha256 = :sha256
        """)
    long known(byte[] sha256);

    @Query("""
        INSERT INTO picture_file (picture_id, square, width, height, content)
        VALUES (:pictureId, :square, :width, :height, :content)
        """)
    void addFile(long pictureId, int square, int width, int height, byte[] content);

    @Query("""
        SELECT square, width, height, content
          FROM picture_file
         WHERE picture_id = :pictureId
           AND square = :square
        """)
    Optional<PictureFile> file(long pictureId, int square);

    /** One that everybody may see. */
    @Query("""
        SELECT f.square, f.width, f.height, f.content
          FROM picture_file f
         WHERE f.picture_id = :pictureId
           AND f.square = :square
           AND EXISTS (SELECT 1 FROM picture_show s WHERE s.picture_id = f.picture_id AND s.ended_at IS NULL)
        """)
    Optional<PictureFile> shown(long pictureId, int square);
}
