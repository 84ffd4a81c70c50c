package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface LotRepository extends CrudRepository<Lot, Long> {

    Optional<Lot> findByCode(String code);

    List<Lot> findByCodeIn(Collection<String> codes);

    List<Lot> findByIdIn(Collection<Long> ids);

    List<Lot> findByTownCodeOrderByIdDesc(long townCode);

    @Query("""
        INSERT INTO lot_share (lot_id, village_id, producer_id, parts)
        VALUES (:lotId, :villageId, :producerId, :parts)
        """)
    void addShare(long lotId, long villageId, @Nullable Long producerId, int parts);

    /** Before its shares are written anew. */
    @Query("""
        DELETE FROM lot_share
         WHERE lot_id = :lotId
        """)
    void shareNothing(long lotId);

    /** Held until the transaction ends. */
    @Query("""
        SELECT *
          FROM lot
         WHERE id = :lotId
           FOR UPDATE
        """)
    Optional<Lot> lock(long lotId);

    @Query("""
        SELECT code
          FROM lot
         WHERE code LIKE CONCAT(:begins, '%')
        """)
    List<String> codesThatBegin(String begins);

    /** Corrects a lot that has no place at any counter and was not recalled; answers whether it did. */
    @Query("""
        UPDATE lot
           SET sku_id = :skuId,
               code = :code,
               packed_on = :packedOn,
               best_before = :bestBefore,
               certificate = :certificate
         WHERE id = :lotId
           AND recalled_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM stock_level v WHERE v.lot_id = :lotId)
        """)
    int correct(long lotId, long skuId, String code, LocalDate packedOn, @Nullable LocalDate bestBefore, @Nullable String certificate);

    /** The shares of lots, villages in the order of their codes (rule 2). */
    @Query("""
        SELECT s.lot_id, s.village_id, s.producer_id, s.parts
          FROM lot_share s
          JOIN village v ON v.id = s.village_id
         WHERE s.lot_id IN (:lotIds)
         ORDER BY s.lot_id, v.code
        """)
    List<LotShare> shares(Collection<Long> lotIds);

    /** Recalls a lot once; answers whether this call did. */
    @Query("""
        UPDATE lot
           SET recalled_at = :now,
               recall_reason = :reason
         WHERE id = :lotId
           AND recalled_at IS NULL
        """)
    int recall(long lotId, Instant now, String reason);
}
