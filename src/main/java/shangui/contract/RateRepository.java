package shangui.contract;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface RateRepository extends CrudRepository<Rate, Long> {

    List<Rate> findByContractIdOrderById(long contractId);

    /** The bands above the first of these rates, lowest first. */
    @Query("""
        SELECT rate_id, from_fen, rate_bp
          FROM tier
         WHERE rate_id IN (:rateIds)
         ORDER BY rate_id, from_fen
        """)
    List<Tier> tiers(Collection<Long> rateIds);

    @Query("""
        DELETE FROM tier
         WHERE rate_id = :rateId
        """)
    void removeTiers(long rateId);

    @Query("""
        INSERT INTO tier (rate_id, from_fen, rate_bp)
        VALUES (:rateId, :fromFen, :rateBp)
        """)
    void addTier(long rateId, long fromFen, int rateBp);
}
