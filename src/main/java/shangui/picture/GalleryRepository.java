package shangui.picture;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface GalleryRepository extends GenericRepository<ShownPicture, Long> {

    @Query("""
        SELECT s.id, s.subject_id, s.picture_id, s.kind, s.shown_at, f.width, f.height
          FROM picture_show s
          JOIN picture_file f ON f.picture_id = s.picture_id AND f.square = 800
         WHERE s.subject_kind = :kind
           AND s.subject_id = :subjectId
           AND s.ended_at IS NULL
         ORDER BY s.place, s.id
        """)
    List<ShownPicture> of(String kind, long subjectId);

    @Query("""
        SELECT s.id, s.subject_id, s.picture_id, s.kind, s.shown_at, f.width, f.height
          FROM picture_show s
          JOIN picture_file f ON f.picture_id = s.picture_id AND f.square = 800
         WHERE s.subject_kind = :kind
           AND s.ended_at IS NULL
         ORDER BY s.place, s.id
        """)
    List<ShownPicture> all(String kind);

    @Query("""
        INSERT INTO picture_show (id, subject_kind, subject_id, picture_id, kind, place, shown_by, shown_at)
        SELECT :id, :kind, :subjectId, :pictureId, :said, COALESCE(MAX(place), 0) + 1, :accountId, :now
          FROM picture_show
         WHERE subject_kind = :kind
           AND subject_id = :subjectId
           AND ended_at IS NULL
        """)
    void add(long id, String kind, long subjectId, long pictureId, PictureKind said, long accountId, Instant now);

    @Query("""
        SELECT COALESCE(MIN(place), 1)
          FROM picture_show
         WHERE subject_kind = :kind
           AND subject_id = :subjectId
           AND ended_at IS NULL
        """)
    int first(String kind, long subjectId);

    @Query("""
        UPDATE picture_show
           SET place = :place
         WHERE id = :id
           AND subject_kind = :kind
           AND subject_id = :subjectId
           AND ended_at IS NULL
        """)
    int place(long id, String kind, long subjectId, int place);

    @Query("""
        UPDATE picture_show
           SET ended_at = :now
         WHERE id = :id
           AND subject_kind = :kind
           AND subject_id = :subjectId
           AND ended_at IS NULL
        """)
    int end(long id, String kind, long subjectId, Instant now);
}
