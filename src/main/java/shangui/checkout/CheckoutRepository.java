package shangui.checkout;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shangui.checkout.Checkout.State;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.order.Tender;

/** Checkouts, the ids of their orders, and the limits on those paid at the till. */
@Singleton
class CheckoutRepository {

    private final Statements statements;

    CheckoutRepository(Statements statements) {
        this.statements = statements;
    }

    /** False when its key, number, token or code is taken. */
    boolean add(Checkout checkout, String requestKey) {
        return statements.update("""
            INSERT IGNORE INTO checkout (id, number, token, collect_token, pickup_code, store_id, device, request_key, request_hash, phone,
                                         language, tender, state, charges_fen, payable_fen, window_from, window_to, placed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, checkout.id(), checkout.number(), checkout.token(), checkout.collectToken(), checkout.pickupCode(), checkout.storeId(),
            checkout.device(), requestKey, checkout.requestHash(), checkout.phone(), checkout.language(), checkout.tender(), checkout.state(),
            checkout.chargesFen(), checkout.payableFen(), checkout.windowFrom(), checkout.windowTo(), checkout.placedAt()) == 1;
    }

    void addOrders(long checkoutId, Map<Long, Long> orderIds) {
        var values = new ArrayList<Long>();
        orderIds.forEach((counterId, orderId) -> values.addAll(List.of(checkoutId, counterId, orderId)));
        statements.update("INSERT INTO checkout_order (checkout_id, counter_id, order_id) VALUES " + Statements.rows(orderIds.size(), 3), values);
    }

    /** Ids of its orders by counter, in counter order. */
    Map<Long, Long> orderIds(long checkoutId) {
        var ids = new LinkedHashMap<Long, Long>();
        statements.list("""
            SELECT counter_id, order_id
              FROM checkout_order
             WHERE checkout_id = ?
             ORDER BY counter_id
            """, row -> ids.put(row.getLong("counter_id"), row.getLong("order_id")), checkoutId);
        return ids;
    }

    Optional<Checkout> ofRequest(String device, String requestKey) {
        return one("SELECT * FROM checkout WHERE device = ? AND request_key = ?", device, requestKey);
    }

    Optional<Checkout> find(long id) {
        return one("SELECT * FROM checkout WHERE id = ?", id);
    }

    Optional<Checkout> ofToken(String token) {
        return one("SELECT * FROM checkout WHERE token = ? AND state = 'PLACED'", token);
    }

    Optional<Checkout> ofCollectToken(String token) {
        return one("SELECT * FROM checkout WHERE collect_token = ? AND state = 'PLACED'", token);
    }

    Optional<Checkout> ofNumberAndPhone(String number, String phone) {
        return one("SELECT * FROM checkout WHERE number = ? AND phone = ? AND state = 'PLACED'", number, phone);
    }

    boolean placed(long id, Money payable) {
        return statements.update("""
            UPDATE checkout
               SET state = 'PLACED', payable_fen = charges_fen + ?
             WHERE id = ?
               AND state = 'PLACING'
            """, payable, id) == 1;
    }

    void changeWindow(long id, Instant from, Instant to) {
        statements.update("UPDATE checkout SET window_from = ?, window_to = ? WHERE id = ?", from, to, id);
    }

    /** A refusal keeps no key: the same form may be sent again, changed or not. */
    boolean refused(long id) {
        return statements.update("""
            UPDATE checkout
               SET state = 'REFUSED', request_key = CONCAT('refused:', id)
             WHERE id = ?
               AND state = 'PLACING'
            """, id) == 1;
    }

    /** Checkouts begun before a moment and never finished, and refused ones of which an order still stands. */
    List<Long> leftHalfway(Instant before, Instant after) {
        return statements.list("""
            SELECT id
              FROM checkout
             WHERE state = 'PLACING'
               AND placed_at < ?
             UNION
            SELECT c.id
              FROM checkout c
              JOIN orders o ON o.checkout_id = c.id
             WHERE c.state = 'REFUSED'
               AND c.placed_at BETWEEN ? AND ?
               AND o.state IN ('PLACED', 'READY', 'SHORT')
            """, row -> row.getLong("id"), before, after, before);
    }

    /** From here to the end of the transaction nobody else lets in an order of this phone or device. */
    void lockShopper(String phone, String device) {
        Stream.of("device:" + device, "phone:" + phone).sorted().forEach(name ->
            statements.update("INSERT INTO unverified_shopper (name) VALUES (?) ON DUPLICATE KEY UPDATE name = VALUES(name)", name));
    }

    /** How many checkouts to be paid at the till wait to be collected, and what they come to. */
    record Unpaid(int open, Money total) {}

    Unpaid unpaidOfPhone(String phone) {
        return unpaid("phone", phone);
    }

    Unpaid unpaidOfDevice(String device) {
        return unpaid("device", device);
    }

    private Unpaid unpaid(String column, String value) {
        return statements.list("""
            SELECT COUNT(*) AS open, COALESCE(SUM(c.payable_fen), 0) AS total
              FROM checkout c
             WHERE c.%s = ?
               AND c.tender = 'TILL'
               AND (c.state = 'PLACING'
                    OR c.state = 'PLACED'
                   AND EXISTS (SELECT 1
                                 FROM orders o
                                WHERE o.checkout_id = c.id
                                  AND o.state IN ('PLACED', 'READY', 'SHORT')))
            """.formatted(column), row -> new Unpaid(row.getInt("open"), Money.ofFen(row.getLong("total"))), value).getFirst();
    }

    private Optional<Checkout> one(String sql, Object... parameters) {
        return statements.list(sql, CheckoutRepository::checkout, parameters).stream().findFirst();
    }

    private static Checkout checkout(ResultSet row) throws SQLException {
        return new Checkout(row.getLong("id"), row.getString("number"), row.getString("token"), row.getString("collect_token"),
            row.getString("pickup_code"), row.getLong("store_id"), row.getString("device"), row.getBytes("request_hash"), row.getString("phone"),
            row.getString("language"), Tender.valueOf(row.getString("tender")), State.valueOf(row.getString("state")),
            Money.ofFen(row.getLong("charges_fen")), Money.ofFen(row.getLong("payable_fen")), Statements.instant(row, "window_from"),
            Statements.instant(row, "window_to"), Statements.instant(row, "placed_at"));
    }
}
