package shangui.licence;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shangui.db.Statements;
import shangui.licence.Licence.State;

/** Licences to read, with whose they are and how they stand. */
@Singleton
public class LicenceReader {

    private static final String ROW = """
        SELECT l.*, u.name AS supplier, u.name_en AS supplier_en, f.type AS file_type, f.name AS file_name, f.size AS file_size,
               (SELECT COUNT(*) FROM licence_product n WHERE n.licence_id = l.id) AS products,
               (SELECT GROUP_CONCAT(c.claim ORDER BY c.claim) FROM licence_claim c WHERE c.licence_id = l.id) AS claims
          FROM licence l
          JOIN supplier u ON u.id = l.supplier_id
          LEFT JOIN licence_file f ON f.licence_id = l.id
        """;

    private final Statements statements;

    LicenceReader(Statements statements) {
        this.statements = statements;
    }

    /** Which licences are listed; what is null is left open. */
    public record Filter(@Nullable Long supplierId, @Nullable LicenceKind kind, @Nullable State state, String number) {}

    /**
     * SQL that is true where the licence {@code lic} holds for a product of a supplier on a day; the three are expressions of the
     * statement around it.
     */
    public static String holds(String supplier, String product, String day) {
        return """
            lic.supplier_id = %1$s
            AND lic.checked_at IS NOT NULL
            AND lic.withdrawn_at IS NULL
            AND lic.valid_from <= %3$s
            AND (lic.valid_until IS NULL OR lic.valid_until >= %3$s)
            AND (NOT EXISTS (SELECT 1 FROM licence_product named WHERE named.licence_id = lic.id)
                 OR EXISTS (SELECT 1 FROM licence_product named WHERE named.licence_id = lic.id AND named.product_id = %2$s))
            """.formatted(supplier, product, day);
    }

    /** Licences after one of them, the newest first. */
    List<LicenceRow> page(Filter filter, long afterId, int limit, LocalDate day) {
        String state = filter.state() == null ? null : filter.state().name();
        return statements.list(ROW + """
             WHERE l.id < ?
               AND (? IS NULL OR l.supplier_id = ?)
               AND (? IS NULL OR l.kind = ?)
               AND (? = '' OR LOCATE(?, l.number) > 0)
               AND (? IS NULL
                    OR ? = CASE WHEN l.withdrawn_at IS NOT NULL THEN 'WITHDRAWN'
                                WHEN l.valid_until < ? THEN 'ENDED'
                                WHEN l.checked_at IS NULL THEN 'WAITING'
                                WHEN l.valid_from > ? THEN 'NOT_YET'
                                WHEN l.valid_until <= ? THEN 'ENDING'
                                ELSE 'IN_FORCE' END)
             ORDER BY l.id DESC
             LIMIT ?
            """, row -> row(row, day), afterId, filter.supplierId(), filter.supplierId(), filter.kind(), filter.kind(), filter.number(), filter.number(),
            state, state, day, day, day.plusDays(Licence.ENDING_DAYS), limit);
    }

    /** One licence, if it is that supplier's; any where none is named. */
    Optional<LicenceRow> find(@Nullable Long supplierId, long licenceId, LocalDate day) {
        return statements.list(ROW + """
             WHERE l.id = ?
               AND (? IS NULL OR l.supplier_id = ?)
            """, row -> row(row, day), licenceId, supplierId, supplierId).stream().findFirst();
    }

    /** Products a supplier's licence may name: those of its town. */
    List<NamedProduct> products(long supplierId) {
        return statements.list("""
            SELECT r.id, r.name, r.name_en
              FROM supplier u
              JOIN product r ON r.town_code = u.town_code
             WHERE u.id = ?
             ORDER BY r.id
            """, row -> new NamedProduct(row.getLong("id"), row.getString("name"), row.getString("name_en")), supplierId);
    }

    /** What bears on a product of a supplier: licences that name it or all goods, those in force first. */
    public List<LicenceRow> ofProduct(long supplierId, long productId, LocalDate day) {
        return statements.list(ROW + """
             WHERE l.supplier_id = ?
               AND (NOT EXISTS (SELECT 1 FROM licence_product n WHERE n.licence_id = l.id)
                    OR EXISTS (SELECT 1 FROM licence_product n WHERE n.licence_id = l.id AND n.product_id = ?))
             ORDER BY l.withdrawn_at IS NOT NULL, l.valid_until IS NOT NULL, l.valid_until DESC, l.id DESC
            """, row -> row(row, day), supplierId, productId);
    }

    /** In force on a day, of any of these suppliers, by kind. */
    public List<LicenceRow> inForce(Collection<Long> supplierIds, LocalDate day) {
        return supplierIds.isEmpty() ? List.of() : statements.list(ROW + """
             WHERE l.supplier_id IN (%s)
               AND l.checked_at IS NOT NULL
               AND l.withdrawn_at IS NULL
               AND l.valid_from <= ?
               AND (l.valid_until IS NULL OR l.valid_until >= ?)
             ORDER BY l.kind, l.id
            """.formatted(Statements.places(supplierIds.size())), row -> row(row, day), List.copyOf(supplierIds), day, day);
    }

    /** What suppliers may make or trade food under, checked and in force on a day, in the order it was entered. */
    public List<Permit> permits(LocalDate day) {
        return statements.list("""
            SELECT lic.supplier_id, lic.kind, lic.number, lic.issuer,
                   (SELECT GROUP_CONCAT(n.product_id) FROM licence_product n WHERE n.licence_id = lic.id) AS products
              FROM licence lic
             WHERE lic.kind IN ('FOOD_PRODUCTION', 'SMALL_WORKSHOP', 'FOOD_TRADE')
               AND lic.checked_at IS NOT NULL
               AND lic.withdrawn_at IS NULL
               AND lic.valid_from <= ?
               AND (lic.valid_until IS NULL OR lic.valid_until >= ?)
             ORDER BY lic.id
            """, row -> new Permit(row.getLong("supplier_id"), LicenceKind.valueOf(row.getString("kind")), row.getString("number"), row.getString("issuer"),
                row.getString("products") == null ? Set.of() : Arrays.stream(row.getString("products").split(",")).map(Long::valueOf).collect(Collectors.toSet())), day, day);
    }

    /** Licences in force whose last day is at most so far away, those that end first first; none that a later one follows. */
    public List<LicenceRow> endingBy(@Nullable Long supplierId, LocalDate today, LocalDate lastDay) {
        return statements.list(ROW + """
             WHERE (? IS NULL OR l.supplier_id = ?)
               AND l.checked_at IS NOT NULL
               AND l.withdrawn_at IS NULL
               AND l.valid_until BETWEEN ? AND ?
               AND NOT EXISTS (SELECT 1
                                 FROM licence x
                                WHERE x.supplier_id = l.supplier_id
                                  AND x.kind = l.kind
                                  AND x.withdrawn_at IS NULL
                                  AND x.checked_at IS NOT NULL
                                  AND (x.valid_until IS NULL OR x.valid_until > l.valid_until)
                                  AND NOT EXISTS (SELECT 1
                                                    FROM licence_product n
                                                   WHERE n.licence_id = l.id
                                                     AND n.product_id NOT IN (SELECT product_id FROM licence_product WHERE licence_id = x.id)))
             ORDER BY l.valid_until, l.id
            """, row -> row(row, today), supplierId, supplierId, today, lastDay);
    }

    /** Licences that suppliers entered and the office has yet to check, the longest waiting first. */
    public List<LicenceRow> waiting(LocalDate today) {
        return statements.list(ROW + """
             WHERE l.checked_at IS NULL
               AND l.withdrawn_at IS NULL
             ORDER BY l.id
            """, row -> row(row, today));
    }

    private static LicenceRow row(ResultSet row, LocalDate day) throws SQLException {
        String type = row.getString("file_type");
        String claims = row.getString("claims");
        Licence licence = licence(row);
        return new LicenceRow(licence, licence.stateOn(day), row.getString("supplier"), row.getString("supplier_en"), row.getInt("products"),
            claims == null ? List.of() : Arrays.stream(claims.split(",")).map(Claim::valueOf).toList(),
            type == null ? null : new LicenceRow.Scan(LicenceFile.Type.valueOf(type), row.getString("file_name"), row.getInt("file_size")));
    }

    private static Licence licence(ResultSet row) throws SQLException {
        Instant checkedAt = Statements.instant(row, "checked_at");
        return new Licence(row.getLong("id"), row.getLong("supplier_id"), LicenceKind.valueOf(row.getString("kind")), row.getString("number"),
            row.getString("issuer"), row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class), row.getLong("entered_by"),
            Statements.instant(row, "entered_at"), row.getObject("checked_by", Long.class), checkedAt, Statements.instant(row, "withdrawn_at"));
    }
}
