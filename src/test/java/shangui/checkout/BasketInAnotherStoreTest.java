package shangui.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.money.Money;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** What becomes of a basket when another store is chosen, what the next purchase remembers, and what is agreed to. */
@ShopTest
class BasketInAnotherStoreTest {

    private static final String PLACE = "form[action$='/checkout']";

    @Inject World world;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;
    private static int phones;

    @BeforeEach
    void fillTheShelves() {
        clock.setInJinhua("2026-11-23T10:00");
        sql.update("UPDATE stock_level SET sell_until = '2026-01-01'");
        world.deals.list(world.secondConcessionCounter, world.mushroom, Money.of("45.00"));
    }

    @AfterEach
    void samePriceEverywhere() {
        world.deals.list(world.secondConcessionCounter, world.mushroom, world.price(world.mushroom));
    }

    private Shop shopperWith(RunningShop running, Map<Long, Integer> goods) {
        shelf.readAll();
        var shop = running.visitor();
        shop.get("/");
        change(shop, world.firstStore, "/");
        goods.forEach((sku, quantity) -> assertThat(shop.postForm("/basket/lines",
            Map.of("counterId", world.concessionCounter, "skuId", sku, "quantity", quantity)).status()).isEqualTo(303));
        return shop;
    }

    private static Response change(Shop shop, long store, String back) {
        return shop.postForm("/basket/store", Map.of("storeId", store, "back", back));
    }

    private String newPhone() {
        return "137%08d".formatted(++phones);
    }

    @Test
    void keepsWhatCanBeHadSaysWhatCannotAndWhatCostsSomethingElse(RunningShop running) {
        world.stock(world.concessionCounter, world.mushroom, 3);
        world.stock(world.concessionCounter, world.honey, 2);
        world.stock(world.concessionCounter, world.oil, 5);
        world.stock(world.secondConcessionCounter, world.mushroom, 3);
        world.stock(world.secondConcessionCounter, world.oil, 1);
        var shop = shopperWith(running, Map.of(world.mushroom, 2, world.honey, 1, world.oil, 2));

        var basket = shop.follow(change(shop, world.secondStore, "/basket"));
        assertThat(basket.words("#status")).startsWith("取货门店已换。2 件该店无货或不够：").contains("土蜂蜜", "茶油").endsWith("；1 件价格不同。");
        assertThat(basket.words(".order-line:contains(香菇干)")).contains("从 ¥48.00 变为 ¥45.00 （各店价格不同）", "¥90.00");
        assertThat(basket.words(".order-line:contains(土蜂蜜)")).contains("该店无货，不计入合计").doesNotContain("¥0.00");
        assertThat(basket.words(".order-line:contains(茶油)")).contains("想要 2 份，现在只剩 1 份");
        assertThat(basket.words(".pay-bar__sum")).contains("合计 3 件");

        var back = shop.follow(change(shop, world.firstStore, "/basket"));
        assertThat(back.words("#status")).isEqualTo("取货门店已换。购物车里的都有货，价格不变。");
        assertThat(back.words(".pay-bar__sum")).contains("合计 5 件");
    }

    @Test
    void changedTwentyTimesAtOnceIsChangedOnce(RunningShop running) {
        world.stock(world.concessionCounter, world.mushroom, 3);
        world.stock(world.secondConcessionCounter, world.mushroom, 9);
        var shop = shopperWith(running, Map.of(world.mushroom, 2));
        assertThat(Race.run(20, i -> () -> change(shop, world.secondStore, "/basket").status())).containsOnly(303);
        assertThat(shop.get("/basket").words(".pay-bar__sum")).contains("合计 2 件", "¥90.00");
    }

    @Test
    void theCheckoutOffersStoresThatHaveItAllAndOneTapChangesToOne(RunningShop running) {
        world.stock(world.concessionCounter, world.mushroom, 3);
        var shop = shopperWith(running, Map.of(world.mushroom, 2));
        assertThat(shop.get("/checkout").html().select("button.store-option")).isEmpty();

        world.stock(world.secondConcessionCounter, world.mushroom, 2);
        shelf.readAll();
        var checkout = shop.get("/checkout");
        assertThat(checkout.words("button.store-option")).isEqualTo("改到 东站店 取 最早 今天 08:00–12:00 · 都有，合计 ¥90.00");
        var changed = shop.submit(checkout, "form:has(button.store-option)", Map.of());
        assertThat(changed.location()).isEqualTo("/checkout");
        assertThat(shop.follow(changed).words("main")).contains("东站店", "¥90.00", "改到 江边店 取");
        assertThat(shop.get("/checkout").html().select("a[href='/stores?back=/checkout']")).hasSize(1);
        assertThat(shop.get("/stores?back=/checkout").html().select("form[action='/basket/store'] [name=back]").eachAttr("value")).containsOnly("/checkout");
        assertThat(shop.get("/stores?back=//elsewhere").html().select("form[action='/basket/store'] [name=back]").eachAttr("value")).containsOnly("/");
    }

    @Test
    void aPriceThatChangedInTheBasketIsToldBeforeItIsAgreedTo(RunningShop running) {
        world.stock(world.concessionCounter, world.giftBox, 2);
        var shop = shopperWith(running, Map.of(world.giftBox, 1));
        world.deals.list(world.concessionCounter, world.giftBox, Money.of("158.00"));
        try {
            shelf.readAll();
            assertThat(shop.get("/checkout").words(".order-line")).contains("从 ¥168.00 变为 ¥158.00 （门店改了这件的价格）");
            shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.giftBox, "quantity", 2, "back", "/checkout"));
            assertThat(shop.get("/checkout").words(".order-line")).as("seen since").doesNotContain("变为");
        } finally {
            world.deals.list(world.concessionCounter, world.giftBox, world.price(world.giftBox));
        }
    }

    @Test
    void aNumberIsRememberedOnlyWhereThatWasTickedAndForgottenOnATap(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 9);
        var shop = shopperWith(running, Map.of(world.honey, 1));
        var phone = newPhone();
        assertThat(shop.submit(shop.get("/checkout"), PLACE, Map.of("phone", newPhone(), "tender", "TILL")).status()).isEqualTo(303);
        again(shop);
        assertThat(shop.get("/checkout").html().selectFirst("[name=phone]").val()).isEmpty();

        assertThat(shop.submit(shop.get("/checkout"), PLACE, Map.of("phone", phone, "remember", "true", "tender", "TILL")).status()).isEqualTo(303);
        again(shop);
        var known = shop.get("/checkout");
        assertThat(known.html().selectFirst("[name=phone]").val()).isEqualTo(phone);
        assertThat(known.html().select("[name=remember]")).isEmpty();
        assertThat(shopperWith(running, Map.of(world.honey, 1)).get("/checkout").text()).as("another device").doesNotContain(phone);

        assertThat(shop.follow(shop.submit(known, "#forget-phone", Map.of())).words("#status")).isEqualTo("已忘掉这个号码。");
        assertThat(shop.get("/checkout").html().selectFirst("[name=phone]").val()).isEmpty();
    }

    private void again(Shop shop) {
        shelf.readAll();
        shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 1));
    }

    @Test
    void whatIsFreshSaysHowItIsTakenBackWhereThatIsAgreedTo(RunningShop running) {
        world.receive(world.concessionCounter, world.lot(world.freshMushroom, "2026-11-22", "2026-11-29"), 2);
        world.stock(world.concessionCounter, world.honey, 2);
        assertThat(shopperWith(running, Map.of(world.freshMushroom, 1, world.honey, 1)).get("/checkout").words(PLACE + " .agreed"))
            .contains("鲜香菇：鲜活易腐，不支持七天无理由退货。有坏果，取货后 48 小时内", "其他商品：收货七天内");
        assertThat(shopperWith(running, Map.of(world.honey, 1)).get("/checkout").words(PLACE + " .agreed"))
            .contains("收货七天内，没有拆封的可以无理由退货").doesNotContain("鲜活易腐");
    }
}
