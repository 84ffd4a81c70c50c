package shangui.office;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import shangui.counter.Counter;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.order.OrderState;
import shangui.pairing.Pairing;
import shangui.pairing.PairingMonth;
import shangui.stock.Document;

/** What hangs on a pairing, gathered from everywhere for the office to read. */
@Singleton
class PairingReader {

    private final Statements statements;

    PairingReader(Statements statements) {
        this.statements = statements;
    }

    /** @param contract number of the one it is under today, or null @param packs on hand there @param orders that wait to be collected there */
    public record CounterLine(long id, String store, String storeEn, String name, String nameEn, Counter.Kind kind, LocalDate openedOn,
                              @Nullable LocalDate closedOn, @Nullable String contract, long packs, int orders) {}

    /** A contract that covers or covered a counter of the pairing. */
    public record ContractLine(long id, String number, String supermarket, String supermarketEn, String supplier, String supplierEn) {}

    /** @param number of its standing statement, null while it has none */
    public record MonthLine(YearMonth month, PairingMonth.State state, @Nullable String number, @Nullable Money soldFen, @Nullable Money payableFen,
                            @Nullable Money paidFen) {}

    /** An order that waits to be collected. */
    public record OrderLine(long id, String number, OrderState state, String store, String storeEn, String counter, String counterEn, Money paidFen,
                            Instant keepUntil) {}

    /** Packs of a lot on hand at a counter. */
    public record StockLine(String store, String storeEn, String counter, String counterEn, long lotId, String lotCode, String name, String nameEn,
                            String pack, String packEn, int packs) {}

    /** What went over the counter after the pairing had ended: a fact, and not as it should be. */
    public record SoldLine(long id, String store, String storeEn, String counter, String counterEn, @Nullable String receipt, Money totalFen, Instant soldAt) {}

    List<CounterLine> counters(long pairingId, LocalDate today) {
        return statements.list("""
            SELECT c.id, s.name AS store, s.name_en AS store_en, c.name, c.name_en, c.kind, c.opened_on, c.closed_on,
                   (SELECT k.number
                      FROM contract_counter cc
                      JOIN contract k ON k.id = cc.contract_id
                     WHERE cc.counter_id = c.id
                       AND cc.starts_on <= ? AND (cc.ends_on IS NULL OR cc.ends_on > ?)
                     LIMIT 1) AS contract,
                   (SELECT COALESCE(SUM(v.on_hand), 0) FROM stock_level v WHERE v.counter_id = c.id) AS packs,
                   (SELECT COUNT(*) FROM orders o WHERE o.counter_id = c.id AND o.state IN ('PLACED', 'READY', 'SHORT')) AS orders
              FROM counter c
              JOIN store s ON s.id = c.store_id
             WHERE c.pairing_id = ?
             ORDER BY s.id, c.id
            """, row -> new CounterLine(row.getLong("id"), row.getString("store"), row.getString("store_en"), row.getString("name"), row.getString("name_en"),
            Counter.Kind.valueOf(row.getString("kind")), row.getObject("opened_on", LocalDate.class), row.getObject("closed_on", LocalDate.class),
            row.getString("contract"), row.getLong("packs"), row.getInt("orders")), today, today, pairingId);
    }

    List<ContractLine> contracts(long pairingId) {
        return statements.list("""
            SELECT DISTINCT k.id, k.number, m.name AS supermarket, m.name_en AS supermarket_en, u.name AS supplier, u.name_en AS supplier_en
              FROM counter c
              JOIN contract_counter cc ON cc.counter_id = c.id
              JOIN contract k ON k.id = cc.contract_id
              JOIN supermarket m ON m.id = k.supermarket_id
              JOIN supplier u ON u.id = k.supplier_id
             WHERE c.pairing_id = ?
             ORDER BY k.number
            """, row -> new ContractLine(row.getLong("id"), row.getString("number"), row.getString("supermarket"), row.getString("supermarket_en"),
            row.getString("supplier"), row.getString("supplier_en")), pairingId);
    }

    /** Newest first. */
    List<MonthLine> months(long pairingId) {
        return statements.list("""
            SELECT n.month, n.state, i.number, i.sold_fen, i.payable_fen,
                   (SELECT COALESCE(SUM(y.amount_fen), 0)
                      FROM settlement e
                      JOIN settlement_payment y ON y.settlement_id = e.id
                     WHERE e.pairing_id = n.pairing_id
                       AND e.month = n.month) AS paid_fen
              FROM pairing_month n
              LEFT JOIN statement_issue i ON i.id = (SELECT s.id
                                                       FROM statement_issue s
                                                       LEFT JOIN statement_withdrawal w ON w.issue_id = s.id
                                                      WHERE s.pairing_id = n.pairing_id
                                                        AND s.month = n.month
                                                        AND w.issue_id IS NULL)
             WHERE n.pairing_id = ?
             ORDER BY n.month DESC
            """, row -> new MonthLine(YearMonth.from(row.getObject("month", LocalDate.class)), PairingMonth.State.valueOf(row.getString("state")), row.getString("number"),
            money(row, "sold_fen"), money(row, "payable_fen"), money(row, "paid_fen")), pairingId);
    }

    /** Orders that wait at the pairing's counters, the first to be collected first. */
    List<OrderLine> orders(long pairingId, int limit) {
        return statements.list("""
            SELECT o.id, o.number, o.state, s.name AS store, s.name_en AS store_en, c.name, c.name_en, o.paid_fen, o.keep_until
              FROM counter c
              JOIN store s ON s.id = c.store_id
              JOIN orders o ON o.counter_id = c.id
                           AND o.state IN ('PLACED', 'READY', 'SHORT')
             WHERE c.pairing_id = ?
             ORDER BY o.keep_until, o.id
             LIMIT ?
            """, row -> new OrderLine(row.getLong("id"), row.getString("number"), OrderState.valueOf(row.getString("state")), row.getString("store"),
            row.getString("store_en"), row.getString("name"), row.getString("name_en"), money(row, "paid_fen"), Statements.instant(row, "keep_until")),
            pairingId, limit);
    }

    /** Newest first. */
    List<SoldLine> soldAfter(Pairing pairing, int limit) {
        return statements.list("""
            SELECT o.id, s.name AS store, s.name_en AS store_en, c.name, c.name_en, o.receipt_number, o.total_fen, o.handed_over_at
              FROM counter c
              JOIN store s ON s.id = c.store_id
              JOIN orders o ON o.counter_id = c.id
                           AND o.state = 'HANDED_OVER'
             WHERE c.pairing_id = ?
               AND o.channel = 'TILL'
               AND o.handed_over_at >= ?
             ORDER BY o.id DESC
             LIMIT ?
            """, row -> new SoldLine(row.getLong("id"), row.getString("store"), row.getString("store_en"), row.getString("name"), row.getString("name_en"),
            row.getString("receipt_number"), money(row, "total_fen"), Statements.instant(row, "handed_over_at")), pairing.id(),
            pairing.endsOn().atStartOfDay(Document.ZONE).toInstant(), limit);
    }

    /** What stands at the pairing's counters, by counter and lot. */
    List<StockLine> stock(long pairingId, int limit) {
        return statements.list("""
            SELECT s.name AS store, s.name_en AS store_en, c.name AS counter, c.name_en AS counter_en, l.id, l.code, r.name, r.name_en, k.pack, k.pack_en, v.on_hand
              FROM counter c
              JOIN store s ON s.id = c.store_id
              JOIN stock_level v ON v.counter_id = c.id
                                AND v.on_hand > 0
              JOIN lot l ON l.id = v.lot_id
              JOIN sku k ON k.id = l.sku_id
              JOIN product r ON r.id = k.product_id
             WHERE c.pairing_id = ?
             ORDER BY s.id, c.id, r.id, l.id
             LIMIT ?
            """, row -> new StockLine(row.getString("store"), row.getString("store_en"), row.getString("counter"), row.getString("counter_en"), row.getLong("id"),
            row.getString("code"), row.getString("name"), row.getString("name_en"), row.getString("pack"), row.getString("pack_en"), row.getInt("on_hand")),
            pairingId, limit);
    }

    @Nullable
    private static Money money(ResultSet row, String column) throws SQLException {
        Long fen = row.getObject(column, Long.class);
        return fen == null ? null : Money.ofFen(fen);
    }
}
