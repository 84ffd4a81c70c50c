package shangui.counter;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface StoreRepository extends CrudRepository<Store, Long> {

    List<Store> findBySupermarketIdOrderById(long supermarketId);

    List<Store> findByIdInOrderById(Collection<Long> ids);

    List<Store> listOrderById();
}
