package shangui.message;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import shangui.db.Statements;
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

    OrderNews(Texting texting, Statements statements, SampleData sampleData) {
        this.texting = texting;
        this.statements = statements;
        this.sampleData = sampleData;
    }

    /** Whom to tell of a checkout, and what the message names. @param unready its orders that are still to be put together */
    private record Addressee(String phone, String language, String number, String pickupCode, String store, String storeEn, int unready) {

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
        addressee(news.order().checkoutId()).filter(to -> to.unready == 0)
            .ifPresent(to -> texting.tell(SmsKind.ORDER_READY, to.phone, to.language, List.of(to.number, to.place(), to.pickupCode)));
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
            SELECT c.phone, c.language, c.number, c.pickup_code, s.name, s.name_en,
                   (SELECT COUNT(*) FROM orders o WHERE o.checkout_id = c.id AND o.state IN ('PLACED', 'SHORT')) AS unready
              FROM checkout c
              JOIN store s ON s.id = c.store_id
             WHERE c.id = ?
               AND c.phone IS NOT NULL
            """, row -> new Addressee(row.getString("phone"), row.getString("language"), row.getString("number"), row.getString("pickup_code"), row.getString("name"),
                row.getString("name_en"), row.getInt("unready")), checkoutId).stream().findFirst();
    }
}
