package shangui.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.stock.Basis;

/** The rows of orders as records, and the records as rows. */
final class OrderRows {

    private OrderRows() {}

    static Order order(ResultSet row) throws SQLException {
        return new Order(row.getLong("id"), row.getLong("pairing_id"), row.getLong("counter_id"), row.getLong("store_id"),
            row.getObject("checkout_id", Long.class), Channel.valueOf(row.getString("channel")), OrderState.valueOf(row.getString("state")),
            Tender.valueOf(row.getString("tender")), row.getString("number"), row.getString("pickup_code"), row.getString("phone"),
            money(row, "gross_fen"), money(row, "discount_fen"), money(row, "total_fen"), money(row, "missing_fen"), money(row, "paid_fen"),
            money(row, "refunded_fen"), row.getString("discount_reason"), row.getString("till_number"), row.getString("receipt_number"),
            row.getObject("receipt_on", LocalDate.class), Source.valueOf(row.getString("source")), Statements.instant(row, "placed_at"),
            Statements.instant(row, "ready_at"), Statements.instant(row, "handed_over_at"), row.getObject("last_day", LocalDate.class),
            Statements.instant(row, "keep_until"), Statements.instant(row, "ended_at"), Statements.instant(row, "changed_at"));
    }

    /** In the order of {@code OrderRepository.COLUMNS}. */
    static List<Object> values(Order order) {
        return Arrays.asList(order.id(), order.pairingId(), order.counterId(), order.storeId(), order.checkoutId(), order.channel(),
            order.state(), order.tender(), order.number(), order.pickupCode(), order.phone(), order.grossFen(), order.discountFen(),
            order.totalFen(), order.missingFen(), order.paidFen(), order.refundedFen(), order.discountReason(), order.tillNumber(),
            order.receiptNumber(), order.receiptOn(), order.source(), order.placedAt(), order.readyAt(), order.handedOverAt(),
            order.lastDay(), order.keepUntil(), order.endedAt(), order.changedAt());
    }

    static OrderLine line(ResultSet row) throws SQLException {
        return new OrderLine(row.getLong("id"), row.getLong("order_id"), row.getInt("position"), row.getLong("sku_id"),
            row.getLong("product_id"), row.getObject("lot_id", Long.class), row.getString("name"), row.getString("name_en"),
            row.getString("pack"), row.getString("pack_en"), money(row, "unit_price_fen"), row.getInt("quantity"), money(row, "gross_fen"),
            money(row, "discount_fen"), row.getInt("missing"), money(row, "missing_fen"), row.getInt("lacking"));
    }

    static List<Object> values(OrderLine line) {
        return Arrays.asList(line.id(), line.orderId(), line.position(), line.skuId(), line.productId(), line.lotId(), line.name(),
            line.nameEn(), line.pack(), line.packEn(), line.unitPriceFen(), line.quantity(), line.grossFen(), line.discountFen(),
            line.missing(), line.missingFen(), line.lacking());
    }

    static OrderLineLot lot(ResultSet row) throws SQLException {
        return new OrderLineLot(row.getLong("id"), row.getLong("order_id"), row.getLong("order_line_id"), row.getLong("lot_id"),
            row.getInt("quantity"), row.getInt("returned"), Basis.valueOf(row.getString("basis")));
    }

    static List<Object> values(OrderLineLot lot) {
        return List.of(lot.id(), lot.orderId(), lot.orderLineId(), lot.lotId(), lot.quantity(), lot.returned(), lot.basis());
    }

    static OrderEvent event(ResultSet row) throws SQLException {
        Long amount = row.getObject("amount_fen", Long.class);
        return new OrderEvent(row.getLong("id"), row.getLong("order_id"), OrderEvent.Kind.valueOf(row.getString("kind")),
            amount == null ? null : Money.ofFen(amount), row.getString("note"), row.getObject("account_id", Long.class),
            Statements.instant(row, "happened_at"));
    }

    static OrderReturn orderReturn(ResultSet row) throws SQLException {
        return new OrderReturn(row.getLong("id"), row.getLong("order_id"), row.getLong("order_line_lot_id"), row.getInt("quantity"),
            OrderReturn.Fate.valueOf(row.getString("fate")), money(row, "refund_fen"), row.getString("reason"), row.getLong("counter_id"),
            Statements.instant(row, "happened_at"), Statements.instant(row, "recorded_at"), row.getObject("account_id", Long.class));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.ofFen(row.getLong(column));
    }
}
