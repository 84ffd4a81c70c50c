package shangui.board;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Tills sell what shoppers are just ordering: no sale is refused, and exactly the orders that lost packs know it (rule 14). */
@ShopTest
class FactsAgainstHoldsRaceTest {

    private static final int BUYERS = 12;
    private static final int ON_HAND = 7;

    @Inject World world;
    @Inject People people;
    @Inject Buyers buyers;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject RunningShop running;

    @Test
    void tillsThatSellLessThanThereIsBreakNoMoreThanTheyTake(Shop clerk) {
        people.in(clerk, people.clerk());
        for (int round = 0; round < Race.ROUNDS; round++) {
            long sku = sku();
            race(clerk, sku, 2);
            assertThat(onHand(sku)).isEqualTo(ON_HAND - 4);
            assertThat(found(sku)).isZero();
        }
    }

    @Test
    void tillsThatSellMoreThanTheBookHasLeaveNoOrderItsPacks(Shop clerk) {
        people.in(clerk, people.clerk());
        for (int round = 0; round < Race.ROUNDS; round++) {
            long sku = sku();
            race(clerk, sku, 6);
            assertThat(onHand(sku)).isZero();
            assertThat(found(sku)).isEqualTo(12 - ON_HAND);
        }
    }

    /** In two lots, received a while before anything is sold. */
    private long sku() {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        world.stock(world.concessionCounter, sku, 4);
        world.stock(world.concessionCounter, sku, ON_HAND - 4);
        clock.advance(Duration.ofSeconds(6));
        return sku;
    }

    /** Buyers of one or two packs, and till sales of two packs each. */
    private void race(Shop clerk, long sku, int sales) {
        var ready = buyers.ready(running, BUYERS, i -> List.of(new Wish(world.concessionCounter, sku, 1 + i % 2)));
        List<Response> answers = Race.run(BUYERS + sales, i -> () -> i < BUYERS ? ready.get(i).place("TILL") : sell(clerk, sku));
        assertThat(answers.subList(BUYERS, answers.size())).allMatch(answer -> answer.status() == 201);
        assertThat(answers.subList(0, BUYERS)).allMatch(answer -> answer.status() == 303 || answer.status() == 422);
        assertThat(sql.number("SELECT -SUM(m.quantity) FROM movement m JOIN lot ON lot.id = m.lot_id WHERE lot.sku_id = ? AND m.kind = 'SOLD'", sku))
            .isEqualTo(2L * sales);
        exactlyTheBrokenOrdersAreShort(sku, (int) answers.stream().filter(answer -> answer.status() == 303).count());
    }

    private Response sell(Shop clerk, long sku) {
        var key = UUID.randomUUID().toString();
        return clerk.postJson("/api/v1/facts", Map.of("key", key, "kind", "TILL_SALE", "counterId", world.concessionCounter,
            "deviceAt", clock.instant().toString(), "offsetMillis", 0, "rows", List.of(Map.of("code", world.barcode(sku), "quantity", 2))), key);
    }

    private void exactlyTheBrokenOrdersAreShort(long sku, int placed) {
        var orders = sql.rows("""
            SELECT o.state, l.quantity, l.lacking,
                   (SELECT COALESCE(SUM(kept.quantity), 0) FROM hold JOIN hold_line kept ON kept.hold_id = hold.id
                     WHERE hold.order_id = o.id AND hold.state = 'OPEN') AS kept,
                   (SELECT COUNT(*) FROM hold WHERE hold.order_id = o.id AND hold.state = 'CANCELLED') AS broken
              FROM orders o
              JOIN order_line l ON l.order_id = o.id
             WHERE l.sku_id = ?
               AND o.channel = 'ONLINE'
            """, sku);
        assertThat(orders).hasSize(placed);
        assertThat(orders).allSatisfy(order -> {
            assertThat(number(order, "lacking")).isEqualTo(number(order, "quantity") - number(order, "kept"));
            assertThat(number(order, "broken") > 0).isEqualTo(number(order, "lacking") > 0);
            assertThat(order.get("state")).isEqualTo(number(order, "lacking") > 0 ? "SHORT" : "PLACED");
        });
        assertThat(sql.number("SELECT SUM(reserved) FROM stock_level WHERE sku_id = ?", sku))
            .isEqualTo(orders.stream().mapToLong(order -> number(order, "kept")).sum())
            .isLessThanOrEqualTo(onHand(sku));
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    private long onHand(long sku) {
        return sql.number("SELECT SUM(on_hand) FROM stock_level WHERE sku_id = ?", sku);
    }

    private long found(long sku) {
        return sql.number("SELECT COALESCE(SUM(m.quantity), 0) FROM movement m JOIN lot ON lot.id = m.lot_id WHERE lot.sku_id = ? AND m.kind = 'FOUND'", sku);
    }
}
