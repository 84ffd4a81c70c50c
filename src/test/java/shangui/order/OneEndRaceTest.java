package shangui.order;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.testing.Buyers;
import shangui.testing.Buyers.Wish;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** What can happen to an order but once happens once, whoever else wants otherwise in the same moment. */
@ShopTest
class OneEndRaceTest {

    private static final int ON_HAND = 5;
    private static final int BOUGHT = 2;

    @Inject World world;
    @Inject People people;
    @Inject Buyers buyers;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject RunningShop running;
    @Inject Shop clerk;

    @BeforeEach
    void aClerkIsAtTheDesk() {
        people.in(clerk, people.clerk());
    }

    /** A shopper's order: its page and what the desk knows it by. */
    private record Bought(Shop shop, String path, long orderId, String code, long sku) {}

    @Test
    void anOrderIsCancelledOrHandedOverNeverBoth() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var bought = buy();
            List<Response> answers = Race.run(8, i -> () -> i % 2 == 0
                ? bought.shop.postJson("/api/v1" + bought.path + "/cancellation", Map.of()) : handOver(bought, i));
            assertThat(answers).filteredOn(answer -> answer.status() < 300).as("winners").hasSize(1);
            assertThat(answers).filteredOn(answer -> answer.status() >= 300).allMatch(answer -> answer.status() == 409 || answer.status() == 404);
            boolean handedOver = answers.stream().anyMatch(answer -> answer.status() == 201);
            assertThat(state(bought)).isEqualTo(handedOver ? "HANDED_OVER" : "CANCELLED");
            assertThat(onHand(bought)).isEqualTo(handedOver ? ON_HAND - BOUGHT : ON_HAND);
            assertThat(sql.number("SELECT SUM(reserved) FROM stock_level WHERE sku_id = ?", bought.sku)).isZero();
            assertThat(sql.number("SELECT COALESCE(SUM(quantity), 0) FROM sale WHERE order_id = ?", bought.orderId)).isEqualTo(handedOver ? BOUGHT : 0);
        }
    }

    @Test
    void theLastUnitComesBackOnce() {
        for (int round = 0; round < Race.ROUNDS; round++) {
            var bought = buy();
            assertThat(handOver(bought, 0).status()).isEqualTo(201);
            assertThat(bringBack(bought).status()).isEqualTo(201);
            List<Integer> answers = Race.run(6, i -> () -> bringBack(bought).status());
            assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
            assertThat(onHand(bought)).isEqualTo(ON_HAND);
            assertThat(sql.number("SELECT SUM(quantity) FROM sale WHERE order_id = ?", bought.orderId)).isZero();
            assertThat(sql.number("SELECT refunded_fen FROM orders WHERE id = ?", bought.orderId)).isEqualTo(BOUGHT * 1000L);
        }
    }

    private Bought buy() {
        clock.advance(Duration.ofSeconds(6));
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        world.stock(world.concessionCounter, sku, ON_HAND);
        var buyer = buyers.ready(running, 1, i -> List.of(new Wish(world.concessionCounter, sku, BOUGHT))).getFirst();
        String path = buyer.place("TILL").location();
        var order = sql.row("SELECT id, pickup_code FROM orders WHERE phone = ?", buyer.phone());
        return new Bought(buyer.shop(), path, ((Number) order.get("id")).longValue(), (String) order.get("pickup_code"), sku);
    }

    private Response handOver(Bought bought, int receipt) {
        return clerk.postJson("/api/v1/staff/hand-overs",
            Map.of("code", bought.code, "tillNumber", "1", "receiptNumber", bought.orderId + "-" + receipt));
    }

    private Response bringBack(Bought bought) {
        long line = sql.number("SELECT id FROM order_line WHERE order_id = ?", bought.orderId);
        return clerk.postJson("/api/v1/staff/orders/" + bought.orderId + "/returns",
            Map.of("orderLineId", line, "quantity", 1, "fate", "RESTOCK", "closed", true, "reason", "不合适"));
    }

    private String state(Bought bought) {
        return sql.text("SELECT state FROM orders WHERE id = ?", bought.orderId);
    }

    private long onHand(Bought bought) {
        return sql.number("SELECT SUM(on_hand) FROM stock_level WHERE sku_id = ?", bought.sku);
    }
}
