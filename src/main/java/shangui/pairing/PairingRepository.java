package shangui.pairing;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface PairingRepository extends CrudRepository<Pairing, Long> {

    List<Pairing> findByMountainTownOrderByStartsOn(long mountainTown);

    List<Pairing> findByPartnerTownOrderByStartsOn(long partnerTown);
}
