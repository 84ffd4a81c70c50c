package shangui.payment;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shangui.db.Ids;
import shangui.db.Statements;
import shangui.money.Money;

/** Payments, and the callbacks that tell of them. */
@Singleton
class PaymentRepository {

    private final Statements statements;
    private final Ids ids;
    private final Clock clock;

    PaymentRepository(Statements statements, Ids ids, Clock clock) {
        this.statements = statements;
        this.ids = ids;
        this.clock = clock;
    }

    Optional<Payment> ofCheckout(long checkoutId) {
        return statements.list("SELECT * FROM payment WHERE checkout_id = ?", PaymentRepository::payment, checkoutId).stream().findFirst();
    }

    Optional<Payment> find(long id) {
        return statements.list("SELECT * FROM payment WHERE id = ?", PaymentRepository::payment, id).stream().findFirst();
    }

    /** A checkout has one payment, however often it is asked for. */
    void ask(String provider, PaymentRequest request) {
        var now = clock.instant();
        statements.update("""
            INSERT INTO payment (id, checkout_id, provider, merchant_number, amount_fen, state, made_at, ends_at, next_query_at, queries)
            VALUES (?, ?, ?, ?, ?, 'ASKED', ?, ?, ?, 0)
                ON DUPLICATE KEY UPDATE id = id
            """, ids.next(), request.checkoutId(), provider, request.merchantNumber(), request.amount(), now, request.endsAt(),
            Payment.nextQuery(now, request.endsAt(), 0));
    }

    void answered(long id, String payUrl) {
        statements.update("UPDATE payment SET pay_url = ? WHERE id = ?", payUrl, id);
    }

    /** Counts the money once: false when it was counted before. */
    boolean capture(long id, String providerNumber, Instant at) {
        return statements.update("""
            UPDATE payment
               SET state = 'CAPTURED', provider_number = ?, captured_at = ?, next_query_at = NULL
             WHERE id = ?
               AND state <> 'CAPTURED'
            """, providerNumber, at, id) == 1;
    }

    boolean close(long id) {
        return statements.update("""
            UPDATE payment
               SET state = 'CLOSED', next_query_at = NULL
             WHERE id = ?
               AND state = 'ASKED'
            """, id) == 1;
    }

    /** Payments the provider is to be asked about. */
    List<Payment> toQuery(Instant now, int limit) {
        return statements.list("""
            SELECT *
              FROM payment
             WHERE state = 'ASKED'
               AND next_query_at <= ?
             ORDER BY next_query_at
             LIMIT ?
            """, PaymentRepository::payment, now, limit);
    }

    /** Only one of several who saw it due asks: true for that one. */
    boolean claimQuery(Payment payment) {
        return statements.update("""
            UPDATE payment
               SET queries = queries + 1, next_query_at = ?
             WHERE id = ?
               AND queries = ?
               AND state = 'ASKED'
            """, Payment.nextQuery(payment.madeAt(), payment.endsAt(), payment.queries() + 1), payment.id(), payment.queries()) == 1;
    }

    /** A callback as it came, once for each event. */
    void store(String provider, String eventId, String body) {
        statements.update("""
            INSERT INTO payment_notification (id, provider, event_id, body, received_at)
            VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE received_at = received_at
            """, ids.next(), provider, eventId, body, clock.instant());
    }

    void processed(String provider, String eventId) {
        statements.update("""
            UPDATE payment_notification
               SET processed_at = ?
             WHERE provider = ?
               AND event_id = ?
            """, clock.instant(), provider, eventId);
    }

    private static Payment payment(ResultSet row) throws SQLException {
        return new Payment(row.getLong("id"), row.getLong("checkout_id"), row.getString("provider"), row.getString("merchant_number"),
            Money.ofFen(row.getLong("amount_fen")), Money.ofFen(row.getLong("refunded_fen")), Payment.State.valueOf(row.getString("state")),
            row.getString("provider_number"), row.getString("pay_url"), Statements.instant(row, "made_at"), Statements.instant(row, "ends_at"),
            Statements.instant(row, "captured_at"), Statements.instant(row, "next_query_at"), row.getInt("queries"));
    }
}
