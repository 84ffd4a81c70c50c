package shangui.product;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import shangui.licence.Claim;

@JdbcRepository(dialect = Dialect.MYSQL)
public interface ProductRepository extends CrudRepository<Product, Long> {

    List<Product> findByTownCodeOrderById(long townCode);

    List<Product> findByTownCodeInAndNameIn(Collection<Long> townCodes, Collection<String> names);

    List<Product> findByIdIn(Collection<Long> ids);

    List<Product> listOrderById();

    /** Held until the transaction ends. */
    @Query("""
        SELECT *
          FROM product
         WHERE id = :id
           FOR UPDATE
        """)
    Optional<Product> lock(long id);

    /** What its packs claim. */
    @Query("""
        SELECT claim
          FROM product_claim
         WHERE product_id = :productId
         ORDER BY claim
        """)
    List<Claim> claims(long productId);

    @Query("""
        INSERT INTO product_claim (product_id, claim)
        VALUES (:productId, :claim)
        """)
    void claim(long productId, Claim claim);

    @Query("""
        DELETE FROM product_claim
         WHERE product_id = :productId
        """)
    void claimNothing(long productId);
}
