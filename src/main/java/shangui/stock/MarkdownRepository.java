package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface MarkdownRepository extends GenericRepository<Markdown, Long> {

    @Query("""
        INSERT INTO markdown (id, counter_id, lot_id, price_fen, set_at, set_by, reason)
        VALUES (:id, :counterId, :lotId, :priceFen, :setAt, :setBy, :reason)
        """)
    void add(long id, long counterId, long lotId, long priceFen, Instant setAt, @Nullable Long setBy, String reason);

    /** Ends the one that stands, if one does. */
    @Query("""
        UPDATE markdown
           SET ended_at = :now,
               ended_by = :endedBy,
               end_reason = :reason
         WHERE counter_id = :counterId
           AND lot_id = :lotId
           AND ended_at IS NULL
        """)
    int end(long counterId, long lotId, Instant now, @Nullable Long endedBy, String reason);

    /** Those a lot ever had at a counter, the newest first. */
    @Query("""
        SELECT id, counter_id, lot_id, price_fen, set_at, set_by, reason, ended_at, ended_by, end_reason
          FROM markdown
         WHERE counter_id = :counterId
           AND lot_id = :lotId
         ORDER BY id DESC
        """)
    List<Markdown> of(long counterId, long lotId);
}
