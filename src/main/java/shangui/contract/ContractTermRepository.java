package shangui.contract;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface ContractTermRepository extends CrudRepository<ContractTerm, Long> {

    List<ContractTerm> findByContractIdOrderByStartsOn(long contractId);
}
