package shangui.stock;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.db.Statements;
import shangui.listing.DatedPrice;
import shangui.money.Money;
import shangui.product.Withheld;

/** Levels, movements and holds to read. */
@Singleton
public class ShelfReader {

    private static final String ROW = """
        SELECT v.*, l.code AS lot_code, l.packed_on, r.name, r.name_en, s.pack, s.pack_en, s.barcode, %s AS price_fen, %s AS withheld, %s AS near
          FROM (SELECT CAST(? AS DATE) AS day) d
          JOIN stock_level v
          JOIN lot l ON l.id = v.lot_id
          JOIN sku s ON s.id = v.sku_id
          JOIN product r ON r.id = s.product_id
          LEFT JOIN listing i ON i.counter_id = v.counter_id AND i.sku_id = v.sku_id
        """.formatted(DatedPrice.sql("i.id", "d.day"), Withheld.sql("r", "l.supplier_id", "d.day"), NearDate.sql("r", "d.day"));

    /** Of a row {@code i} of {@code listing} offered on a day, named twice: no more of its packs are free than when it is to be asked for again. */
    public static final String LOW = """
        i.starts_on <= ? AND (i.ends_on IS NULL OR i.ends_on > ?)
                       AND i.reorder_point >= (SELECT COALESCE(SUM(v.on_hand - v.reserved), 0)
                                                 FROM stock_level v
                                                WHERE v.counter_id = i.counter_id
                                                  AND v.sku_id = i.sku_id)""";

    private static final String HOLD_ROW = """
        SELECT l.counter_id, h.order_id, SUM(l.quantity) AS quantity, h.paid, h.ends_at
          FROM hold_line l
          JOIN hold h ON h.id = l.hold_id
         WHERE l.lot_id = ?
           AND h.state = 'OPEN'
           %s
         GROUP BY l.counter_id, h.order_id, h.paid, h.ends_at
         ORDER BY h.ends_at, h.order_id
        """;

    private final Statements statements;
    private final MovementRepository movements;
    private final Clock clock;

    ShelfReader(Statements statements, MovementRepository movements, Clock clock) {
        this.statements = statements;
        this.movements = movements;
        this.clock = clock;
    }

    /** An order that keeps packs of a lot at a counter. */
    public record HoldRow(long counterId, long orderId, int quantity, boolean paid, Instant endsAt) {}

    /** What stands at a counter, by product, first expired first; lots that are used up are left out. */
    public List<ShelfRow> onHand(long counterId) {
        return statements.list(ROW + """
             WHERE v.counter_id = ?
               AND v.on_hand > 0
             ORDER BY s.product_id, v.sku_id, v.best_before IS NULL, v.best_before, v.lot_id
            """, ShelfReader::row, today(), counterId);
    }

    /** A sku to ask for again. @param free packs nobody has kept; {@code reorderPoint} and {@code targetLevel} as its listing says */
    public record LowRow(long skuId, String name, String nameEn, String pack, String packEn, int free, int reorderPoint, int targetLevel) {}

    /** What is to be asked for again at a counter, also what there is none of. */
    public List<LowRow> low(long counterId) {
        return statements.list("""
            SELECT i.sku_id, r.name, r.name_en, s.pack, s.pack_en, i.reorder_point, i.target_level,
                   (SELECT COALESCE(SUM(v.on_hand - v.reserved), 0) FROM stock_level v WHERE v.counter_id = i.counter_id AND v.sku_id = i.sku_id) AS free
              FROM listing i
              JOIN sku s ON s.id = i.sku_id
              JOIN product r ON r.id = s.product_id
             WHERE i.counter_id = ?
               AND %s
             ORDER BY s.product_id, i.sku_id
            """.formatted(LOW), row -> new LowRow(row.getLong("sku_id"), row.getString("name"), row.getString("name_en"), row.getString("pack"),
            row.getString("pack_en"), row.getInt("free"), row.getInt("reorder_point"), row.getInt("target_level")), counterId, today(), today());
    }

    public Optional<ShelfRow> find(long counterId, long lotId) {
        return statements.list(ROW + """
             WHERE v.counter_id = ?
               AND v.lot_id = ?
            """, ShelfReader::row, today(), counterId, lotId).stream().findFirst();
    }

    /** These lots as they stand at a counter, by lot; used up or not. */
    public Map<Long, ShelfRow> find(long counterId, Collection<Long> lotIds) {
        if (lotIds.isEmpty()) {
            return Map.of();
        }
        List<Long> wanted = lotIds.stream().distinct().toList();
        return statements.list(ROW + """
             WHERE v.counter_id = ?
               AND v.lot_id IN (%s)
            """.formatted(Statements.places(wanted.size())), ShelfReader::row, today(), counterId, wanted)
            .stream().collect(Collectors.toMap(row -> row.level().lotId(), Function.identity()));
    }

    /** Where a lot stands, at any counter. */
    public List<ShelfRow> ofLot(long lotId) {
        return statements.list(ROW + """
             WHERE v.lot_id = ?
             ORDER BY v.counter_id
            """, ShelfReader::row, today(), lotId);
    }

    /** Those of the skus of which the counter ever had a lot. */
    public Set<Long> everHad(long counterId, Collection<Long> skuIds) {
        return Set.copyOf(statements.list("""
            SELECT DISTINCT sku_id
              FROM stock_level
             WHERE counter_id = ?
               AND sku_id IN (%s)
            """.formatted(Statements.places(skuIds.size())), row -> row.getLong("sku_id"), counterId, List.copyOf(skuIds)));
    }

    /** A counter's movements before one of them, newest first. */
    public List<Movement> movements(long counterId, long beforeId, int limit) {
        return movements.page(counterId, beforeId, limit);
    }

    /** What happened to a lot at a counter, oldest first. */
    public List<Movement> movementsOf(long counterId, long lotId) {
        return movements.ofLots(counterId, Set.of(lotId));
    }

    /** Who keeps packs of a lot at a counter; first the hold that ends first. */
    public List<HoldRow> holdsOn(long counterId, long lotId) {
        return statements.list(HOLD_ROW.formatted("AND l.counter_id = ?"), ShelfReader::hold, lotId, counterId);
    }

    /** Who keeps packs of a lot anywhere. */
    public List<HoldRow> holdsOf(long lotId) {
        return statements.list(HOLD_ROW.formatted(""), ShelfReader::hold, lotId);
    }

    /** What clerks wrote beside write-offs of a lot at a counter, by write-off. */
    public Map<Long, String> notesOn(long counterId, long lotId) {
        record Note(long writeOffId, String text) {}
        return statements.list("""
            SELECT id, note
              FROM write_off
             WHERE counter_id = ?
               AND lot_id = ?
               AND note IS NOT NULL
            """, row -> new Note(row.getLong("id"), row.getString("note")), counterId, lotId)
            .stream().collect(Collectors.toMap(Note::writeOffId, Note::text));
    }

    /** What a paper changed the book by: of a count, the difference it found. */
    public int changedBy(Document.Kind kind, long documentId) {
        return statements.list("""
            SELECT COALESCE(SUM(quantity), 0) AS quantity
              FROM movement
             WHERE document_kind = ?
               AND document_id = ?
            """, row -> row.getInt("quantity"), kind, documentId).getFirst();
    }

    /** What should be counted again at a counter, the longest listed first. */
    public List<Recount> recounts(long counterId) {
        return movements.openRecounts(counterId);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Document.ZONE);
    }

    private static HoldRow hold(ResultSet row) throws SQLException {
        return new HoldRow(row.getLong("counter_id"), row.getLong("order_id"), row.getInt("quantity"), row.getBoolean("paid"),
            Statements.instant(row, "ends_at"));
    }

    private static ShelfRow row(ResultSet row) throws SQLException {
        long price = row.getLong("price_fen");
        return new ShelfRow(LevelRepository.level(row), row.getString("lot_code"), row.getString("name"), row.getString("name_en"),
            row.getString("pack"), row.getString("pack_en"), row.getString("barcode"), row.getObject("packed_on", LocalDate.class),
            price == 0 ? null : Money.ofFen(price), row.getBoolean("withheld"), row.getBoolean("near"));
    }
}
