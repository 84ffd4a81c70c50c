package shangui.pairing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface PairingFactRepository extends CrudRepository<PairingFact, Long> {

    /** In the order they were entered. */
    List<PairingFact> findByPairingIdOrderById(long pairingId);

    @Query("""
        SELECT *
          FROM pairing_fact
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<PairingFact> lock(long id);
}
