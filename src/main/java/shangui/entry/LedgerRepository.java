package shangui.entry;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import shangui.contract.Mode;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.sale.Sale;

/**
 * The one place where a month's figures are added up: page, file, API and closing all ask here (rule 4). Everything is asked by
 * pairing and statement month.
 */
@Singleton
public class LedgerRepository {

    private final Statements statements;

    LedgerRepository(Statements statements) {
        this.statements = statements;
    }

    public List<SaleGroup> saleGroups(long pairingId, LocalDate month) {
        return statements.list("""
            SELECT contract_id, mode, kind, commission_rate_id, commission_bp, SUM(line_count) AS line_count, SUM(quantity) AS quantity,
                   SUM(gross_fen) AS gross_fen, SUM(discount_fen) AS discount_fen, SUM(net_fen) AS net_fen,
                   SUM(commission_fen) AS commission_fen, SUM(settlement_fen) AS settlement_fen, SUM(fees_fen) AS fees_fen,
                   SUM(payable_fen) AS payable_fen
              FROM sale_rollup
             WHERE pairing_id = ?
               AND statement_month = ?
             GROUP BY contract_id, mode, kind, commission_rate_id, commission_bp
             ORDER BY contract_id, mode, commission_rate_id, kind DESC
            """,
            row -> new SaleGroup(row.getLong("contract_id"), Mode.valueOf(row.getString("mode")), Sale.Kind.valueOf(row.getString("kind")),
                row.getLong("commission_rate_id"), row.getInt("commission_bp"), row.getInt("line_count"), row.getInt("quantity"),
                money(row, "gross_fen"), money(row, "discount_fen"), money(row, "net_fen"), money(row, "commission_fen"),
                money(row, "settlement_fen"), money(row, "fees_fen"), money(row, "payable_fen")), pairingId, month);
    }

    public List<FeeGroup> feeGroups(long pairingId, LocalDate month) {
        return statements.list("""
            SELECT contract_id, fee_id, rate_id, rate_bp, SUM(line_count) AS line_count, SUM(fee_fen) AS fee_fen
              FROM sale_fee_rollup
             WHERE pairing_id = ?
               AND statement_month = ?
             GROUP BY contract_id, fee_id, rate_id, rate_bp
             ORDER BY contract_id, fee_id, rate_id
            """,
            row -> new FeeGroup(row.getLong("contract_id"), row.getLong("fee_id"), row.getLong("rate_id"), row.getInt("rate_bp"),
                row.getInt("line_count"), money(row, "fee_fen")), pairingId, month);
    }

    /** Goods and their part of the payable, by pack; what entries add is beside it. */
    public List<ProductRow> byProduct(long pairingId, LocalDate month) {
        return statements.list("""
            SELECT k.id, p.name, p.name_en, k.pack, k.pack_en,
                   SUM(CASE WHEN r.kind = 'SOLD' THEN r.quantity ELSE 0 END) AS sold,
                   SUM(CASE WHEN r.kind = 'RETURNED' THEN -r.quantity ELSE 0 END) AS returned,
                   SUM(r.net_fen) AS net_fen, SUM(r.commission_fen) AS commission_fen, SUM(r.settlement_fen) AS settlement_fen,
                   SUM(r.fees_fen) AS fees_fen, SUM(r.payable_fen) AS payable_fen
              FROM sale_rollup r
              JOIN sku k ON k.id = r.sku_id
              JOIN product p ON p.id = r.product_id
             WHERE r.pairing_id = ?
               AND r.statement_month = ?
             GROUP BY k.id, p.name, p.name_en, k.pack, k.pack_en
             ORDER BY SUM(r.net_fen) DESC, k.id
            """,
            row -> new ProductRow(row.getLong("id"), row.getString("name"), row.getString("name_en"), row.getString("pack"), row.getString("pack_en"),
                sums(row)), pairingId, month);
    }

    public List<CounterRow> byCounter(long pairingId, LocalDate month) {
        return statements.list("""
            SELECT c.id, c.name, c.name_en, s.name AS store_name, s.name_en AS store_name_en,
                   SUM(CASE WHEN r.kind = 'SOLD' THEN r.quantity ELSE 0 END) AS sold,
                   SUM(CASE WHEN r.kind = 'RETURNED' THEN -r.quantity ELSE 0 END) AS returned,
                   SUM(r.net_fen) AS net_fen, SUM(r.commission_fen) AS commission_fen, SUM(r.settlement_fen) AS settlement_fen,
                   SUM(r.fees_fen) AS fees_fen, SUM(r.payable_fen) AS payable_fen
              FROM sale_rollup r
              JOIN counter c ON c.id = r.counter_id
              JOIN store s ON s.id = c.store_id
             WHERE r.pairing_id = ?
               AND r.statement_month = ?
             GROUP BY c.id, c.name, c.name_en, s.name, s.name_en
             ORDER BY SUM(r.net_fen) DESC, c.id
            """,
            row -> new CounterRow(row.getLong("id"), row.getString("name"), row.getString("name_en"), row.getString("store_name"),
                row.getString("store_name_en"), sums(row)), pairingId, month);
    }

    /** The stock identity of each pack (rule 11): the book at the month's start, and what changed it. */
    public List<StockRow> stock(long pairingId, LocalDate month) {
        return statements.list("""
            SELECT k.id, p.name, p.name_en, k.pack, k.pack_en,
                   SUM(CASE WHEN m.statement_month < ? THEN m.quantity ELSE 0 END) AS opening,
                   SUM(CASE WHEN m.statement_month = ? AND m.kind = 'RECEIVED' THEN m.quantity ELSE 0 END) AS received,
                   SUM(CASE WHEN m.statement_month = ? AND m.kind IN ('MOVED_IN', 'MOVED_OUT') THEN m.quantity ELSE 0 END) AS moved,
                   SUM(CASE WHEN m.statement_month = ? AND m.kind = 'SOLD' THEN m.quantity ELSE 0 END) AS sold,
                   SUM(CASE WHEN m.statement_month = ? AND m.kind = 'RETURNED' THEN m.quantity ELSE 0 END) AS returned,
                   SUM(CASE WHEN m.statement_month = ? AND m.kind = 'SENT_BACK' THEN m.quantity ELSE 0 END) AS sent_back,
                   SUM(CASE WHEN m.statement_month = ? AND m.kind = 'WRITTEN_OFF' THEN m.quantity ELSE 0 END) AS written_off,
                   SUM(CASE WHEN m.statement_month = ? AND m.kind IN ('FOUND', 'COUNTED', 'COUNT_RESTATED') THEN m.quantity ELSE 0 END) AS counted,
                   SUM(m.quantity) AS closing
              FROM movement m
              JOIN sku k ON k.id = m.sku_id
              JOIN product p ON p.id = k.product_id
             WHERE m.pairing_id = ?
               AND m.statement_month <= ?
             GROUP BY k.id, p.name, p.name_en, k.pack, k.pack_en
             ORDER BY p.name, k.id
            """,
            row -> new StockRow(row.getLong("id"), row.getString("name"), row.getString("name_en"), row.getString("pack"), row.getString("pack_en"),
                row.getInt("opening"), row.getInt("received"), row.getInt("moved"), row.getInt("sold"), row.getInt("returned"),
                row.getInt("sent_back"), row.getInt("written_off"), row.getInt("counted"), row.getInt("closing")),
            month, month, month, month, month, month, month, month, pairingId, month);
    }

    /**
     * Contracts with anything in the month: lines, entries, a settlement issued before, a balance carried to it; and those that
     * cover a counter which is open in it.
     */
    public Set<Long> contracts(long pairingId, LocalDate month) {
        return new TreeSet<>(statements.list("""
            SELECT contract_id FROM sale_rollup WHERE pairing_id = ? AND statement_month = ?
             UNION
            SELECT contract_id FROM entry WHERE pairing_id = ? AND statement_month = ?
             UNION
            SELECT contract_id FROM settlement WHERE pairing_id = ? AND month = ?
             UNION
            SELECT contract_id FROM entry WHERE pairing_id = ? AND statement_month < ? AND kind = 'CARRY' GROUP BY contract_id HAVING SUM(amount_fen) <> 0
            """, row -> row.getLong("contract_id"), pairingId, month, pairingId, month, pairingId, month, pairingId, month));
    }

    /** Contracts that cover a counter of the pairing on some day of the month: those whose fixed fees and guarantees count in it. */
    public Set<Long> standingContracts(long pairingId, LocalDate month) {
        LocalDate next = month.plusMonths(1);
        return new TreeSet<>(statements.list("""
            SELECT DISTINCT cc.contract_id
              FROM counter c
              JOIN pairing p ON p.id = c.pairing_id
              JOIN contract_counter cc ON cc.counter_id = c.id
             WHERE c.pairing_id = ?
               AND p.starts_on < ? AND (p.ends_on IS NULL OR p.ends_on > ?)
               AND c.opened_on < ? AND (c.closed_on IS NULL OR c.closed_on > ?)
               AND cc.starts_on < ? AND (cc.ends_on IS NULL OR cc.ends_on > ?)
            """, row -> row.getLong("contract_id"), pairingId, next, month, next, month, next, month));
    }

    /** What the villages' parts are made of: sums where a lot is one village's, else every line, shared by itself. */
    public List<Earned> earned(long pairingId, LocalDate month) {
        List<Earned> earned = new ArrayList<>(statements.list("""
            SELECT r.contract_id, r.lot_id, SUM(r.net_fen) AS net_fen, SUM(r.payable_fen) AS payable_fen
              FROM sale_rollup r
             WHERE r.pairing_id = ?
               AND r.statement_month = ?
               AND (SELECT COUNT(*) FROM lot_share s WHERE s.lot_id = r.lot_id) <= 1
             GROUP BY r.contract_id, r.lot_id
            """, LedgerRepository::earned, pairingId, month));
        earned.addAll(statements.list("""
            SELECT s.contract_id, s.lot_id, s.net_fen, s.payable_fen
              FROM sale s
             WHERE s.pairing_id = ?
               AND s.statement_month = ?
               AND (SELECT COUNT(*) FROM lot_share h WHERE h.lot_id = s.lot_id) > 1
             ORDER BY s.id
            """, LedgerRepository::earned, pairingId, month));
        return earned;
    }

    public record Earned(long contractId, long lotId, Money netFen, Money payableFen) {}

    private static Earned earned(ResultSet row) throws SQLException {
        return new Earned(row.getLong("contract_id"), row.getLong("lot_id"), money(row, "net_fen"), money(row, "payable_fen"));
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return new Sums(row.getInt("sold"), row.getInt("returned"), money(row, "net_fen"), money(row, "commission_fen"),
            money(row, "settlement_fen"), money(row, "fees_fen"), money(row, "payable_fen"));
    }

    public static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }

    @Nullable
    public static Money maybeMoney(ResultSet row, String column) throws SQLException {
        Long fen = row.getObject(column, Long.class);
        return fen == null ? null : Money.ofFen(fen);
    }
}
