package shangui.product;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface SkuRepository extends CrudRepository<Sku, Long> {

    List<Sku> findByProductIdOrderById(long productId);

    List<Sku> findByIdIn(Collection<Long> ids);

    Optional<Sku> findByBarcode(String barcode);

    /** How many lots of it were ever made. */
    @Query("""
        SELECT COUNT(*)
          FROM lot
         WHERE sku_id = :id
        """)
    long lots(long id);

    List<Sku> findByBarcodeIn(Collection<String> barcodes);

    /** Held until the transaction ends. */
    @Query("""
        SELECT *
          FROM sku
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Sku> lock(long id);
}
