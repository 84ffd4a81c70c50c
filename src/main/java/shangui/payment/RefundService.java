package shangui.payment;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import shangui.db.Ids;
import shangui.db.Statements;
import shangui.money.Money;
import shangui.order.OrderService;
import shangui.order.RefundDue;
import shangui.order.RefundNotDue;
import shangui.order.RefundReason;
import shangui.outbox.Outbox;
import shangui.outbox.OutboxHandler;
import shangui.outbox.OutboxMessage;

/** Gives money back, never more than came, by the way it came; sent after commit with the refund's id as the key. */
@Singleton
public class RefundService implements OutboxHandler {

    private static final String KIND = "refund";

    private final Statements statements;
    private final PaymentRepository payments;
    private final List<PaymentGateway> gateways;
    private final OrderService orders;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    RefundService(Statements statements, PaymentRepository payments, List<PaymentGateway> gateways, OrderService orders, Outbox outbox, Ids ids, Clock clock) {
        this.statements = statements;
        this.payments = payments;
        this.gateways = gateways;
        this.orders = orders;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refunds of these orders, oldest first. */
    public List<Refund> of(List<Long> orderIds) {
        return orderIds.isEmpty() ? List.of() : statements.list("""
            SELECT *
              FROM refund
             WHERE order_id IN (%s)
             ORDER BY id
            """.formatted(Statements.places(orderIds.size())), RefundService::refund, orderIds);
    }

    /** In the transaction that made it due. */
    @EventListener
    void due(RefundDue due) {
        captured(due).ifPresentOrElse(payment -> {
            reserve(payment, due.amount());
            outbox.add(KIND, Long.toString(add(due, payment.id(), Refund.State.ASKED)));
        }, () -> add(due, null, Refund.State.TILL));
    }

    private Optional<Payment> captured(RefundDue due) {
        return Optional.ofNullable(due.checkoutId()).flatMap(payments::ofCheckout).filter(payment -> payment.state() == Payment.State.CAPTURED);
    }

    /** Never more goes back than came: the check and the change are one statement. */
    private void reserve(Payment payment, Money amount) {
        int reserved = statements.update("""
            UPDATE payment
               SET refunded_fen = refunded_fen + ?
             WHERE id = ?
               AND state = 'CAPTURED'
               AND refunded_fen + ? <= amount_fen
            """, amount, payment.id(), amount);
        if (reserved != 1) {
            throw new IllegalStateException("refund of " + amount + " is more than is left of payment " + payment.id());
        }
    }

    private long add(RefundDue due, Long paymentId, Refund.State state) {
        long id = ids.next();
        statements.update("""
            INSERT INTO refund (id, payment_id, order_id, amount_fen, reason, document_id, state, asked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, id, paymentId, due.orderId(), due.amount(), due.reason(), due.documentId(), state, clock.instant());
        return id;
    }

    /** The goods left before the order ended: an unsent refund for its end is stopped, a sent one listed (rule 14). */
    @EventListener
    void notDue(RefundNotDue news) {
        of(List.of(news.orderId())).stream()
            .filter(refund -> refund.reason() == RefundReason.CANCELLED || refund.reason() == RefundReason.LAPSED || refund.reason() == RefundReason.TOO_LATE)
            .filter(refund -> refund.paymentId() != null && refund.state() != Refund.State.STOPPED)
            .forEach(this::stopOrList);
    }

    private void stopOrList(Refund refund) {
        if (change(refund.id(), Refund.State.ASKED, Refund.State.STOPPED)) {
            statements.update("UPDATE payment SET refunded_fen = refunded_fen - ? WHERE id = ?", refund.amountFen(), refund.paymentId());
            orders.refundStopped(refund.orderId(), refund.amountFen());
        } else {
            statements.update("UPDATE refund SET listed = TRUE WHERE id = ?", refund.id());
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** From SENT on nothing stops it; sent again after a lost answer it is the same refund to the provider. */
    @Override
    public void send(OutboxMessage message) throws Exception {
        long id = Long.parseLong(message.payload());
        change(id, Refund.State.ASKED, Refund.State.SENT);
        var refund = statements.list("SELECT * FROM refund WHERE id = ?", RefundService::refund, id).getFirst();
        if (refund.state() != Refund.State.SENT) {
            return;
        }
        var payment = payments.find(refund.paymentId()).orElseThrow();
        var gateway = gateways.stream().filter(one -> one.provider().equals(payment.provider())).findFirst().orElseThrow();
        String number = gateway.refund(new PaymentGateway.RefundOrder(payment.merchantNumber(), payment.checkoutId(), id, refund.amountFen(), payment.amountFen()));
        statements.update("""
            UPDATE refund
               SET state = 'DONE', provider_number = ?, done_at = ?
             WHERE id = ?
               AND state = 'SENT'
            """, number, clock.instant(), id);
    }

    private boolean change(long id, Refund.State from, Refund.State to) {
        return statements.update("UPDATE refund SET state = ? WHERE id = ? AND state = ?", to, id, from) == 1;
    }

    private static Refund refund(ResultSet row) throws SQLException {
        return new Refund(row.getLong("id"), row.getObject("payment_id", Long.class), row.getLong("order_id"), Money.ofFen(row.getLong("amount_fen")),
            RefundReason.valueOf(row.getString("reason")), Refund.State.valueOf(row.getString("state")), Statements.instant(row, "asked_at"),
            Statements.instant(row, "done_at"), row.getBoolean("listed"));
    }
}
