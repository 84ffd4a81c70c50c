package shangui.pairing;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface PairingFactRepository extends CrudRepository<PairingFact, Long> {

    /** In the order they were entered. */
    List<PairingFact> findByPairingIdOrderById(long pairingId);
}
