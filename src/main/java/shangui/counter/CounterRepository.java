package shangui.counter;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface CounterRepository extends CrudRepository<Counter, Long> {

    List<Counter> findByStoreIdOrderById(long storeId);

    List<Counter> findByPairingIdOrderById(long pairingId);
}
