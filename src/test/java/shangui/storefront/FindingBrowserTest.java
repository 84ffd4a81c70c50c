package shangui.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Geolocation;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shangui.checkout.Shelf;
import shangui.testing.Browser;
import shangui.testing.Browser.Visit;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** Goods looked for in a real browser, with and without scripts, and every state the pages of found goods can be in. */
@ShopTest
class FindingBrowserTest {

    private static Browser browser;

    @Inject World world;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject RunningShop running;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void fillTheShelves() {
        clock.setInJinhua("2026-11-23T10:00");
        for (long sku : List.of(world.mushroom, world.tea, world.oil)) {
            world.stock(world.concessionCounter, sku, 9);
        }
        world.stock(world.secondConcessionCounter, world.honey, 2);
        sql.update("UPDATE product SET season = 448 WHERE id = (SELECT product_id FROM sku WHERE id = ?)", world.corn);
        sql.update("UPDATE product SET season = 3072 WHERE id = (SELECT product_id FROM sku WHERE id = ?)", world.oil);
        shelf.readAll();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsTypedIsFoundPutIntoTheBasketAndTheListIsStillThere(boolean scripts) {
        try (var visit = browser.visit(running, 390, 844, "zh-CN", scripts)) {
            var page = visit.open("/stores");
            page.click("form:has([name=storeId][value='" + world.firstStore + "']) button");
            page.fill("[type=search]", "shancha");
            page.keyboard().press("Enter");
            assertThat(page.locator(".product-card")).hasCount(1);
            page.click("button[aria-label='加入购物车：山茶油 500ml瓶装']");
            assertThat(page.locator("#status")).containsText("购物车共 1 件");
            assertThat(page.locator("h1")).containsText("shancha");
            page.fill("[type=search]", "");
            page.keyboard().press("Enter");
            page.click("summary");
            page.selectOption("[name=category]", "TEA");
            page.click("form.filter-bar button");
            assertThat(page.locator(".product-card")).hasCount(1);
            page.goBack();
            assertThat(page.locator(".product-card").count()).isGreaterThan(3);
        }
    }

    @Test
    void whereAShopperIsIsAskedForWhenTappedAndTakenToAKilometre() {
        sql.update("INSERT IGNORE INTO store_place (store_id, latitude_e6, longitude_e6) VALUES (?, 29090000, 119690000)", world.secondStore);
        shelf.readAll();
        try (var visit = browser.phone(running)) {
            visit.context().setGeolocation(new Geolocation(29.078912, 119.647388));
            visit.context().grantPermissions(List.of("geolocation"));
            var page = visit.open("/stores");
            visit.look("finding-stores-zh-390");
            page.click("near-me button");
            page.waitForURL(Pattern.compile(".*/stores\\?near=29.08,119.65"));
            assertThat(page.locator(".store-list__item").first()).containsText("约 4 公里");
            visit.look("finding-stores-near-zh-390");
        }
        try (var visit = browser.phone(running)) {
            var page = visit.open("/stores");
            page.click("near-me button");
            assertThat(page.locator("near-me [role=status]")).containsText("没有拿到位置");
        }
    }

    @Test
    void everyStateIsAccessibleInBothLanguagesAndLargeLetters() {
        Map<String, String> states = Map.of("list", "/products", "unit-price", "/products?sort=UNIT_PRICE&store=" + world.firstStore, "found", "/search?q=xgg",
            "alike", "/search?q=%E5%9C%9F%E5%97%AF%E8%9C%9C", "none", "/search?q=pineapple", "out-of-season", "/products/" + world.corn, "elsewhere", "/products/" + world.honey);
        Shop shopper = running.visitor();
        shopper.get("/");
        shopper.postForm("/basket/store", Map.of("storeId", world.firstStore, "back", "/"));
        try (var phone = browser.phone(running).as(shopper); var desk = browser.desk(running).as(shopper)) {
            states.forEach((name, path) -> {
                look(phone.large(false), path, "finding-" + name + "-zh-390");
                look(phone.large(true), "/en" + path, "finding-" + name + "-en-large-390");
            });
            look(desk, "/products?sort=UNIT_PRICE", "finding-unit-price-zh-1280");
            look(desk, "/en/search?q=pineapple", "finding-none-en-1280");
        }
    }

    private static void look(Visit visit, String path, String name) {
        visit.open(path);
        visit.look(name);
    }
}
