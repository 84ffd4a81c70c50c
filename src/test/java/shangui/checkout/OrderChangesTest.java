package shangui.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.order.OrderService;
import shangui.paper.CodeDrawing;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** What a shopper does with an order that waits: another time to collect it, the same once more; and what the page tells meanwhile. */
@ShopTest
class OrderChangesTest {

    private static final String PLACE = "form[action$='/checkout']";
    private static final String WINDOW = "form[action$='/window']";

    @Inject World world;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject OrderService orders;
    private static int phones;

    @BeforeEach
    void fillTheShelves() {
        clock.setInJinhua("2026-11-23T10:00");
        sql.update("UPDATE stock_level SET sell_until = '2026-01-01'");
    }

    private record Placed(Shop shop, String path, long order) {

        Response page() {
            return shop.get(path);
        }

        Response change(String window) {
            return shop.submit(page(), WINDOW, Map.of("window", window));
        }
    }

    private Placed place(RunningShop running, long sku, int quantity, String tender) {
        shelf.readAll();
        var shop = running.visitor();
        shop.get("/");
        shop.postForm("/basket/store", Map.of("storeId", world.firstStore));
        shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", sku, "quantity", quantity));
        var phone = "132%08d".formatted(++phones);
        var placed = shop.submit(shop.get("/checkout"), PLACE, Map.of("phone", phone, "tender", tender, "window", "2026-11-23T16:00"));
        assertThat(placed.status()).as(placed.text()).isEqualTo(303);
        return new Placed(shop, placed.location().replace("/payment", ""), sql.number("SELECT id FROM orders WHERE phone = ?", phone));
    }

    private String text(String columns, long order) {
        return sql.text("SELECT CONCAT_WS(' ', " + columns + ") FROM orders o JOIN checkout c ON c.id = o.checkout_id LEFT JOIN hold h ON h.order_id = o.id AND h.state = 'OPEN' WHERE o.id = ?", order);
    }

    @Test
    void anotherTimeMovesTheDeadlineTheHoldAndTheWindowTogether(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 1);
        var placed = place(running, world.honey, 1, "TILL");
        assertThat(placed.page().html().select(WINDOW + " [name=window]").eachAttr("value")).hasSize(8).doesNotContain("2026-11-23T16:00").contains("2026-11-25T08:00");

        var changed = placed.shop.follow(placed.change("2026-11-25T08:00"));
        assertThat(changed.words("#status")).isEqualTo("取货时间已改到 2026年11月25日 08:00–12:00。");
        assertThat(changed.words("main")).contains("取货时段：11月25日 08:00–12:00", "保留至 11月25日 21:30", "改了取货时间");
        assertThat(text("o.last_day, o.keep_until = h.ends_at, c.window_from", placed.order)).startsWith("2026-11-25 1 2026-11-25 00:00:00");

        placed.change("2026-11-24T08:00");
        var refused = placed.change("2026-11-23T12:00");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words("[role=alert]")).contains("取货时间最多改 2 次");
    }

    @Test
    void whatIsNotPickedYetIsTakenFromLotsThatKeepLongEnough(RunningShop running) {
        long soon = world.lot(world.freshMushroom, "2026-11-20", "2026-11-25");
        long later = world.lot(world.freshMushroom, "2026-11-22", "2026-11-29");
        world.receive(world.concessionCounter, soon, 2);
        world.receive(world.concessionCounter, later, 2);
        var placed = place(running, world.freshMushroom, 2, "TILL");
        assertThat(reserved(soon)).isEqualTo(2);

        assertThat(placed.change("2026-11-25T08:00").status()).isEqualTo(303);
        assertThat(List.of(reserved(soon), reserved(later))).containsExactly(0L, 2L);
    }

    private long reserved(long lot) {
        return sql.number("SELECT reserved FROM stock_level WHERE lot_id = ?", lot);
    }

    @Test
    void whatWouldNotKeepThatLongStaysAsItWas(RunningShop running) {
        long soon = world.lot(world.freshMushroom, "2026-11-20", "2026-11-25");
        world.receive(world.concessionCounter, soon, 2);
        var placed = place(running, world.freshMushroom, 1, "TILL");
        var before = text("o.last_day, o.keep_until, h.id, h.ends_at, c.window_from", placed.order);

        var refused = placed.change("2026-11-25T08:00");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words("#window-error")).isEqualTo("鲜香菇 放不到那一天，没有改。请选早一点的时段。");
        assertThat(text("o.last_day, o.keep_until, h.id, h.ends_at, c.window_from", placed.order)).isEqualTo(before);
    }

    @Test
    void packsThatStandPickedAreNotExchangedForOthers(RunningShop running) {
        long soon = world.lot(world.freshMushroom, "2026-11-20", "2026-11-25");
        world.receive(world.concessionCounter, soon, 1);
        world.receive(world.concessionCounter, world.lot(world.freshMushroom, "2026-11-22", "2026-11-29"), 1);
        var placed = place(running, world.freshMushroom, 1, "TILL");
        orders.ready(placed.order, null);
        assertThat(placed.change("2026-11-25T08:00").status()).isEqualTo(422);
        assertThat(placed.change("2026-11-24T08:00").status()).isEqualTo(303);
        assertThat(reserved(soon)).isEqualTo(1);
    }

    @Test
    void anUnpaidOrderIsKeptNoLongerForBeingCollectedLater(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 1);
        var placed = place(running, world.honey, 1, "ONLINE");
        clock.advance(Duration.ofMinutes(3));
        assertThat(placed.page().words(".notice--warn")).contains("请在 10:15 前付款，还剩 12 分钟");
        assertThat(placed.change("2026-11-25T08:00").status()).isEqualTo(303);
        assertThat(sql.text("SELECT DATE_FORMAT(ends_at, '%H:%i') FROM hold WHERE order_id = ? AND state = 'OPEN'", placed.order)).isEqualTo("02:15");
    }

    @Test
    void severalTimesWantedAtOnceAndACancellationLeaveOneOutcome(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 1);
        var placed = place(running, world.honey, 1, "TILL");
        var windows = List.of("2026-11-24T08:00", "2026-11-24T12:00", "2026-11-25T08:00", "2026-11-25T12:00");
        var answers = Race.run(5, i -> () -> i == 4 ? placed.shop.postForm(placed.path + "/cancellation", Map.of("key", UUID.randomUUID())).status()
            : placed.shop.postForm(placed.path + "/window", Map.of("key", UUID.randomUUID(), "window", windows.get(i))).status());
        assertThat(answers.get(4)).isEqualTo(303);
        assertThat(answers.subList(0, 4).stream().filter(status -> status == 303).count()).isLessThanOrEqualTo(2);
        assertThat(sql.number("SELECT COUNT(*) FROM hold WHERE order_id = ? AND state = 'OPEN'", placed.order)).isZero();
    }

    @Test
    void theSquareHoldsTheCodeAndNothingElse(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 1);
        var page = place(running, world.honey, 1, "TILL").page();
        var code = page.words(".pickup-code__digits").replaceAll("[^0-9]", "");
        assertThat(page.html().select(".code-square path").attr("d")).isEqualTo(CodeDrawing.qr(code).path());
    }

    @Test
    void theSameOnceMorePutsInWhatCanBeHadAndNamesTheRest(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 9);
        var placed = place(running, world.honey, 2, "TILL");
        placed.shop.submit(placed.page(), "form[action$=cancellation]", Map.of());
        change(placed.shop, world.secondStore);
        shelf.readAll();
        for (int i = 0; i < 2; i++) {
            var basket = placed.shop.follow(placed.shop.submit(placed.page(), "form[action$=reorder]", Map.of()));
            assertThat(basket.words("#status")).isEqualTo("已放入购物车 2 件。");
            assertThat(basket.words("main")).contains("江边店", "合计 2 件");
        }
        sql.update("UPDATE stock_level SET reserved = on_hand - 1, changed_at = '2026-11-23 02:00:00' WHERE counter_id = ? AND sku_id = ? AND on_hand > 1", world.concessionCounter, world.honey);
        try {
            shelf.readAll();
            var basket = placed.shop.follow(placed.shop.submit(placed.page(), "form[action$=reorder]", Map.of()));
            assertThat(basket.words("#status")).isEqualTo("已放入购物车 1 件。现在买不到或不够：土蜂蜜。");
        } finally {
            sql.update("UPDATE stock_level SET reserved = 0 WHERE counter_id = ? AND sku_id = ?", world.concessionCounter, world.honey);
        }
    }

    private static void change(Shop shop, long store) {
        shop.postForm("/basket/store", Map.of("storeId", store));
    }
}
