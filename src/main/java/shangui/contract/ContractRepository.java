package shangui.contract;

import io.micronaut.core.annotation.Nullable;
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

    String COVER = """
        SELECT cc.counter_id, cc.contract_id, cc.starts_on, cc.ends_on, c.pairing_id, c.name AS counter, c.name_en AS counter_en,
               s.name AS store, s.name_en AS store_en
          FROM contract_counter cc
          JOIN counter c ON c.id = cc.counter_id
          JOIN store s ON s.id = c.store_id
        """;

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

    /** Every settlement price of a contract, by pack and day. */
    @Query("""
        SELECT sku_id, starts_on, price_fen, clause
          FROM settlement_price
         WHERE contract_id = :contractId
         ORDER BY sku_id, starts_on
        """)
    List<DatedPrice> prices(long contractId);

    @Query("""
        INSERT INTO settlement_price (contract_id, sku_id, starts_on, price_fen, clause)
        VALUES (:contractId, :skuId, :startsOn, :priceFen, :clause)
            ON DUPLICATE KEY UPDATE price_fen = VALUES(price_fen), clause = VALUES(clause)
        """)
    void price(long contractId, long skuId, LocalDate startsOn, long priceFen, @Nullable String clause);

    /** Contracts after one of them, with what holds on a day. @param supermarketId 0 for any; @param supplier a part of its name or '' */
    @Query("""
        SELECT k.id, k.number, k.supermarket_id, m.name AS supermarket, m.name_en AS supermarket_en, k.supplier_id, u.name AS supplier,
               u.name_en AS supplier_en, t.mode, t.payment_days,
               (SELECT COUNT(*)
                  FROM contract_counter cc
                 WHERE cc.contract_id = k.id
                   AND cc.starts_on <= :day
                   AND (cc.ends_on IS NULL OR cc.ends_on > :day)) AS counters
          FROM contract k
          JOIN supermarket m ON m.id = k.supermarket_id
          JOIN supplier u ON u.id = k.supplier_id
          LEFT JOIN contract_term t ON t.contract_id = k.id
                                   AND t.starts_on <= :day AND (t.ends_on IS NULL OR t.ends_on > :day)
         WHERE k.id > :after
           AND (:supermarketId = 0 OR k.supermarket_id = :supermarketId)
           AND (:supplier = '' OR LOCATE(:supplier, u.name) > 0 OR LOCATE(:supplier, u.name_en) > 0)
           AND (:number = '' OR LOCATE(:number, k.number) > 0)
         ORDER BY k.id
         LIMIT :limit
        """)
    List<ContractRow> list(long supermarketId, String supplier, String number, LocalDate day, long after, int limit);

    Optional<Contract> findByNumber(String number);

    List<Contract> findByIdIn(Collection<Long> ids);

    /** Held until the transaction ends: who changes what is agreed, or what it covers, asks here; after the months. */
    @Query("""
        SELECT *
          FROM contract
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Contract> lock(long id);

    /** The counters ever under a contract, the newest day first. */
    @Query(COVER + """
         WHERE cc.contract_id = :contractId
         ORDER BY cc.starts_on DESC, cc.counter_id
        """)
    List<Cover> covers(long contractId);

    /** The contracts a counter was ever under, the newest day first. */
    @Query(COVER + """
         WHERE cc.counter_id = :counterId
         ORDER BY cc.starts_on DESC
        """)
    List<Cover> coversOf(long counterId);

    /** From this day on the counter is no longer under it. Answers how many rows it changed. */
    @Query("""
        UPDATE contract_counter
           SET ends_on = :endsOn
         WHERE counter_id = :counterId
           AND starts_on = :startsOn
           AND starts_on < :endsOn
           AND (ends_on IS NULL OR ends_on > :endsOn)
        """)
    int endCover(long counterId, LocalDate startsOn, LocalDate endsOn);

    /** Counters of a contract's supermarket that are for its supplier's town, open on a day and not under it on that day. */
    @Query("""
        SELECT c.id AS counter_id, 0 AS contract_id, c.opened_on AS starts_on, c.closed_on AS ends_on, c.pairing_id, c.name AS counter, c.name_en AS counter_en,
               s.name AS store, s.name_en AS store_en
          FROM contract k
          JOIN supplier u ON u.id = k.supplier_id
          JOIN store s ON s.supermarket_id = k.supermarket_id
          JOIN counter c ON c.store_id = s.id
          JOIN pairing p ON p.id = c.pairing_id AND p.mountain_town = u.town_code
         WHERE k.id = :contractId
           AND (c.closed_on IS NULL OR c.closed_on > :day)
           AND NOT EXISTS (SELECT 1
                             FROM contract_counter cc
                            WHERE cc.counter_id = c.id
                              AND cc.contract_id = k.id
                              AND (cc.ends_on IS NULL OR cc.ends_on > :day))
         ORDER BY c.id
        """)
    List<Cover> coverable(long contractId, LocalDate day);

    /** The packs of a supplier's town. */
    @Query("""
        SELECT s.id AS sku_id, p.id AS product_id, p.name, p.name_en, p.category, s.pack, s.pack_en
          FROM supplier u
          JOIN product p ON p.town_code = u.town_code
          JOIN sku s ON s.product_id = p.id
         WHERE u.id = :supplierId
         ORDER BY p.id, s.id
        """)
    List<Pack> packs(long supplierId);

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
