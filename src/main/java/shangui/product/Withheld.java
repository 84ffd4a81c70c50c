package shangui.product;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import shangui.db.Statements;
import shangui.licence.Claim;
import shangui.licence.LicenceKind;
import shangui.licence.LicenceReader;

/**
 * Goods that may not be sold until a document is there: a requirement holds for them, or their packs claim something, and on that
 * day no licence of their supplier answers it. Nothing is stored: when a licence comes or ends, it changes from that day by itself.
 */
@Singleton
public class Withheld {

    private final Statements statements;

    Withheld(Statements statements) {
        this.statements = statements;
    }

    /** A licence of this kind, or one that allows this claim, is not there; one of the two is null. @param why of the requirement */
    public record Missing(@Nullable LicenceKind kind, @Nullable Claim claim, @Nullable String why) {}

    /**
     * SQL that is true where a product is withheld.
     *
     * @param product  the name of a {@code product} in the statement around it
     * @param supplier an expression: whose goods; null withholds all that needs a licence
     * @param day      an expression
     */
    public static String sql(String product, String supplier, String day) {
        return """
            (EXISTS (SELECT 1
                       FROM requirement req
                      WHERE (req.category = %1$s.category OR req.product_id = %1$s.id)
                        AND req.starts_on <= %2$s
                        AND (req.ends_on IS NULL OR req.ends_on > %2$s)
                        AND NOT EXISTS (SELECT 1 FROM licence lic WHERE lic.kind = req.kind AND %3$s))
             OR EXISTS (SELECT 1
                          FROM product_claim says
                         WHERE says.product_id = %1$s.id
                           AND NOT EXISTS (SELECT 1
                                             FROM licence lic
                                             JOIN licence_claim allows ON allows.licence_id = lic.id
                                            WHERE allows.claim = says.claim AND %3$s)))
            """.formatted(product, day, LicenceReader.holds(supplier, product + ".id", day));
    }

    /** What is missing before a supplier may sell a product on a day; nothing when it may. */
    public List<Missing> missing(long productId, long supplierId, LocalDate day) {
        String holds = LicenceReader.holds("d.supplier_id", "r.id", "d.day");
        return statements.list("""
            SELECT req.kind, NULL AS claim, req.why
              FROM (SELECT CAST(? AS DATE) AS day, ? AS supplier_id) d
              JOIN product r ON r.id = ?
              JOIN requirement req ON (req.category = r.category OR req.product_id = r.id)
                                  AND req.starts_on <= d.day AND (req.ends_on IS NULL OR req.ends_on > d.day)
             WHERE NOT EXISTS (SELECT 1 FROM licence lic WHERE lic.kind = req.kind AND %1$s)
             UNION ALL
            SELECT NULL, says.claim, NULL
              FROM (SELECT CAST(? AS DATE) AS day, ? AS supplier_id) d
              JOIN product r ON r.id = ?
              JOIN product_claim says ON says.product_id = r.id
             WHERE NOT EXISTS (SELECT 1
                                 FROM licence lic
                                 JOIN licence_claim allows ON allows.licence_id = lic.id
                                WHERE allows.claim = says.claim AND %1$s)
            """.formatted(holds), row -> new Missing(row.getString("kind") == null ? null : LicenceKind.valueOf(row.getString("kind")),
            row.getString("claim") == null ? null : Claim.valueOf(row.getString("claim")), row.getString("why")),
            day, supplierId, productId, day, supplierId, productId);
    }
}
