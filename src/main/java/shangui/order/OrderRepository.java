package shangui.order;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shangui.db.DatabaseFault;
import shangui.db.Statements;
import shangui.money.Money;

/** The SQL of orders. An order's row is locked before any level (design.md section 5). */
@Singleton
class OrderRepository {

    private static final String COLUMNS = """
        id, pairing_id, counter_id, store_id, checkout_id, channel, state, tender, number, pickup_code, phone, gross_fen, discount_fen,
        total_fen, missing_fen, paid_fen, refunded_fen, discount_reason, till_number, receipt_number, receipt_on, source, placed_at,
        ready_at, handed_over_at, last_day, keep_until, ended_at, changed_at""";

    private final Statements statements;

    OrderRepository(Statements statements) {
        this.statements = statements;
    }

    Optional<Order> find(long id) {
        return statements.list("SELECT * FROM orders WHERE id = ?", OrderRows::order, id).stream().findFirst();
    }

    Optional<Order> lock(long id) {
        return statements.list("SELECT * FROM orders WHERE id = ? FOR UPDATE", OrderRows::order, id).stream().findFirst();
    }

    List<Order> lockAll(List<Long> ids) {
        return ids.isEmpty() ? List.of() : statements.list("""
            SELECT *
              FROM orders
             WHERE id IN (%s)
             ORDER BY id
               FOR UPDATE
            """.formatted(Statements.places(ids.size())), OrderRows::order, ids);
    }

    List<Order> ofCheckout(long checkoutId) {
        return statements.list("SELECT * FROM orders WHERE checkout_id = ? ORDER BY id", OrderRows::order, checkoutId);
    }

    /** What waits to be collected on a pick-up code in a store, and what was, newest first: a code may come again after months. */
    List<Order> ofCode(long storeId, String pickupCode) {
        return statements.list("""
            SELECT *
              FROM orders
             WHERE store_id = ?
               AND pickup_code = ?
             ORDER BY id DESC
             LIMIT 50
            """, OrderRows::order, storeId, pickupCode);
    }

    /** A clerk's waiting list: what is to be collected first stands first; what is not paid yet is no work yet. */
    List<Order> waiting(List<Long> counterIds, int limit) {
        return counterIds.isEmpty() ? List.of() : statements.list("""
            SELECT *
              FROM orders
             WHERE counter_id IN (%s)
               AND state IN ('PLACED', 'READY', 'SHORT')
               AND %s
             ORDER BY keep_until, id
             LIMIT ?
            """.formatted(Statements.places(counterIds.size()), Order.TO_PICK), OrderRows::order, counterIds, limit);
    }

    /** Orders of these counters, newest first, before one. */
    List<Order> list(List<Long> counterIds, long before, int limit) {
        return counterIds.isEmpty() ? List.of() : statements.list("""
            SELECT *
              FROM orders
             WHERE counter_id IN (%s)
               AND id < ?
             ORDER BY id DESC
             LIMIT ?
            """.formatted(Statements.places(counterIds.size())), OrderRows::order, counterIds, before, limit);
    }

    /** Orders past their pick-up deadline that still wait, whether or not a hold of theirs is still open. */
    List<Long> pastKeeping(Instant now, int limit) {
        return statements.list("""
            SELECT id
              FROM orders
             WHERE state IN ('PLACED', 'READY', 'SHORT')
               AND keep_until <= ?
             ORDER BY keep_until
             LIMIT ?
            """, row -> row.getLong("id"), now, limit);
    }

    /** Orders that still wait at counters of pairings that were over on this day. */
    List<Long> ofEndedPairings(LocalDate day, int limit) {
        return statements.list("""
            SELECT o.id
              FROM pairing p
              JOIN counter c ON c.pairing_id = p.id
              JOIN orders o ON o.counter_id = c.id
                           AND o.state IN ('PLACED', 'READY', 'SHORT')
             WHERE p.ends_on <= ?
             ORDER BY o.id
             LIMIT ?
            """, row -> row.getLong("id"), day, limit);
    }

    List<OrderLine> lines(List<Long> orderIds) {
        return orderIds.isEmpty() ? List.of() : statements.list("""
            SELECT *
              FROM order_line
             WHERE order_id IN (%s)
             ORDER BY order_id, position
            """.formatted(Statements.places(orderIds.size())), OrderRows::line, orderIds);
    }

    List<OrderLineLot> lots(List<Long> orderIds) {
        return orderIds.isEmpty() ? List.of() : statements.list("""
            SELECT *
              FROM order_line_lot
             WHERE order_id IN (%s)
             ORDER BY id
            """.formatted(Statements.places(orderIds.size())), OrderRows::lot, orderIds);
    }

    List<OrderEvent> events(List<Long> orderIds) {
        return orderIds.isEmpty() ? List.of() : statements.list("""
            SELECT *
              FROM order_event
             WHERE order_id IN (%s)
             ORDER BY happened_at, id
            """.formatted(Statements.places(orderIds.size())), OrderRows::event, orderIds);
    }

    List<OrderReturn> returns(List<Long> orderIds) {
        return orderIds.isEmpty() ? List.of() : statements.list("""
            SELECT *
              FROM order_return
             WHERE order_id IN (%s)
             ORDER BY id
            """.formatted(Statements.places(orderIds.size())), OrderRows::orderReturn, orderIds);
    }

    Optional<Long> orderOfLine(long orderLineId) {
        return statements.list("SELECT order_id FROM order_line WHERE id = ?", row -> row.getLong("order_id"), orderLineId)
            .stream().findFirst();
    }

    /** False when the order is there already, or another has the same till receipt at the counter. */
    boolean add(Order order) {
        try {
            statements.update("INSERT INTO orders (" + COLUMNS + ") VALUES " + Statements.rows(1, 29), OrderRows.values(order));
            return true;
        } catch (RuntimeException fault) {
            if (DatabaseFault.isDuplicateKey(fault)) {
                return false;
            }
            throw fault;
        }
    }

    void addLines(List<OrderLine> lines) {
        var values = new ArrayList<Object>();
        lines.forEach(line -> values.addAll(OrderRows.values(line)));
        statements.update("""
            INSERT INTO order_line (id, order_id, position, sku_id, product_id, lot_id, name, name_en, pack, pack_en, unit_price_fen,
                                    quantity, gross_fen, discount_fen, missing, missing_fen, lacking)
            VALUES\s""" + Statements.rows(lines.size(), 17), values);
    }

    void addLots(List<OrderLineLot> lots) {
        var values = new ArrayList<Object>();
        lots.forEach(lot -> values.addAll(OrderRows.values(lot)));
        statements.update("""
            INSERT INTO order_line_lot (id, order_id, order_line_id, lot_id, quantity, returned, basis)
            VALUES\s""" + Statements.rows(lots.size(), 7), values);
    }

    void addEvent(OrderEvent event) {
        statements.update("""
            INSERT INTO order_event (id, order_id, kind, amount_fen, note, account_id, happened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, event.id(), event.orderId(), event.kind(), event.amountFen(), event.note(), event.accountId(), event.happenedAt());
    }

    void addReturn(OrderReturn back) {
        statements.update("""
            INSERT INTO order_return (id, order_id, order_line_lot_id, quantity, fate, refund_fen, reason, counter_id, happened_at,
                                      recorded_at, account_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, back.id(), back.orderId(), back.orderLineLotId(), back.quantity(), back.fate(), back.refundFen(), back.reason(),
            back.counterId(), back.happenedAt(), back.recordedAt(), back.accountId());
    }

    /** Ready to be collected, if its state is still the one expected and its money is there or is paid at the till. */
    boolean makeReady(Order order, Instant now) {
        return statements.update("""
            UPDATE orders
               SET state = 'READY', ready_at = ?, changed_at = ?
             WHERE id = ?
               AND state = ?
               AND %s
            """.formatted(Order.TO_PICK), now, now, order.id(), order.state()) == 1;
    }

    /** Changes a state if it is still the one expected. */
    boolean change(Order order, OrderState to, Instant now) {
        if (!order.state().allows(to)) {
            throw new IllegalArgumentException(order.state() + " never becomes " + to);
        }
        return statements.update("""
            UPDATE orders
               SET state = ?, ended_at = ?, changed_at = ?
             WHERE id = ?
               AND state = ?
            """, to, to.ended() ? now : null, now, order.id(), order.state()) == 1;
    }

    boolean handOver(Order order, Instant happenedAt, Instant now) {
        if (!order.state().allows(OrderState.HANDED_OVER)) {
            throw new IllegalArgumentException(order.state() + " is never handed over");
        }
        return statements.update("""
            UPDATE orders
               SET state = 'HANDED_OVER', handed_over_at = ?, ended_at = NULL, changed_at = ?
             WHERE id = ?
               AND state = ?
            """, happenedAt, now, order.id(), order.state()) == 1;
    }

    /** Paid at the till with this receipt. False when the receipt paid for another order at the counter. */
    boolean payAtTill(Order order, Money due, Receipt receipt, LocalDate on) {
        try {
            return statements.update("""
                UPDATE orders
                   SET tender = 'TILL', paid_fen = paid_fen + ?, till_number = ?, receipt_number = ?, receipt_on = ?
                 WHERE id = ?
                   AND total_fen - missing_fen - paid_fen = ?
                """, due, receipt.tillNumber(), receipt.receiptNumber(), on, order.id(), due) == 1;
        } catch (RuntimeException fault) {
            if (DatabaseFault.isDuplicateKey(fault)) {
                return false;
            }
            throw fault;
        }
    }

    void pay(long orderId, Money amount, Instant now) {
        statements.update("UPDATE orders SET paid_fen = paid_fen + ?, changed_at = ? WHERE id = ?", amount, now, orderId);
    }

    /** False when more would go back than was paid. */
    boolean refund(long orderId, Money amount) {
        return statements.update("""
            UPDATE orders
               SET refunded_fen = refunded_fen + ?
             WHERE id = ?
               AND refunded_fen + ? BETWEEN 0 AND paid_fen
            """, amount, orderId, amount) == 1;
    }

    /** An order's discount, while nothing of it is paid. */
    boolean discount(Order order, Money discount, Money missing, String reason, Instant now) {
        return statements.update("""
            UPDATE orders
               SET discount_fen = ?, total_fen = gross_fen - ?, missing_fen = ?, discount_reason = ?, changed_at = ?
             WHERE id = ?
               AND state = ?
               AND paid_fen = 0
            """, discount, discount, missing, reason, now, order.id(), order.state()) == 1;
    }

    /** Writes what can change of an order's lines: discount, what was missing, what is lacking. */
    void updateLines(List<OrderLine> lines) {
        var discounts = new ArrayList<Object>();
        var missing = new ArrayList<Object>();
        var missingFen = new ArrayList<Object>();
        var lacking = new ArrayList<Object>();
        for (OrderLine line : lines) {
            discounts.addAll(List.of(line.id(), line.discountFen()));
            missing.addAll(List.of(line.id(), line.missing()));
            missingFen.addAll(List.of(line.id(), line.missingFen()));
            lacking.addAll(List.of(line.id(), line.lacking()));
        }
        String cases = Statements.cases("id", lines.size());
        statements.update("""
            UPDATE order_line
               SET discount_fen = %s, missing = %s, missing_fen = %s, lacking = %s
             WHERE id IN (%s)
            """.formatted(cases, cases, cases, cases, Statements.places(lines.size())),
            discounts, missing, missingFen, lacking, lines.stream().map(OrderLine::id).toList());
    }

    void addMissing(long orderId, Money missing) {
        statements.update("UPDATE orders SET missing_fen = missing_fen + ? WHERE id = ?", missing, orderId);
    }

    /** Counts packs that came back; false when fewer are left (rule 13). */
    boolean countReturned(long orderLineLotId, int units) {
        return statements.update("""
            UPDATE order_line_lot
               SET returned = returned + ?
             WHERE id = ?
               AND returned + ? <= quantity
            """, units, orderLineLotId, units) == 1;
    }
}
