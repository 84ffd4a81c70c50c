package shangui.product;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shangui.db.Statements;
import shangui.product.ProductRow.State;
import shangui.town.Town;

/** Products to read, with where they come from and how they stand today. */
@Singleton
public class ProductReader {

    private static final String ROWS = """
        SELECT r.*, w.name AS town_name, w.name_en AS town_name_en, w.county, w.county_en,
               (SELECT COUNT(*) FROM sku s WHERE s.product_id = r.id AND (s.ended_on IS NULL OR s.ended_on > d.day)) AS packs,
               CASE WHEN r.ended_on <= d.day THEN 'ENDED'
                    WHEN %s
                     AND NOT EXISTS (SELECT 1
                                       FROM supplier u
                                      WHERE u.town_code = r.town_code
                                        AND (d.supplier_id IS NULL OR u.id = d.supplier_id)
                                        AND NOT %s) THEN 'WITHHELD'
                    ELSE 'OFFERED' END AS state
          FROM (SELECT CAST(? AS DATE) AS day, CAST(? AS SIGNED) AS supplier_id) d
          JOIN product r
          JOIN town w ON w.code = r.town_code
        """.formatted(Withheld.sql("r", "NULL", "d.day"), Withheld.sql("r", "u.id", "d.day"));

    private final Statements statements;

    ProductReader(Statements statements) {
        this.statements = statements;
    }

    /** Which products are listed; what is null, or '' for a part of a name, is left open. @param supplierId whose documents count; null for any's */
    public record Filter(@Nullable Long town, @Nullable Category category, @Nullable State state, String name, @Nullable Long supplierId) {}

    /** By id, after one of them. */
    List<ProductRow> list(Filter filter, long afterId, int limit, LocalDate day) {
        String state = filter.state() == null ? null : filter.state().name();
        return statements.list(ROWS + """
             WHERE r.id > ?
               AND (? IS NULL OR r.town_code = ?)
               AND (? IS NULL OR r.category = ?)
               AND (? = '' OR LOCATE(?, r.name) > 0 OR LOCATE(?, r.name_en) > 0)
            HAVING (? IS NULL OR state = ?)
             ORDER BY r.id
             LIMIT ?
            """, ProductReader::row, day, filter.supplierId(), afterId, filter.town(), filter.town(), filter.category(), filter.category(),
            filter.name(), filter.name(), filter.name(), state, state, limit);
    }

    Optional<ProductRow> find(long productId, @Nullable Long supplierId, LocalDate day) {
        return statements.list(ROWS + " WHERE r.id = ?", ProductReader::row, day, supplierId, productId).stream().findFirst();
    }

    private static ProductRow row(ResultSet row) throws SQLException {
        Product product = new Product(row.getLong("id"), row.getLong("town_code"), row.getString("name"), row.getString("name_en"),
            Category.valueOf(row.getString("category")), row.getBoolean("fresh"), row.getInt("shelf_life_days"), row.getInt("stop_sale_days"),
            row.getString("storage"), row.getString("storage_en"), row.getString("source"), row.getInt("season"), row.getObject("ended_on", LocalDate.class),
            row.getString("drawing") == null ? null : Drawing.valueOf(row.getString("drawing")));
        Town town = new Town(product.townCode(), row.getString("town_name"), row.getString("town_name_en"), row.getString("county"), row.getString("county_en"));
        return new ProductRow(product, town, row.getInt("packs"), State.valueOf(row.getString("state")));
    }
}
