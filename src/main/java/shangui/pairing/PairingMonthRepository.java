package shangui.pairing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PairingMonthRepository extends GenericRepository<Pairing, Long> {

    /** Months from one on, held against closing until the transaction ends: who writes a line asks here first. */
    @Query("""
        SELECT pairing_id, month, state
          FROM pairing_month
         WHERE pairing_id = :pairingId
           AND month >= :from
         ORDER BY month
          LOCK IN SHARE MODE
        """)
    List<PairingMonth> lockFrom(long pairingId, LocalDate from);

    /** All months, held against every writer of lines until the transaction ends. */
    @Query("""
        SELECT pairing_id, month, state
          FROM pairing_month
         WHERE pairing_id = :pairingId
         ORDER BY month
           FOR UPDATE
        """)
    List<PairingMonth> hold(long pairingId);

    @Query("""
        SELECT pairing_id, month, state
          FROM pairing_month
         WHERE pairing_id = :pairingId
         ORDER BY month
        """)
    List<PairingMonth> list(long pairingId);

    /** A month that is there already stays as it is. */
    @Query("""
        INSERT INTO pairing_month (pairing_id, month, state)
        VALUES (:pairingId, :month, 'OPEN')
            ON DUPLICATE KEY UPDATE state = state
        """)
    void open(long pairingId, LocalDate month);

    /** Waits for every transaction that holds the month's share lock; answers whether this call changed the state. */
    @Query("""
        UPDATE pairing_month
           SET state = :to
         WHERE pairing_id = :pairingId
           AND month = :month
           AND state = :from
        """)
    int change(long pairingId, LocalDate month, PairingMonth.State from, PairingMonth.State to);
}
