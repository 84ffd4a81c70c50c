package shangui.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.money.Money;
import shangui.order.OrderService;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** A shopper without scripts, from choosing a store to a code to collect with, goods paid at the till. */
@ShopTest
class PurchaseTest {

    private static final String PLACE = "form[action$='/checkout']";

    @Inject World world;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject CheckoutService checkouts;
    @Inject OrderService orders;
    @Inject BasketService baskets;
    private static int phones;

    @BeforeEach
    void fillTheShelves() {
        clock.setInJinhua("2026-11-23T10:00");
        sql.update("UPDATE stock_level SET sell_until = '2026-01-01'");
        shelf.readAll();
    }

    private String newPhone() {
        return "139%08d".formatted(++phones);
    }

    private Shop shopperAt(RunningShop running, long store) {
        var shop = running.visitor();
        shop.get("/");
        assertThat(shop.postForm("/basket/store", Map.of("storeId", store, "back", "/")).status()).isEqualTo(303);
        return shop;
    }

    private void putIn(Shop shop, long counter, long sku, int quantity) {
        shelf.readAll();
        assertThat(shop.postForm("/basket/lines", Map.of("counterId", counter, "skuId", sku, "quantity", quantity)).status()).isEqualTo(303);
    }

    private Response place(Shop shop, String phone, String tender) {
        return shop.submit(shop.get("/checkout"), PLACE, Map.of("phone", phone, "tender", tender));
    }

    @Test
    void buysWithNothingButAPhoneAndCollectsOnACode(RunningShop running) {
        world.stock(world.concessionCounter, world.mushroom, 6);
        shelf.readAll();
        var shop = running.visitor();
        var stores = shop.get("/stores");
        assertThat(stores.words("main")).contains("江边店", "08:00–21:30");

        var home = shop.follow(shop.submit(stores, "form:has([name=storeId][value='" + world.firstStore + "'])", Map.of()));
        assertThat(home.words(".product-card")).contains("香菇干 250g袋装", "武义县·新宅镇 一村", "¥48.00", "折合 ¥96.00/500g", "现货 6 份");

        var added = shop.follow(shop.submit(home, ".product-card form", Map.of()));
        assertThat(added.words("[role=status]")).isEqualTo("已加入，购物车共 1 件，¥48.00。");
        var twice = shop.follow(shop.submit(added, ".product-card form", Map.of()));
        assertThat(twice.words("[role=status]")).isEqualTo("已加入，购物车共 2 件，¥96.00。");

        var basket = shop.get("/basket");
        assertThat(basket.words(".pay-bar__sum")).contains("合计 2 件", "¥96.00");
        var placed = place(shop, newPhone(), "TILL");
        assertThat(placed.status()).as(placed.text()).isEqualTo(303);

        var order = shop.follow(placed);
        assertThat(order.words("h1")).isEqualTo("已下单，备货中");
        assertThat(order.words(".pickup-code__digits")).matches("\\d{4} \\d{4}");
        assertThat(order.words("main")).contains("江边店", "联营专柜 · 一楼入口右侧", "香菇干 250g袋装 × 2", "保留至 11月23日 21:30", "已下单");
        assertThat(shop.get("/basket").words("main")).contains("购物车是空的");
        assertThat(sql.number("SELECT SUM(reserved) FROM stock_level WHERE counter_id = ?", world.concessionCounter)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void saysTheSameInEnglish(RunningShop running) {
        world.stock(world.concessionCounter, world.oil, 3);
        shelf.readAll();
        var shop = running.visitor();
        shop.get("/en");
        shop.postForm("/en/basket/store", Map.of("storeId", world.firstStore, "back", "/"));
        var home = shop.get("/en");
        assertThat(home.words(".product-card:contains(Camellia)")).contains("Camellia seed oil", "¥58.00/500ml", "First, Xinzhai, Wuyi");
        var added = shop.submit(home, ".product-card:contains(Camellia) form", Map.of());
        assertThat(added.location()).isEqualTo("/en");
        var placed = shop.submit(shop.get("/en/checkout"), PLACE, Map.of("phone", newPhone(), "tender", "TILL"));
        assertThat(shop.follow(placed).words("h1")).isEqualTo("Ordered, being picked");
    }

    @Test
    void aBasketOfTwoCountersBecomesTwoOrdersWithOneCode(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 2);
        world.stock(world.consignmentCounter, world.tea, 1);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 1);
        putIn(shop, world.consignmentCounter, world.tea, 1);
        var order = shop.follow(place(shop, newPhone(), "TILL"));
        assertThat(order.words("main")).contains("联营专柜", "代销专柜");
        assertThat(order.words(".total-line")).contains("¥146.00");
        var codes = sql.rows("SELECT DISTINCT pickup_code FROM orders WHERE checkout_id = (SELECT MAX(id) FROM checkout)");
        assertThat(codes).hasSize(1);
        assertThat(sql.number("SELECT COUNT(*) FROM orders WHERE checkout_id = (SELECT MAX(id) FROM checkout)")).isEqualTo(2);
    }

    @Test
    void whenTheSecondCounterIsShortTheFirstKeepsNothingAndTheShopperIsToldWhat(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 2);
        world.stock(world.consignmentCounter, world.tea, 2);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 2);
        putIn(shop, world.consignmentCounter, world.tea, 2);
        var page = shop.get("/checkout");
        var other = shopperAt(running, world.firstStore);
        putIn(other, world.consignmentCounter, world.tea, 1);
        assertThat(place(other, newPhone(), "TILL").status()).isEqualTo(303);

        var phone = newPhone();
        var refused = shop.submit(page, PLACE, Map.of("phone", phone, "tender", "ONLINE"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().title()).startsWith("错误：");
        assertThat(refused.words("[role=alert]")).contains("有商品不够了：新宅高山绿茶 100g袋装");
        assertThat(refused.words(".notice--warn")).contains("新宅高山绿茶 100g袋装: 想要 2 份，现在有 1 份");
        assertThat(refused.html().selectFirst("[name=phone]").val()).isEqualTo(phone);
        assertThat(sql.number("SELECT reserved FROM stock_level WHERE counter_id = ? AND sku_id = ? ORDER BY lot_id DESC LIMIT 1",
            world.concessionCounter, world.honey)).isZero();

        var agreed = shop.submit(refused, PLACE, Map.of());
        assertThat(agreed.status()).as(agreed.text()).isEqualTo(303);
        assertThat(sql.number("SELECT payable_fen FROM checkout WHERE id = (SELECT MAX(id) FROM checkout)")).isEqualTo(2 * 7800 + 6800);
    }

    @Test
    void aPriceThatChangedStopsWithFromAndTo(RunningShop running) {
        world.stock(world.concessionCounter, world.giftBox, 2);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.giftBox, 1);
        var page = shop.get("/checkout");
        world.deals.list(world.concessionCounter, world.giftBox, Money.of("158.00"));
        try {
            var stopped = shop.submit(page, PLACE, Map.of("phone", newPhone(), "tender", "TILL"));
            assertThat(stopped.status()).isEqualTo(422);
            assertThat(stopped.words(".notice--warn")).contains("花菇礼盒 2袋礼盒: 从 ¥168.00 变为 ¥158.00");
            assertThat(shop.submit(stopped, PLACE, Map.of()).status()).isEqualTo(303);
        } finally {
            world.deals.list(world.concessionCounter, world.giftBox, Money.of("168.00"));
        }
    }

    @Test
    void theSameFormSentTwentyTimesAtOnceIsOneCheckoutWithOneAnswer(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 9);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 1);
        var page = shop.get("/checkout");
        long before = sql.number("SELECT COUNT(*) FROM checkout");
        var phone = newPhone();
        var answers = Race.run(20, i -> () -> shop.submit(page, PLACE, Map.of("phone", phone, "tender", "TILL")));
        assertThat(answers).allMatch(answer -> answer.status() == 303);
        assertThat(answers.stream().map(Response::location).distinct()).hasSize(1);
        assertThat(sql.number("SELECT COUNT(*) FROM checkout")).isEqualTo(before + 1);
        assertThat(shop.submit(page, PLACE, Map.of("phone", newPhone(), "tender", "TILL")).status()).as("other body").isEqualTo(422);
    }

    @Test
    void aRepeatGoesOnWhereACrashLeftIt(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 2);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 1);
        var page = shop.get("/checkout");
        var phone = newPhone();
        var first = shop.submit(page, PLACE, Map.of("phone", phone, "tender", "TILL"));
        sql.update("UPDATE checkout SET state = 'PLACING' WHERE phone = ?", phone);
        assertThat(shop.submit(page, PLACE, Map.of("phone", phone, "tender", "TILL")).location()).isEqualTo(first.location());
        assertThat(sql.text("SELECT state FROM checkout WHERE phone = ?", phone)).isEqualTo("PLACED");
        assertThat(sql.number("SELECT COUNT(*) FROM orders WHERE phone = ?", phone)).isEqualTo(1);
    }

    @Test
    void whatNobodyRepeatsIsGivenUp(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 2);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 1);
        var phone = newPhone();
        place(shop, phone, "TILL");
        sql.update("UPDATE checkout SET state = 'PLACING' WHERE phone = ?", phone);
        clock.advance(Duration.ofMinutes(3));
        assertThat(checkouts.refuseLeftHalfway()).isEqualTo(1);
        assertThat(sql.text("SELECT state FROM orders WHERE phone = ?", phone)).isEqualTo("CANCELLED");
    }

    @Test
    void letsAStrangerOweNoMoreThanTwoOrdersAtTheTill(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 9);
        var phone = newPhone();
        var shops = List.of(shopperAt(running, world.firstStore), shopperAt(running, world.firstStore), shopperAt(running, world.firstStore));
        shops.forEach(shop -> putIn(shop, world.concessionCounter, world.honey, 1));
        var pages = shops.stream().map(shop -> shop.get("/checkout")).toList();
        var answers = Race.run(3, i -> () -> shops.get(i).submit(pages.get(i), PLACE, Map.of("phone", phone, "tender", "TILL")).status());
        assertThat(answers).containsExactlyInAnyOrder(303, 303, 422);
    }

    @Test
    void letsAStrangerOweNoMoreThanTwoHundredYuan(RunningShop running) {
        world.stock(world.concessionCounter, world.giftBox, 2);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.giftBox, 2);
        var refused = place(shop, newPhone(), "TILL");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words("[role=alert]")).contains("合计不超过 ¥200.00");
    }

    @Test
    void aPhoneIsAskedForInWords(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 2);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 1);
        assertThat(place(shop, "12345", "TILL").words("#phone-error")).isEqualTo("请填 11 位手机号，例如 13812345678");
        assertThat(place(shop, "", "TILL").words("#phone-error")).isEqualTo("请填手机号");
        assertThat(place(shop, "+86 139-0000 9999", "TILL").status()).isEqualTo(303);
    }

    @Test
    void takesOnlyLotsThatMayStillBeSoldOnTheDayOfCollecting(RunningShop running) {
        world.receive(world.concessionCounter, world.lot(world.freshMushroom, "2026-11-20", "2026-11-25"), 2);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.freshMushroom, 1);
        var days = shop.get("/checkout").html().select("[name=window]").eachAttr("value").stream().map(value -> value.substring(0, 10)).distinct();
        assertThat(days).containsExactly("2026-11-23", "2026-11-24");
    }

    @Test
    void cancellingPutsTheGoodsBack(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 1);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 1);
        var order = shop.follow(place(shop, newPhone(), "TILL"));
        shelf.readAll();
        assertThat(shop.get("/").words("main")).doesNotContain("土蜂蜜");
        var cancelled = shop.follow(shop.submit(order, "form[action$=cancellation]", Map.of()));
        assertThat(cancelled.words("h1")).isEqualTo("订单已取消");
        assertThat(cancelled.html().select("form[action$=cancellation]")).isEmpty();
        shelf.readAll();
        assertThat(shop.get("/").words("main")).contains("土蜂蜜");
    }

    @Test
    void whoseOrderIsShortChoosesToWaitOrToDoWithout(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 2);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 2);
        var phone = newPhone();
        var placed = place(shop, phone, "TILL");
        long order = sql.number("SELECT id FROM orders WHERE phone = ?", phone);
        long line = sql.number("SELECT id FROM order_line WHERE order_id = ?", order);
        orders.pickShort(order, Map.of(line, 1), null);
        var page = shop.follow(placed);
        assertThat(page.words("h1")).isEqualTo("有商品缺货");
        assertThat(page.words(".notice--warn")).contains("土蜂蜜 500g瓶装: 少 1 份");
        assertThat(page.words("form[action$=choice]")).isEqualTo("不要缺的这部分 我愿意等");
        var key = page.html().selectFirst("form[action$=choice] [name=key]").val();
        var chosen = shop.postForm(placed.location() + "/choice", Map.of("key", key, "orderId", order, "choice", "REFUND"));
        assertThat(shop.follow(chosen).words("main")).contains("已按您的选择办理", "缺 1 份，已减去", "¥78.00");
    }

    @Test
    void aBasketIsKeptNinetyDays(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 1);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 1);
        clock.advance(Duration.ofDays(89));
        baskets.forgetOld();
        assertThat(shop.get("/basket").words(".order-lines")).contains("土蜂蜜");
        clock.advance(Duration.ofDays(2));
        baskets.forgetOld();
        assertThat(shop.get("/basket").words("main")).contains("购物车是空的");
    }

    @Test
    void isFoundAgainByNumberAndPhoneAndNotBeforeBothAreRight(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 1);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 1);
        var phone = newPhone();
        var order = place(shop, phone, "TILL");
        var number = sql.text("SELECT number FROM checkout WHERE phone = ?", phone);
        var stranger = running.visitor();
        var form = stranger.get("/orders");
        assertThat(stranger.submit(form, "form[action='/orders']", Map.of("number", number.substring(0, 6) + " " + number.substring(6), "phone", phone)).location()).isEqualTo(order.location());
        var wrongPhone = stranger.submit(form, "form[action='/orders']", Map.of("number", number, "phone", newPhone()));
        var wrongNumber = stranger.submit(form, "form[action='/orders']", Map.of("number", "261123000000", "phone", phone));
        assertThat(List.of(wrongPhone.status(), wrongNumber.status())).containsOnly(404);
        assertThat(wrongPhone.words("[role=alert]")).isEqualTo(wrongNumber.words("[role=alert]"));
        for (int i = 0; i < 10; i++) {
            stranger.submit(form, "form[action='/orders']", Map.of("number", number, "phone", newPhone()));
        }
        assertThat(stranger.submit(form, "form[action='/orders']", Map.of("number", number, "phone", phone)).status()).isEqualTo(429);
    }

    @Test
    void theFamilysPageShowsTheCodeAndNeitherPhoneNorToken(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 1);
        var shop = shopperAt(running, world.firstStore);
        putIn(shop, world.concessionCounter, world.honey, 1);
        var phone = newPhone();
        var placed = place(shop, phone, "TILL");
        var order = shop.follow(placed);
        var code = order.words(".pickup-code__digits");
        var token = placed.location().substring("/orders/".length());
        var path = order.html().selectFirst("a[href*=/collect/]").attr("href");
        for (var family : List.of(running.visitor().get(path), running.visitor().getJson("/api/v1" + path))) {
            assertThat(family.status()).isEqualTo(200);
            assertThat(family.text()).doesNotContain(phone, token, "cancellation");
        }
        assertThat(running.visitor().get(path).words(".pickup-code__digits")).isEqualTo(code);
        assertThat(running.visitor().postForm(path.replace("collect", "orders") + "/cancellation", Map.of("key", UUID.randomUUID())).status()).isEqualTo(404);
    }

    @Test
    void aProgramBuysThroughTheApi(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 1);
        shelf.readAll();
        var shop = running.visitor();
        shop.getJson("/api/v1/basket");
        assertThat(shop.getJson("/api/v1/stores").text()).contains("江边店");
        assertThat(shop.getJson("/api/v1/stores/" + world.firstStore + "/products").text()).contains("土蜂蜜");
        var window = Pattern.compile("\"name\":\"(2026-[^\"]+)\"");
        assertThat(shop.postJson("/api/v1/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 1)).status()).isEqualTo(200);
        var options = window.matcher(shop.getJson("/api/v1/checkout").text());
        assertThat(options.find()).isTrue();
        var wish = new HashMap<String, Object>(Map.of("storeId", world.firstStore, "privacyVersion", 1, "window", options.group(1), "phone", newPhone(), "tender", "TILL",
            "lines", List.of(Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 1, "unitPrice", 7800))));
        var key = UUID.randomUUID().toString();
        var placed = shop.postJson("/api/v1/checkouts", wish, key);
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(shop.postJson("/api/v1/checkouts", wish, key).text()).isEqualTo(placed.text());
        var order = shop.getJson("/api/v1/orders/" + placed.json().get("token").getStringValue());
        assertThat(order.json().get("standing").getStringValue()).isEqualTo("PREPARING");
    }
}
