package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shangui.db.Statements;
import shangui.product.Withheld;

/** Lots to read, with what is in them and whose they are. */
@Singleton
public class LotReader {

    private static final String ROW = """
        SELECT l.id, l.code, r.name, r.name_en, s.pack, s.pack_en, l.packed_on, l.best_before, l.certificate,
               l.supplier_id, u.name AS supplier, u.name_en AS supplier_en, l.recalled_at, l.recall_reason
          FROM lot l
          JOIN sku s ON s.id = l.sku_id
          JOIN product r ON r.id = s.product_id
          JOIN supplier u ON u.id = l.supplier_id
        """;

    private final Statements statements;

    LotReader(Statements statements) {
        this.statements = statements;
    }

    /** What a supplier packed last and nobody recalled, newest first. */
    public List<LotRow> newest(long supplierId, int limit) {
        return statements.list(ROW + """
             WHERE l.supplier_id = ?
               AND l.recalled_at IS NULL
             ORDER BY l.id DESC
             LIMIT ?
            """, LotReader::row, supplierId, limit);
    }

    /** Lots before one of them, newest first: of one supplier, or of all; whose code begins so, or all. */
    public List<LotRow> page(@Nullable Long supplierId, String codeBegins, long beforeId, int limit) {
        return statements.list(ROW + """
             WHERE l.id < ?
               AND (? IS NULL OR l.supplier_id = ?)
               AND l.code LIKE ?
             ORDER BY l.id DESC
             LIMIT ?
            """, LotReader::row, beforeId, supplierId, supplierId, codeBegins.replaceAll("([\\\\%_])", "\\\\$1") + "%", limit);
    }

    /** Who grew a lot, by village code. */
    public List<LotPart> parts(long lotId) {
        return statements.list("""
            SELECT s.village_id, v.name, v.name_en, s.producer_id, p.code AS producer_code, s.parts
              FROM lot_share s
              JOIN village v ON v.id = s.village_id
              LEFT JOIN producer p ON p.id = s.producer_id
             WHERE s.lot_id = ?
             ORDER BY v.code
            """, row -> new LotPart(row.getLong("village_id"), row.getString("name"), row.getString("name_en"), row.getString("producer_code"), row.getInt("parts")),
            lotId);
    }

    /** Packs a supplier may make lots of on a day: of its town, offered still. */
    List<Packable> packable(long supplierId, LocalDate day) {
        return statements.list("""
            SELECT s.id, r.id AS product_id, r.name, r.name_en, s.pack, s.pack_en
              FROM supplier u
              JOIN product r ON r.town_code = u.town_code AND (r.ended_on IS NULL OR r.ended_on > ?)
              JOIN sku s ON s.product_id = r.id AND (s.ended_on IS NULL OR s.ended_on > ?)
             WHERE u.id = ?
             ORDER BY r.id, s.id
            """, row -> new Packable(row.getLong("id"), row.getLong("product_id"), row.getString("name"), row.getString("name_en"), row.getString("pack"),
            row.getString("pack_en")), day, day, supplierId);
    }

    /** Those of these lots whose goods may not be sold on a day, because a document of their supplier is missing. */
    public Set<Long> withheld(Collection<Long> lotIds, LocalDate day) {
        return Set.copyOf(statements.list("""
            SELECT o.id
              FROM (SELECT CAST(? AS DATE) AS day) d
              JOIN lot o ON o.id IN (%s)
              JOIN sku s ON s.id = o.sku_id
              JOIN product r ON r.id = s.product_id
             WHERE %s
            """.formatted(Statements.places(lotIds.size()), Withheld.sql("r", "o.supplier_id", "d.day")), row -> row.getLong("id"), day, List.copyOf(lotIds)));
    }

    /** One lot, if it is that supplier's; any where none is named. */
    public Optional<LotRow> find(@Nullable Long supplierId, long lotId) {
        return statements.list(ROW + """
             WHERE l.id = ?
               AND (? IS NULL OR l.supplier_id = ?)
            """, LotReader::row, lotId, supplierId, supplierId).stream().findFirst();
    }

    private static LotRow row(ResultSet row) throws SQLException {
        return new LotRow(row.getLong("id"), row.getString("code"), row.getString("name"), row.getString("name_en"), row.getString("pack"),
            row.getString("pack_en"), row.getObject("packed_on", LocalDate.class), row.getObject("best_before", LocalDate.class),
            row.getString("certificate"), row.getLong("supplier_id"), row.getString("supplier"), row.getString("supplier_en"),
            Statements.instant(row, "recalled_at"), row.getString("recall_reason"));
    }
}
