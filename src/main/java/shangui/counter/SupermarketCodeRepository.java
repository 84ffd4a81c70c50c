package shangui.counter;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SupermarketCodeRepository extends GenericRepository<Supermarket, Long> {

    /** A supermarket's codes after one of them, with what each stands for. @param begins what the code begins with, or ''; @param name a part of the good's name, or '' */
    @Query("""
        SELECT m.code, m.sku_id, s.barcode, p.name, p.name_en, s.pack, s.pack_en
          FROM supermarket_code m
          JOIN sku s ON s.id = m.sku_id
          JOIN product p ON p.id = s.product_id
         WHERE m.supermarket_id = :supermarketId
           AND m.code > :after
           AND LEFT(m.code, CHAR_LENGTH(:begins)) = :begins
           AND (:name = '' OR LOCATE(:name, p.name) > 0 OR LOCATE(:name, p.name_en) > 0)
         ORDER BY m.code
         LIMIT :limit
        """)
    List<SupermarketCode> list(long supermarketId, String begins, String name, String after, int limit);

    @Query("""
        SELECT m.code, m.sku_id, s.barcode, p.name, p.name_en, s.pack, s.pack_en
          FROM supermarket_code m
          JOIN sku s ON s.id = m.sku_id
          JOIN product p ON p.id = s.product_id
         WHERE m.supermarket_id = :supermarketId
           AND m.code = :code
        """)
    Optional<SupermarketCode> find(long supermarketId, String code);

    @Query("""
        INSERT INTO supermarket_code (supermarket_id, code, sku_id)
        VALUES (:supermarketId, :code, :skuId)
        """)
    void add(long supermarketId, String code, long skuId);

    /** Answers how many rows went. */
    @Query("""
        DELETE FROM supermarket_code
         WHERE supermarket_id = :supermarketId
           AND code = :code
        """)
    int remove(long supermarketId, String code);
}
