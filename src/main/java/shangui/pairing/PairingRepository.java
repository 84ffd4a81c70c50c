package shangui.pairing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface PairingRepository extends CrudRepository<Pairing, Long> {

    List<Pairing> findByMountainTownOrderByStartsOn(long mountainTown);

    List<Pairing> findByPartnerTownOrderByStartsOn(long partnerTown);

    @Query("""
        SELECT *
          FROM pairing
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Pairing> lock(long id);
}
