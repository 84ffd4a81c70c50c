package shangui.contract;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface ContractRepository extends CrudRepository<Contract, Long> {

    /** The contract a counter is under on a day, or the last one it was under. */
    @Query("""
        SELECT c.*
          FROM contract_counter cc
          JOIN contract c ON c.id = cc.contract_id
         WHERE cc.counter_id = :counterId
           AND cc.starts_on <= :day
         ORDER BY cc.starts_on DESC
         LIMIT 1
        """)
    Optional<Contract> findOfCounter(long counterId, LocalDate day);

    /** From a day on the counter is under this contract; the one before ends that day. */
    @Query("""
        INSERT INTO contract_counter (counter_id, starts_on, ends_on, contract_id)
        VALUES (:counterId, :startsOn, NULL, :contractId)
        """)
    void cover(long contractId, long counterId, LocalDate startsOn);

    @Query("""
        UPDATE contract_counter
           SET ends_on = :endsOn
         WHERE counter_id = :counterId
           AND ends_on IS NULL
           AND starts_on < :endsOn
        """)
    int endCover(long counterId, LocalDate endsOn);

    @Query("""
        SELECT counter_id
          FROM contract_counter
         WHERE contract_id = :contractId
         ORDER BY counter_id
        """)
    List<Long> countersOf(long contractId);

    @Query("""
        SELECT sku_id, price_fen
          FROM settlement_price p
         WHERE contract_id = :contractId
           AND sku_id IN (:skuIds)
           AND starts_on = (SELECT MAX(starts_on)
                              FROM settlement_price
                             WHERE contract_id = p.contract_id
                               AND sku_id = p.sku_id
                               AND starts_on <= :day)
        """)
    List<SettlementPrice> settlementPrices(long contractId, Collection<Long> skuIds, LocalDate day);

    @Query("""
        INSERT INTO settlement_price (contract_id, sku_id, starts_on, price_fen)
        VALUES (:contractId, :skuId, :startsOn, :priceFen)
        """)
    void setSettlementPrice(long contractId, long skuId, LocalDate startsOn, long priceFen);

    /** For every counter the days on which a term of its contract is in force. */
    @Query("""
        SELECT cc.counter_id AS counter_id,
               GREATEST(cc.starts_on, t.starts_on) AS starts_on,
               CASE WHEN cc.ends_on IS NULL THEN t.ends_on
                    WHEN t.ends_on IS NULL THEN cc.ends_on
                    ELSE LEAST(cc.ends_on, t.ends_on) END AS ends_on
          FROM contract_counter cc
          JOIN contract_term t ON t.contract_id = cc.contract_id
         ORDER BY cc.counter_id, cc.starts_on
        """)
    List<TermDays> termDays();
}
