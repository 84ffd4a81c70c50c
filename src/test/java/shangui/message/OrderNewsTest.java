package shangui.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.order.OrderService;
import shangui.outbox.OutboxSender;
import shangui.testing.Buyers;
import shangui.testing.Buyers.Wish;
import shangui.testing.Race;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** A shopper is told once that everything is ready, or that something is lacking; in the evening it waits for the morning. */
@ShopTest
class OrderNewsTest {

    @Inject RunningShop running;
    @Inject World world;
    @Inject Buyers buyers;
    @Inject OrderService orders;
    @Inject OutboxSender outbox;
    @Inject Sql sql;
    @Inject TestClock clock;

    @BeforeEach
    void morning() {
        clock.setInJinhua("2026-11-23T10:00");
    }

    /** Of two counters of one store. */
    private List<Long> ordersOf(String phone) {
        return ordersOf(phone, new Wish(world.concessionCounter, world.tea, 1), new Wish(world.consignmentCounter, world.honey, 1));
    }

    private List<Long> ordersOf(String phone, Wish... wishes) {
        world.stock(world.concessionCounter, world.tea, 2);
        world.stock(world.consignmentCounter, world.honey, 2);
        var buyer = buyers.ready(running, 1, i -> List.of(wishes)).getFirst();
        var placed = buyer.shop().submit(buyer.page(), "form[action='/checkout']", Map.of("phone", phone, "tender", "TILL"));
        assertThat(placed.status()).as(placed.text()).isEqualTo(303);
        return sql.rows("SELECT id FROM orders WHERE phone = ? ORDER BY id", phone).stream().map(row -> (Long) row.get("id")).toList();
    }

    private List<String> told(String phone) {
        return sql.rows("SELECT CONCAT(kind, IF(sent_at IS NULL, ' waits', ' sent')) AS told FROM sms WHERE phone = ? ORDER BY id", phone).stream().map(row -> (String) row.get("told")).toList();
    }

    @Test
    void isToldOnceWhenTheLastCounterIsReadyWithTheCodeToCollect() {
        var both = ordersOf("13600000001");
        orders.ready(both.getFirst(), null);
        assertThat(told("13600000001")).isEmpty();
        orders.ready(both.getLast(), null);
        outbox.sendDue();
        assertThat(told("13600000001")).containsExactly("ORDER_READY sent");
        assertThat(sql.text("SELECT words FROM sms WHERE phone = '13600000001'")).contains(sql.text("SELECT pickup_code FROM checkout WHERE phone = '13600000001'"));
        assertThat(running.visitor().get("/simulated/messages").words("main")).contains("备好了", "136****0001").doesNotContain("13600000001");
    }

    @Test
    void whatIsLackingInTheEveningIsToldInTheMorning() {
        long order = ordersOf("13600000002", new Wish(world.concessionCounter, world.tea, 2)).getFirst();
        clock.setInJinhua("2026-11-23T22:00");
        long line = sql.number("SELECT id FROM order_line WHERE order_id = ?", order);
        orders.pickShort(order, Map.of(line, 1), null);
        orders.pickShort(order, Map.of(line, 1), null);
        outbox.sendDue();
        assertThat(told("13600000002")).containsExactly("ORDER_SHORT waits");
        clock.setInJinhua("2026-11-24T08:00");
        outbox.sendDue();
        assertThat(told("13600000002")).containsExactly("ORDER_SHORT sent");
    }

    @Test
    void isToldWhenTheOrderTheOthersWaitedForIsGivenUp() {
        var both = ordersOf("13600000003");
        orders.ready(both.getFirst(), null);
        orders.pickShort(both.getLast(), Map.of(sql.number("SELECT id FROM order_line WHERE order_id = ?", both.getLast()), 1), null);
        orders.giveBackLacking(both.getLast(), null);
        assertThat(told("13600000003")).containsExactly("ORDER_SHORT waits", "ORDER_READY waits");
    }

    @Test
    void isNotToldOfWhatIsCancelledTogetherNorTwiceWhenOneOfTwoReadyIs() {
        var first = ordersOf("13600000004");
        orders.ready(first.getLast(), null);
        running.visitor().postForm("/orders/" + sql.text("SELECT token FROM checkout WHERE phone = '13600000004'") + "/cancellation", Map.of("key", "cancel-all"));
        assertThat(sql.number("SELECT COUNT(*) FROM orders WHERE phone = '13600000004' AND state = 'CANCELLED'")).isEqualTo(2);
        assertThat(told("13600000004")).isEmpty();

        var second = ordersOf("13600000005");
        second.forEach(order -> orders.ready(order, null));
        orders.cancel(second.getFirst(), null, null);
        assertThat(told("13600000005")).containsExactly("ORDER_READY waits");
    }

    @Test
    void isToldOnceWhenTwoCountersAreReadyAtTheSameTime() {
        var both = ordersOf("13600000006");
        Race.run(2, i -> () -> orders.ready(both.get(i), null));
        assertThat(told("13600000006")).containsExactly("ORDER_READY waits");
    }
}
