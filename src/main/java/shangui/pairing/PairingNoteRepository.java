package shangui.pairing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface PairingNoteRepository extends CrudRepository<PairingNote, Long> {

    /** The newest day first. */
    @Query("""
        SELECT *
          FROM pairing_note
         WHERE pairing_id = :pairingId
         ORDER BY day DESC, id DESC
         LIMIT :limit
        """)
    List<PairingNote> newest(long pairingId, int limit);

    /** Answers whether this call did: 0 where somebody was first. */
    @Query("DELETE FROM pairing_note WHERE id = :id")
    int remove(long id);
}
