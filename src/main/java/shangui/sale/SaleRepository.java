package shangui.sale;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.contract.Mode;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.order.Source;
import shangui.product.Category;
import shangui.stock.Basis;

/** Sale lines and their roll-ups: added, never changed. */
@Singleton
public class SaleRepository {

    private static final int COLUMNS = 33;

    private final Statements statements;

    SaleRepository(Statements statements) {
        this.statements = statements;
    }

    /** Adds lines, their fees and what they change of the roll-ups, in the caller's transaction. */
    void add(List<Sale> sales) {
        statements.update("""
            INSERT INTO sale (id, pairing_id, counter_id, contract_id, term_id, mode, kind, order_id, order_line_id, order_line_lot_id,
                              return_id, origin_sale_id, lot_id, sku_id, product_id, quantity, gross_fen, discount_fen, net_fen,
                              commission_rate_id, commission_bp, commission_fen, settlement_price_fen, settlement_fen, fees_fen, payable_fen,
                              basis, source, listed, happened_at, recorded_at, accounting_date, statement_month)
            VALUES\s""" + Statements.rows(sales.size(), COLUMNS), sales.stream().flatMap(sale -> columns(sale).stream()).collect(Collectors.toCollection(ArrayList::new)));
        addFees(sales);
        Rollup.of(sales).ifPresent(rollup -> rollup.add(statements));
        Rollup.ofFees(sales).ifPresent(rollup -> rollup.add(statements));
    }

    /** The lines of an order and what came back of them, oldest first. */
    public List<Sale> findByOrder(long orderId) {
        return read("WHERE order_id = ? ORDER BY id", orderId);
    }

    /** The line with which a lot of an order line left. */
    Optional<Sale> findSold(long orderLineLotId) {
        return read("WHERE order_line_lot_id = ? AND kind = 'SOLD'", orderLineLotId).stream().findFirst();
    }

    /** What kind of goods products are: a rate may be agreed for one. */
    Map<Long, Category> categories(Collection<Long> productIds) {
        record Product(long id, Category category) {}
        return statements.list("SELECT id, category FROM product WHERE id IN (" + Statements.places(productIds.size()) + ")",
                row -> new Product(row.getLong("id"), Category.valueOf(row.getString("category"))), List.copyOf(productIds)).stream()
            .collect(Collectors.toMap(Product::id, Product::category));
    }

    private static List<Object> columns(Sale sale) {
        Figures figures = sale.figures();
        return Arrays.asList(sale.id(), sale.pairingId(), sale.counterId(), sale.contractId(), sale.termId(), figures.mode(), sale.kind(),
            sale.orderId(), sale.orderLineId(), sale.orderLineLotId(), sale.returnId(), sale.originSaleId(), sale.lotId(), sale.skuId(),
            sale.productId(), figures.quantity(), figures.grossFen(), figures.discountFen(), figures.netFen(), sale.commissionRateId(),
            sale.commissionBp(), figures.commissionFen(), sale.settlementPriceFen(), figures.settlementFen(), figures.feesFen(),
            figures.payableFen(), sale.basis(), sale.source(), sale.listed(), sale.happenedAt(), sale.recordedAt(), sale.accountingDate(),
            sale.statementMonth());
    }

    private void addFees(List<Sale> sales) {
        List<Object> values = new ArrayList<>();
        sales.forEach(sale -> sale.figures().fees().forEach(fee ->
            values.addAll(List.of(sale.id(), fee.feeId(), fee.rateId(), fee.rateBp(), fee.feeFen()))));
        if (!values.isEmpty()) {
            statements.update("INSERT INTO sale_fee (sale_id, fee_id, rate_id, rate_bp, fee_fen) VALUES " + Statements.rows(values.size() / 5, 5), values);
        }
    }

    private List<Sale> read(String where, Object... parameters) {
        Map<Long, List<Fee>> fees = statements.list("""
                SELECT sale_id, fee_id, rate_id, rate_bp, fee_fen
                  FROM sale_fee
                 WHERE sale_id IN (SELECT id FROM sale\s""" + where.replaceAll(" ORDER BY.*", "") + ") ORDER BY fee_id", Fee::of, parameters).stream()
            .collect(Collectors.groupingBy(Fee::saleId));
        return statements.list("SELECT * FROM sale " + where,
            row -> sale(row, fees.getOrDefault(row.getLong("id"), List.of()).stream().map(Fee::fee).toList()), parameters);
    }

    private record Fee(long saleId, SaleFee fee) {

        static Fee of(ResultSet row) throws SQLException {
            return new Fee(row.getLong("sale_id"),
                new SaleFee(row.getLong("fee_id"), row.getLong("rate_id"), row.getInt("rate_bp"), Money.ofFen(row.getLong("fee_fen"))));
        }
    }

    private static Sale sale(ResultSet row, List<SaleFee> fees) throws SQLException {
        var figures = new Figures(Mode.valueOf(row.getString("mode")), row.getInt("quantity"), money(row, "gross_fen"),
            money(row, "discount_fen"), money(row, "commission_fen"), money(row, "settlement_fen"), fees);
        return new Sale(row.getLong("id"), row.getLong("pairing_id"), row.getLong("counter_id"), row.getLong("contract_id"), row.getLong("term_id"),
            Sale.Kind.valueOf(row.getString("kind")), row.getLong("order_id"), row.getLong("order_line_id"), row.getLong("order_line_lot_id"),
            row.getObject("return_id", Long.class), row.getObject("origin_sale_id", Long.class), row.getLong("lot_id"), row.getLong("sku_id"),
            row.getLong("product_id"), row.getObject("commission_rate_id", Long.class), row.getInt("commission_bp"),
            maybe(row.getObject("settlement_price_fen", Long.class), Money::ofFen), figures, Basis.valueOf(row.getString("basis")),
            Source.valueOf(row.getString("source")), maybe(row.getString("listed"), Sale.Listed::valueOf),
            Statements.instant(row, "happened_at"), Statements.instant(row, "recorded_at"),
            row.getObject("accounting_date", LocalDate.class), row.getObject("statement_month", LocalDate.class));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }

    private static <A, B> B maybe(A value, Function<A, B> read) {
        return value == null ? null : read.apply(value);
    }
}
