package shangui.statement;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shangui.contract.Mode;
import shangui.db.Statements;
import shangui.entry.LedgerRepository;
import shangui.money.Money;
import shangui.sale.Sale;
import shangui.sale.SaleFee;
import shangui.stock.Basis;

/** The sale lines of a statement, one by one. */
@Singleton
class LineRepository {

    private final Statements statements;

    LineRepository(Statements statements) {
        this.statements = statements;
    }

    /** Which lines of a month: all where nothing is named. */
    record Filter(@Nullable Long contractId, @Nullable Long skuId, @Nullable Long counterId, @Nullable Long villageId, @Nullable LocalDate day) {

        static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /** Newest first, before a line; one more than a page, so that the page knows whether there are more. */
    List<StatementLine> page(long pairingId, LocalDate month, Filter filter, long before, int limit) {
        StringBuilder where = new StringBuilder(" WHERE s.pairing_id = ? AND s.statement_month = ? AND s.id < ?");
        List<Object> parameters = new ArrayList<>(List.of(pairingId, month, before));
        narrow(where, parameters, " AND s.contract_id = ?", filter.contractId());
        narrow(where, parameters, " AND s.sku_id = ?", filter.skuId());
        narrow(where, parameters, " AND s.counter_id = ?", filter.counterId());
        narrow(where, parameters, " AND s.lot_id IN (SELECT lot_id FROM lot_share WHERE village_id = ?)", filter.villageId());
        narrow(where, parameters, " AND s.accounting_date = ?", filter.day());
        parameters.add(limit);
        return read(where + " ORDER BY s.id DESC LIMIT ?", parameters);
    }

    /** Every line of the month, in the order it was written. */
    List<StatementLine> all(long pairingId, LocalDate month) {
        return read(" WHERE s.pairing_id = ? AND s.statement_month = ? ORDER BY s.id", List.of(pairingId, month));
    }

    /** Each percentage fee of the month's lines, by line. */
    Map<Long, List<SaleFee>> fees(long pairingId, LocalDate month) {
        record Fee(long saleId, SaleFee fee) {}
        return statements.list("""
            SELECT f.sale_id, f.fee_id, f.rate_id, f.rate_bp, f.fee_fen
              FROM sale s
              JOIN sale_fee f ON f.sale_id = s.id
             WHERE s.pairing_id = ?
               AND s.statement_month = ?
             ORDER BY f.sale_id, f.fee_id
            """, row -> new Fee(row.getLong("sale_id"), new SaleFee(row.getLong("fee_id"), row.getLong("rate_id"), row.getInt("rate_bp"),
                LedgerRepository.money(row, "fee_fen"))), pairingId, month).stream()
            .collect(Collectors.groupingBy(Fee::saleId, Collectors.mapping(Fee::fee, Collectors.toList())));
    }

    private static void narrow(StringBuilder where, List<Object> parameters, String condition, @Nullable Object value) {
        if (value != null) {
            where.append(condition);
            parameters.add(value);
        }
    }

    private List<StatementLine> read(String where, List<Object> parameters) {
        return statements.list("""
            SELECT s.id, s.accounting_date, s.happened_at, s.kind, s.mode, s.contract_id, k.number AS contract_number, s.term_id, s.counter_id,
                   c.name AS counter_name, c.name_en AS counter_name_en, t.name AS store_name, t.name_en AS store_name_en, s.sku_id,
                   l.name, l.name_en, l.pack, l.pack_en, s.lot_id, b.code AS lot_code, s.quantity, s.gross_fen, s.discount_fen, s.net_fen,
                   s.commission_rate_id, s.commission_bp, s.commission_fen, s.settlement_price_fen, s.settlement_fen, s.fees_fen, s.payable_fen,
                   s.basis, s.source, s.listed, s.origin_sale_id, o.accounting_date AS origin_date
              FROM sale s
              JOIN contract k ON k.id = s.contract_id
              JOIN counter c ON c.id = s.counter_id
              JOIN store t ON t.id = c.store_id
              JOIN order_line l ON l.id = s.order_line_id
              JOIN lot b ON b.id = s.lot_id
              LEFT JOIN sale o ON o.id = s.origin_sale_id
            """ + where, LineRepository::line, parameters);
    }

    private static StatementLine line(ResultSet row) throws SQLException {
        return new StatementLine(row.getLong("id"), row.getObject("accounting_date", LocalDate.class), Statements.instant(row, "happened_at"),
            Sale.Kind.valueOf(row.getString("kind")), Mode.valueOf(row.getString("mode")), row.getLong("contract_id"), row.getString("contract_number"),
            row.getLong("term_id"), row.getLong("counter_id"), row.getString("counter_name"), row.getString("counter_name_en"),
            row.getString("store_name"), row.getString("store_name_en"), row.getLong("sku_id"), row.getString("name"), row.getString("name_en"),
            row.getString("pack"), row.getString("pack_en"), row.getLong("lot_id"), row.getString("lot_code"), row.getInt("quantity"),
            money(row, "gross_fen"), money(row, "discount_fen"), money(row, "net_fen"), row.getObject("commission_rate_id", Long.class),
            row.getInt("commission_bp"), money(row, "commission_fen"), LedgerRepository.maybeMoney(row, "settlement_price_fen"),
            money(row, "settlement_fen"), money(row, "fees_fen"), money(row, "payable_fen"), Basis.valueOf(row.getString("basis")),
            row.getString("source"), row.getString("listed"), row.getObject("origin_sale_id", Long.class), row.getObject("origin_date", LocalDate.class));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return LedgerRepository.money(row, column);
    }
}
