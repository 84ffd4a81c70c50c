package shangui.payment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.order.OrderService;
import shangui.testing.Buyers;
import shangui.testing.Buyers.Buyer;
import shangui.testing.Buyers.Wish;
import shangui.testing.Race;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/**
 * Money for the last pack is told of after its fifteen minutes, while the hold is being ended and others press the button: either
 * the payer gets the pack, or one of the others does and the payer's money goes back (rule 16).
 */
@ShopTest
class LateMoneyRaceTest {

    private static final HttpClient PROVIDER = HttpClient.newHttpClient();
    private static final int RIVALS = 3;

    @Inject World world;
    @Inject Buyers buyers;
    @Inject OrderService orders;
    @Inject SimulatedProvider provider;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject RunningShop running;

    @Test
    void theLastPackIsPaidForOrSoldToSomebodyElseNeverBoth() throws Exception {
        for (int round = 0; round < Race.ROUNDS; round++) {
            clock.set(TestClock.START);
            long sku = world.manySkus(1, world.concessionCounter).getFirst();
            world.stock(world.concessionCounter, sku, 1);
            var ready = buyers.ready(running, 1 + RIVALS, i -> List.of(new Wish(world.concessionCounter, sku, 1)));
            long checkout = unpaid(ready.getFirst());
            clock.advance(Duration.ofMinutes(16));
            var callback = paid(checkout);
            List<Integer> answers = Race.run(2 + RIVALS, i -> () -> switch (i) {
                case 0 -> tell(callback);
                case 1 -> orders.expireDue();
                default -> ready.get(i - 1).place("TILL").status();
            });
            assertThat(answers.getFirst()).isEqualTo(200);
            long rivals = answers.subList(2, answers.size()).stream().filter(status -> status == 303).count();
            assertThat(answers.subList(2, answers.size())).allMatch(status -> status == 303 || status == 422);
            untilCaptured(checkout);
            boolean kept = sql.text("SELECT state FROM orders WHERE checkout_id = ?", checkout).equals("PLACED");
            assertThat(rivals).as("others who got it").isEqualTo(kept ? 0 : 1);
            assertThat(sql.number("SELECT paid_fen FROM orders WHERE checkout_id = ?", checkout)).isEqualTo(1000);
            assertThat(sql.number("SELECT refunded_fen FROM orders WHERE checkout_id = ?", checkout)).isEqualTo(kept ? 0 : 1000);
            assertThat(sql.number("SELECT SUM(reserved) FROM stock_level WHERE sku_id = ?", sku)).isEqualTo(1);
        }
    }

    private long unpaid(Buyer buyer) {
        assertThat(buyer.place("ONLINE").location()).endsWith("/payment");
        return sql.number("SELECT id FROM checkout WHERE phone = ?", buyer.phone());
    }

    /** Paid in the last of the fifteen minutes, told of now. */
    private CallbackSeal.Callback paid(long checkout) {
        return provider.callback(Map.of("mchid", "M-DUOHU-1", "out_trade_no", Long.toString(checkout), "transaction_id", "42" + checkout,
            "trade_state", "SUCCESS", "success_time", "2026-11-23T10:14:00+08:00", "amount", Map.of("total", 1000, "currency", "CNY")), clock.instant());
    }

    private int tell(CallbackSeal.Callback callback) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(running.address() + "/payments/simulated/notifications")).POST(BodyPublishers.ofString(callback.body()));
        callback.headers().forEach(request::header);
        return PROVIDER.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private void untilCaptured(long checkout) throws InterruptedException {
        for (int i = 0; i < 500 && !sql.text("SELECT state FROM payment WHERE checkout_id = ?", checkout).equals("CAPTURED"); i++) {
            Thread.sleep(10);
        }
        assertThat(sql.text("SELECT state FROM payment WHERE checkout_id = ?", checkout)).isEqualTo("CAPTURED");
    }
}
