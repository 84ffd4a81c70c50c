package shangui.stock;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import shangui.db.Statements;

/** Movements, counts, write-offs, transfers and the list of lots to count again: what explains a level. */
@Singleton
class MovementRepository {

    private final Statements statements;

    MovementRepository(Statements statements) {
        this.statements = statements;
    }

    record Count(long id, long counterId, long lotId, int counted, Instant happenedAt) {}

    void add(List<Movement> movements) {
        List<Object> values = new ArrayList<>();
        movements.forEach(m -> values.addAll(Arrays.asList(m.id(), m.pairingId(), m.counterId(), m.lotId(), m.skuId(), m.kind(), m.quantity(), m.reason(),
            m.documentKind(), m.documentId(), m.accountId(), m.happenedAt(), m.recordedAt(), m.accountingDate(), m.statementMonth())));
        statements.update("""
            INSERT INTO movement (id, pairing_id, counter_id, lot_id, sku_id, kind, quantity, reason,
                                  document_kind, document_id, account_id, happened_at, recorded_at, accounting_date, statement_month)
            VALUES\s""" + Statements.rows(movements.size(), 15), values);
    }

    /** Everything that ever happened to these lots at a counter. */
    List<Movement> ofLots(long counterId, Collection<Long> lotIds) {
        return statements.list("""
            SELECT *
              FROM movement
             WHERE counter_id = ?
               AND lot_id IN (%s)
             ORDER BY happened_at, id
            """.formatted(Statements.places(lotIds.size())), MovementRepository::movement, counterId, List.copyOf(lotIds));
    }

    /** A counter's movements before one of them, newest first. */
    List<Movement> page(long counterId, long beforeId, int limit) {
        return statements.list("""
            SELECT *
              FROM movement
             WHERE counter_id = ?
               AND id < ?
             ORDER BY id DESC
             LIMIT ?
            """, MovementRepository::movement, counterId, beforeId, limit);
    }

    List<Count> counts(long counterId, Collection<Long> lotIds) {
        return statements.list("""
            SELECT id, counter_id, lot_id, counted, happened_at
              FROM stock_count
             WHERE counter_id = ?
               AND lot_id IN (%s)
            """.formatted(Statements.places(lotIds.size())), row -> new Count(row.getLong("id"), row.getLong("counter_id"), row.getLong("lot_id"),
            row.getInt("counted"), Statements.instant(row, "happened_at")), counterId, List.copyOf(lotIds));
    }

    void addCount(Document document, long counterId, long lotId, int counted, Instant recordedAt) {
        statements.update("""
            INSERT INTO stock_count (id, counter_id, lot_id, counted, happened_at, recorded_at, account_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, document.id(), counterId, lotId, counted, document.happenedAt(), recordedAt, document.accountId());
    }

    void addWriteOff(Document document, long counterId, LotQuantity lot, WriteOffReason reason, String note, Long returnId, Instant recordedAt) {
        statements.update("""
            INSERT INTO write_off (id, counter_id, lot_id, quantity, reason, note, return_id, happened_at, recorded_at, account_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, document.id(), counterId, lot.lotId(), lot.quantity(), reason, note, returnId, document.happenedAt(), recordedAt, document.accountId());
    }

    void addTransfer(Document document, long fromCounterId, long toCounterId, LotQuantity lot) {
        statements.update("""
            INSERT INTO transfer (id, from_counter_id, to_counter_id, lot_id, quantity, happened_at, account_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, document.id(), fromCounterId, toCounterId, lot.lotId(), lot.quantity(), document.happenedAt(), document.accountId());
    }

    void addRecount(long id, long counterId, long lotId, Recount.Why why, Document document, Instant now) {
        statements.update("""
            INSERT INTO recount (id, counter_id, lot_id, why, document_kind, document_id, listed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, id, counterId, lotId, why, document.kind(), document.id(), now);
    }

    /** A count settles what was listed for it. */
    void settleRecounts(long counterId, long lotId, Instant now) {
        statements.update("""
            UPDATE recount
               SET counted_at = ?
             WHERE counter_id = ?
               AND lot_id = ?
               AND counted_at IS NULL
            """, now, counterId, lotId);
    }

    List<Recount> openRecounts(long counterId) {
        return statements.list("""
            SELECT id, counter_id, lot_id, why, document_kind, document_id, listed_at
              FROM recount
             WHERE counter_id = ?
               AND counted_at IS NULL
             ORDER BY listed_at
            """, row -> new Recount(row.getLong("id"), row.getLong("counter_id"), row.getLong("lot_id"), Recount.Why.valueOf(row.getString("why")),
            Document.Kind.valueOf(row.getString("document_kind")), row.getLong("document_id"), Statements.instant(row, "listed_at")), counterId);
    }

    static Movement movement(ResultSet row) throws SQLException {
        return new Movement(row.getLong("id"), row.getLong("pairing_id"), row.getLong("counter_id"), row.getLong("lot_id"), row.getLong("sku_id"),
            Movement.Kind.valueOf(row.getString("kind")), row.getInt("quantity"), row.getString("reason"),
            Document.Kind.valueOf(row.getString("document_kind")), row.getLong("document_id"), row.getObject("account_id", Long.class),
            Statements.instant(row, "happened_at"), Statements.instant(row, "recorded_at"),
            row.getObject("accounting_date", LocalDate.class), row.getObject("statement_month", LocalDate.class));
    }
}
