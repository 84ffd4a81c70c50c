package shangui.restock;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.stock.Document;

/** Receipts and send-backs. */
@Singleton
class ReceiptRepository {

    private final Statements statements;

    ReceiptRepository(Statements statements) {
        this.statements = statements;
    }

    void addReceipt(Document receipt, long counterId, String note, List<ReceiptLine> lines, Instant recordedAt) {
        statements.update("""
            INSERT INTO receipt (id, counter_id, note, happened_at, recorded_at, account_id)
            VALUES (?, ?, ?, ?, ?, ?)
            """, receipt.id(), counterId, note, receipt.happenedAt(), recordedAt, receipt.accountId());
        statements.update("INSERT INTO receipt_line (receipt_id, lot_id, quantity, purchase_price_fen) VALUES " + Statements.rows(lines.size(), 4),
            values(receipt.id(), lines));
    }

    void addSendBack(Document sendBack, long counterId, String note, List<ReceiptLine> lines) {
        statements.update("""
            INSERT INTO send_back (id, counter_id, note, happened_at, account_id)
            VALUES (?, ?, ?, ?, ?)
            """, sendBack.id(), counterId, note, sendBack.happenedAt(), sendBack.accountId());
        statements.update("INSERT INTO send_back_line (send_back_id, lot_id, quantity, purchase_price_fen) VALUES " + Statements.rows(lines.size(), 4),
            values(sendBack.id(), lines));
    }

    /** What a pack of each lot last cost the counter: what sending it back gives back. */
    Map<Long, Money> lastPrices(long counterId, Collection<Long> lotIds) {
        record Price(long lotId, Money price) {}
        return statements.list("""
            SELECT l.lot_id, l.purchase_price_fen
              FROM receipt r
              JOIN receipt_line l ON l.receipt_id = r.id
             WHERE r.counter_id = ?
               AND l.lot_id IN (%s)
               AND l.purchase_price_fen IS NOT NULL
             ORDER BY r.happened_at, r.id
            """.formatted(Statements.places(lotIds.size())), row -> new Price(row.getLong("lot_id"), Money.ofFen(row.getLong("purchase_price_fen"))),
            counterId, List.copyOf(lotIds)).stream().collect(Collectors.toMap(Price::lotId, Price::price, (earlier, later) -> later));
    }

    /** A counter's receipts before one of them, newest first. */
    List<ReceiptTotal> page(long counterId, long beforeId, int limit) {
        return statements.list("""
            SELECT r.id, r.happened_at, r.note, COUNT(*) AS lots, SUM(l.quantity) AS packs
              FROM (SELECT id, happened_at, note
                      FROM receipt
                     WHERE counter_id = ?
                       AND id < ?
                     ORDER BY id DESC
                     LIMIT ?) r
              JOIN receipt_line l ON l.receipt_id = r.id
             GROUP BY r.id, r.happened_at, r.note
             ORDER BY r.id DESC
            """, row -> new ReceiptTotal(row.getLong("id"), Statements.instant(row, "happened_at"), row.getString("note"), row.getInt("lots"), row.getInt("packs")),
            counterId, beforeId, limit);
    }

    Optional<Receipt> find(long receiptId) {
        return statements.list("""
            SELECT id, counter_id, note, happened_at, account_id
              FROM receipt
             WHERE id = ?
            """, row -> new Receipt(row.getLong("id"), row.getLong("counter_id"), row.getString("note"), Statements.instant(row, "happened_at"),
            row.getObject("account_id", Long.class)), receiptId)
            .stream().findFirst();
    }

    List<ReceiptLine> lines(long receiptId) {
        return statements.list("""
            SELECT lot_id, quantity, purchase_price_fen
              FROM receipt_line
             WHERE receipt_id = ?
             ORDER BY lot_id
            """, row -> new ReceiptLine(row.getLong("lot_id"), row.getInt("quantity"),
            row.getObject("purchase_price_fen") == null ? null : Money.ofFen(row.getLong("purchase_price_fen"))), receiptId);
    }

    private static List<Object> values(long documentId, List<ReceiptLine> lines) {
        List<Object> values = new ArrayList<>();
        lines.forEach(line -> values.addAll(Arrays.asList(documentId, line.lotId(), line.quantity(), line.purchasePriceFen())));
        return values;
    }
}
