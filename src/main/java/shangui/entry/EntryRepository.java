package shangui.entry;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.product.Category;
import shangui.stock.Document;

/** Entries: added, never changed. */
@Singleton
public class EntryRepository {

    private static final int COLUMNS = 22;

    private final Statements statements;

    EntryRepository(Statements statements) {
        this.statements = statements;
    }

    public void add(List<Entry> entries) {
        if (!entries.isEmpty()) {
            statements.update("""
                INSERT INTO entry (id, pairing_id, contract_id, kind, amount_fen, closing, answers_id, counter_id, lot_id, quantity, base_fen,
                                   rate_bp, rate_id, fee_id, clause, document_kind, document_id, reason, account_id, recorded_at,
                                   accounting_date, statement_month)
                VALUES\s""" + Statements.rows(entries.size(), COLUMNS),
                entries.stream().flatMap(entry -> columns(entry).stream()).collect(Collectors.toCollection(ArrayList::new)));
        }
    }

    /** Everything a statement of this month gathers, in the order it was written. */
    public List<Entry> findByMonth(long pairingId, LocalDate month) {
        return statements.list("""
            SELECT *
              FROM entry
             WHERE pairing_id = ?
               AND statement_month = ?
             ORDER BY id
            """, EntryRepository::entry, pairingId, month);
    }

    /** What closing the month made and no withdrawal has answered yet. */
    public List<Entry> findStandingOfClosing(long pairingId, LocalDate month) {
        return statements.list("""
            SELECT e.*
              FROM entry e
              LEFT JOIN entry a ON a.answers_id = e.id
             WHERE e.pairing_id = ?
               AND e.statement_month = ?
               AND e.closing
               AND e.answers_id IS NULL
               AND a.id IS NULL
             ORDER BY e.id
            """, EntryRepository::entry, pairingId, month);
    }

    /** What a write-off's or a count's loss of a lot has been booked with so far. */
    public List<Entry> findLosses(Document document, long lotId) {
        return statements.list("""
            SELECT *
              FROM entry
             WHERE document_kind = ?
               AND document_id = ?
               AND lot_id = ?
               AND kind = 'LOSS'
             ORDER BY id
            """, EntryRepository::entry, document.kind(), document.id(), lotId);
    }

    /** The fees taken of the newest receipt of each lot at a counter. */
    public List<Entry> findReceiptFees(long counterId, Collection<Long> lotIds) {
        return statements.list("""
            SELECT e.*
              FROM entry e
             WHERE e.counter_id = ?
               AND e.lot_id IN (%s)
               AND e.kind = 'FEE'
               AND e.document_kind = 'RECEIPT'
               AND e.document_id = (SELECT MAX(document_id)
                                      FROM entry
                                     WHERE counter_id = e.counter_id
                                       AND lot_id = e.lot_id
                                       AND kind = 'RECEIPT')
             ORDER BY e.id
            """.formatted(Statements.places(lotIds.size())), EntryRepository::entry, counterId, List.copyOf(lotIds));
    }

    /** By contract, what settlements before this month ended below zero with and no later one has taken yet (rule 10). */
    public Map<Long, Money> outstandingCarries(long pairingId, LocalDate month) {
        record Carry(long contractId, Money amount) {}
        return statements.list("""
            SELECT contract_id, SUM(amount_fen) AS amount_fen
              FROM entry
             WHERE pairing_id = ?
               AND statement_month < ?
               AND kind = 'CARRY'
             GROUP BY contract_id
            HAVING SUM(amount_fen) <> 0
            """, row -> new Carry(row.getLong("contract_id"), Money.ofFen(row.getLong("amount_fen"))), pairingId, month).stream()
            .collect(Collectors.toMap(Carry::contractId, Carry::amount));
    }

    /** What a lot is of: rates are agreed for products and categories. */
    public Map<Long, Goods> goods(Collection<Long> lotIds) {
        record Row(long lotId, Goods goods) {}
        return statements.list("""
            SELECT l.id, l.sku_id, s.product_id, p.category
              FROM lot l
              JOIN sku s ON s.id = l.sku_id
              JOIN product p ON p.id = s.product_id
             WHERE l.id IN (%s)
            """.formatted(Statements.places(lotIds.size())),
            row -> new Row(row.getLong("id"), new Goods(row.getLong("sku_id"), row.getLong("product_id"), Category.valueOf(row.getString("category")))),
            List.copyOf(lotIds)).stream().collect(Collectors.toMap(Row::lotId, Row::goods));
    }

    public record Goods(long skuId, long productId, Category category) {}

    private static List<Object> columns(Entry entry) {
        Entry.Paper paper = entry.document();
        return Arrays.asList(entry.id(), entry.pairingId(), entry.contractId(), entry.kind(), entry.amountFen(), entry.closing(), entry.answersId(),
            entry.of().counterId(), entry.of().lotId(), entry.of().quantity(), entry.baseFen(), entry.rateBp(), entry.rateId(), entry.feeId(),
            entry.clause(), paper == null ? null : paper.kind(), paper == null ? null : paper.id(), entry.reason(), entry.accountId(),
            entry.recordedAt(), entry.accountingDate(), entry.statementMonth());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Long base = row.getObject("base_fen", Long.class);
        String paper = row.getString("document_kind");
        return new Entry(row.getLong("id"), row.getLong("pairing_id"), row.getLong("contract_id"), Entry.Kind.valueOf(row.getString("kind")),
            Money.ofFen(row.getLong("amount_fen")), row.getBoolean("closing"), row.getObject("answers_id", Long.class),
            new Entry.Of(row.getObject("counter_id", Long.class), row.getObject("lot_id", Long.class), row.getObject("quantity", Integer.class)),
            base == null ? null : Money.ofFen(base), row.getObject("rate_bp", Integer.class), row.getObject("rate_id", Long.class),
            row.getObject("fee_id", Long.class), row.getString("clause"),
            paper == null ? null : new Entry.Paper(Document.Kind.valueOf(paper), row.getLong("document_id")), row.getString("reason"),
            row.getObject("account_id", Long.class), Statements.instant(row, "recorded_at"),
            row.getObject("accounting_date", LocalDate.class), row.getObject("statement_month", LocalDate.class));
    }
}
