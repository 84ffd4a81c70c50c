package shangui.town;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface VillageRepository extends CrudRepository<Village, Long> {

    List<Village> findByTownCodeOrderByCode(long townCode);

    List<Village> findByIdIn(Collection<Long> ids);
}
