package shangui.counter;

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
public interface CounterRepository extends CrudRepository<Counter, Long> {

    List<Counter> findByStoreIdOrderById(long storeId);

    List<Counter> findByPairingIdOrderById(long pairingId);

    List<Counter> findByIdIn(Collection<Long> ids);

    List<Counter> listOrderById();

    @Query("""
        SELECT c.*
          FROM counter c
          JOIN store s ON s.id = c.store_id
         WHERE s.supermarket_id = :supermarketId
         ORDER BY c.id
        """)
    List<Counter> findOfSupermarket(long supermarketId);

    /**
     * Counters after one of them, with where they are and whose.
     *
     * @param storeId   null for any
     * @param pairingId null for any
     * @param name      a part of its name in either language, or ''
     * @param open      '' for any, {@code yes} for those open on the day, {@code no} for those that are not
     */
    @Query("""
        SELECT c.id, c.name, c.name_en, c.kind, c.store_id, s.name AS store, s.name_en AS store_en, c.pairing_id,
               m.name AS mountain, m.name_en AS mountain_en, r.name AS partner, r.name_en AS partner_en, c.opened_on, c.closed_on,
               k.id AS contract_id, k.number AS contract
          FROM counter c
          JOIN store s ON s.id = c.store_id
          JOIN pairing p ON p.id = c.pairing_id
          JOIN town m ON m.code = p.mountain_town
          JOIN town r ON r.code = p.partner_town
          LEFT JOIN contract_counter cc ON cc.counter_id = c.id
                                       AND cc.starts_on <= :day AND (cc.ends_on IS NULL OR cc.ends_on > :day)
          LEFT JOIN contract k ON k.id = cc.contract_id
         WHERE c.id > :after
           AND (:storeId IS NULL OR c.store_id = :storeId)
           AND (:pairingId IS NULL OR c.pairing_id = :pairingId)
           AND (:name = '' OR LOCATE(:name, c.name) > 0 OR LOCATE(:name, c.name_en) > 0)
           AND (:open = '' OR (:open = 'yes') = (c.opened_on <= :day AND (c.closed_on IS NULL OR c.closed_on > :day)))
         ORDER BY c.id
         LIMIT :limit
        """)
    List<CounterRow> list(@Nullable Long storeId, @Nullable Long pairingId, String name, String open, LocalDate day, long after, int limit);

    /** Pairings a counter can be opened for from a day on, and those that ended, newest first. */
    @Query("""
        SELECT p.id, m.name AS mountain, m.name_en AS mountain_en, r.name AS partner, r.name_en AS partner_en, p.starts_on, p.ends_on
          FROM pairing p
          JOIN town m ON m.code = p.mountain_town
          JOIN town r ON r.code = p.partner_town
         ORDER BY p.id DESC
        """)
    List<PairingChoice> pairings();

    /** Held until the transaction ends: who changes a counter or its contract asks here first. */
    @Query("""
        SELECT *
          FROM counter
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Counter> lock(long id);

    /** Open counters of pairings that were over on this day. */
    @Query("""
        SELECT c.*
          FROM pairing p
          JOIN counter c ON c.pairing_id = p.id
         WHERE p.ends_on <= :day
           AND c.closed_on IS NULL
         ORDER BY c.id
        """)
    List<Counter> findOpenOfEndedPairings(LocalDate day);

    /** From this day on it takes nothing; false when it was closed before. */
    @Query("""
        UPDATE counter
           SET closed_on = :day
         WHERE id = :id
           AND closed_on IS NULL
        """)
    int close(long id, LocalDate day);

    /** Counters ever under one of the supplier's contracts. */
    @Query("""
        SELECT c.*
          FROM counter c
         WHERE c.id IN (SELECT cc.counter_id
                          FROM contract_counter cc
                          JOIN contract k ON k.id = cc.contract_id
                         WHERE k.supplier_id = :supplierId)
         ORDER BY c.id
        """)
    List<Counter> findOfSupplier(long supplierId);

    @Query("""
        SELECT c.*
          FROM counter c
          JOIN pairing p ON p.id = c.pairing_id
         WHERE p.mountain_town = :townCode
         ORDER BY c.id
        """)
    List<Counter> findOfMountainTown(long townCode);

    @Query("""
        SELECT c.*
          FROM counter c
          JOIN pairing p ON p.id = c.pairing_id
         WHERE p.partner_town = :townCode
         ORDER BY c.id
        """)
    List<Counter> findOfPartnerTown(long townCode);

    /**
     * Where a counter's goods may be moved to: open counters of the same pairing, while it holds, under the same contract;
     * or under another of the same supplier's, if neither supermarket owns the goods (nothing would be paid twice, or never).
     */
    @Query("""
        SELECT c.*
          FROM counter here
          JOIN pairing p ON p.id = here.pairing_id
                        AND p.starts_on <= :day AND (p.ends_on IS NULL OR p.ends_on > :day)
          JOIN contract_counter hc ON hc.counter_id = here.id
                        AND hc.starts_on <= :day AND (hc.ends_on IS NULL OR hc.ends_on > :day)
          JOIN contract hk ON hk.id = hc.contract_id
          JOIN contract_term ht ON ht.contract_id = hk.id
                        AND ht.starts_on <= :day AND (ht.ends_on IS NULL OR ht.ends_on > :day)
          JOIN counter c ON c.pairing_id = here.pairing_id AND c.id <> here.id
                        AND c.opened_on <= :day AND (c.closed_on IS NULL OR c.closed_on > :day)
          JOIN contract_counter cc ON cc.counter_id = c.id
                        AND cc.starts_on <= :day AND (cc.ends_on IS NULL OR cc.ends_on > :day)
          JOIN contract k ON k.id = cc.contract_id
          JOIN contract_term t ON t.contract_id = k.id
                        AND t.starts_on <= :day AND (t.ends_on IS NULL OR t.ends_on > :day)
         WHERE here.id = :counterId
           AND (k.id = hk.id
                OR k.supplier_id = hk.supplier_id AND t.mode <> 'PURCHASE' AND ht.mode <> 'PURCHASE')
         ORDER BY c.id
        """)
    List<Counter> findTakersOf(long counterId, LocalDate day);
}
