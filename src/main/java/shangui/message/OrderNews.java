package shangui.message;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import shangui.db.Statements;
import shangui.order.Order;
import shangui.order.OrderCancelled;
import shangui.order.OrderExpired;
import shangui.order.OrderLapsed;
import shangui.order.OrderReady;
import shangui.order.OrderShort;
import shangui.order.RefundDue;
import shangui.order.Tender;
import shangui.web.Formats;
import shangui.web.Language;
import shangui.web.SampleData;

/** What a shopper is told of an order by text message: all of it is ready, something is lacking, money goes back. */
@Singleton
class OrderNews {

    private final Texting texting;
    private final Statements statements;
    private final SampleData sampleData;
    private final Clock clock;

    OrderNews(Texting texting, Statements statements, SampleData sampleData, Clock clock) {
        this.texting = texting;
        this.statements = statements;
        this.sampleData = sampleData;
        this.clock = clock;
    }

    /** Whom to tell of a checkout, and what the message names. */
    private record Addressee(String phone, String language, String number, String pickupCode, String store, String storeEn) {

        boolean english() {
            return language.equals("en");
        }

        String place() {
            return english() ? storeEn : store;
        }
    }

    /** Once, when the last order of the checkout is. */
    @EventListener
    void ready(OrderReady news) {
        tellIfAllReady(news.order().checkoutId());
    }

    @EventListener
    void cancelled(OrderCancelled news) {
        ended(news.order());
    }

    @EventListener
    void expired(OrderExpired news) {
        ended(news.order());
    }

    @EventListener
    void lapsed(OrderLapsed news) {
        ended(news.order());
    }

    /** The others may have waited for this one alone, unless it was ready too: then it was told. */
    private void ended(Order order) {
        boolean wasReady = statements.list("SELECT kind FROM order_event WHERE order_id = ? AND kind IN ('READY', 'SHORT') ORDER BY id DESC LIMIT 1",
            row -> row.getString("kind"), order.id()).contains("READY");
        if (!wasReady) {
            tellIfAllReady(order.checkoutId());
        }
    }

    private void tellIfAllReady(Long checkoutId) {
        addressee(checkoutId).filter(to -> allReady(checkoutId))
            .ifPresent(to -> texting.tell(SmsKind.ORDER_READY, to.phone, to.language, List.of(to.number, to.place(), to.pickupCode)));
    }

    /** Of two counters that end their work at once the second waits here, and then sees the first. What is past its pick-up deadline is no longer to be collected. */
    private boolean allReady(long checkoutId) {
        statements.list("SELECT id FROM checkout WHERE id = ? FOR UPDATE", row -> row.getLong("id"), checkoutId);
        return statements.list("""
            SELECT COUNT(CASE WHEN state = 'READY' AND keep_until > ? THEN 1 END) AS ready,
                   COUNT(CASE WHEN state <> 'READY' THEN 1 END) AS unready
              FROM orders
             WHERE checkout_id = ?
               AND state IN ('PLACED', 'READY', 'SHORT')
            """, row -> row.getInt("ready") > 0 && row.getInt("unready") == 0, clock.instant(), checkoutId).getFirst();
    }

    @EventListener
    void isShort(OrderShort news) {
        addressee(news.order().checkoutId()).ifPresent(to -> texting.tell(SmsKind.ORDER_SHORT, to.phone, to.language, List.of(to.number, to.place())));
    }

    /** What was paid at a till is paid back there, into the hand. */
    @EventListener
    void refund(RefundDue news) {
        boolean online = !statements.list("SELECT id FROM orders WHERE id = ? AND tender = ?", row -> row.getLong("id"), news.orderId(), Tender.ONLINE).isEmpty();
        if (online) {
            addressee(news.checkoutId()).ifPresent(to -> texting.tell(SmsKind.REFUND, to.phone, to.language,
                List.of(to.number, new Formats(to.english() ? Language.EN : Language.ZH).yuan(news.amount()))));
        }
    }

    /** Nobody is told of the past a sample world is made of. */
    private Optional<Addressee> addressee(Long checkoutId) {
        if (checkoutId == null || sampleData.isLoaded() && !sampleData.isWhole()) {
            return Optional.empty();
        }
        return statements.list("""
            SELECT c.phone, c.language, c.number, c.pickup_code, s.name, s.name_en
              FROM checkout c
              JOIN store s ON s.id = c.store_id
             WHERE c.id = ?
               AND c.phone IS NOT NULL
            """, row -> new Addressee(row.getString("phone"), row.getString("language"), row.getString("number"), row.getString("pickup_code"), row.getString("name"),
                row.getString("name_en")), checkoutId).stream().findFirst();
    }
}
