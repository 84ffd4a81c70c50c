package shangui.till;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.db.Statements;
import shangui.order.Source;

/** Which source tells a counter's day, what codes mean, and the exception list. */
@Singleton
class TillRepository {

    private final Statements statements;

    TillRepository(Statements statements) {
        this.statements = statements;
    }

    /** The source of a counter's day: the first to speak is it, and stays it (rule 18). */
    Source source(long counterId, LocalDate day, Source speaking) {
        statements.update("""
            INSERT INTO till_source (counter_id, on_date, source)
            VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE source = till_source.source
            """, counterId, day, speaking);
        return statements.list("""
            SELECT source
              FROM till_source
             WHERE counter_id = ?
               AND on_date = ?
            """, row -> Source.valueOf(row.getString("source")), counterId, day).getFirst();
    }

    /** The skus of codes at a counter: national barcodes, and the codes of the supermarket it stands in, whole. */
    Map<String, Long> skus(long counterId, Collection<String> codes) {
        record Known(String code, long skuId) {}
        List<String> wanted = List.copyOf(codes);
        String places = Statements.places(wanted.size());
        return statements.list("""
            SELECT barcode AS code, id AS sku_id
              FROM sku
             WHERE barcode IN (%1$s)
             UNION
            SELECT m.code, m.sku_id
              FROM supermarket_code m
              JOIN store s ON s.supermarket_id = m.supermarket_id
              JOIN counter c ON c.store_id = s.id
             WHERE c.id = ?
               AND m.code IN (%1$s)
            """.formatted(places), row -> new Known(row.getString("code"), row.getLong("sku_id")), wanted, counterId, wanted)
            .stream().collect(Collectors.toMap(Known::code, Known::skuId, (national, own) -> national));
    }

    void addException(TillException exception) {
        statements.update("""
            INSERT INTO till_exception (id, counter_id, why, barcode, quantity, detail, happened_at, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, exception.id(), exception.counterId(), exception.why(), exception.code(), exception.quantity(), exception.detail(),
            exception.happenedAt(), exception.recordedAt());
    }

    List<TillException> open(long counterId) {
        return statements.list("""
            SELECT id, counter_id, why, barcode, quantity, detail, happened_at, recorded_at
              FROM till_exception
             WHERE counter_id = ?
               AND settled_at IS NULL
             ORDER BY id
            """, row -> new TillException(row.getLong("id"), row.getLong("counter_id"), TillException.Why.valueOf(row.getString("why")),
            row.getString("barcode"), row.getInt("quantity"), row.getString("detail"),
            Statements.instant(row, "happened_at"), Statements.instant(row, "recorded_at")), counterId);
    }

    /** Settles an exception of a counter once; answers whether this call did. */
    boolean settle(long counterId, long exceptionId, long accountId, String note, Instant now) {
        return statements.update("""
            UPDATE till_exception
               SET settled_at = ?,
                   settled_by = ?,
                   settled_note = ?
             WHERE id = ?
               AND counter_id = ?
               AND settled_at IS NULL
            """, now, accountId, note, exceptionId, counterId) == 1;
    }
}
