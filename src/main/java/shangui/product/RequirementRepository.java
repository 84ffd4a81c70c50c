package shangui.product;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface RequirementRepository extends CrudRepository<Requirement, Long> {

    List<Requirement> listOrderById();

    /** Held until the transaction ends. */
    @Query("""
        SELECT *
          FROM requirement
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Requirement> lock(long id);
}
