package shangui.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shangui.testing.Browser;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;
import shangui.testing.World;

/** The whole purchase in a real browser on a phone's screen, with and without scripts, in both languages. */
@ShopTest
class PurchaseBrowserTest {

    private static Browser browser;
    private static int phones;

    @Inject World world;
    @Inject Shelf shelf;
    @Inject TestClock clock;

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
        for (long sku : new long[] {world.mushroom, world.freshMushroom, world.tea}) {
            world.receive(world.concessionCounter, world.lot(sku, "2026-11-20", sku == world.freshMushroom ? "2026-11-27" : "2027-11-19", world.villages.get(0)), 9);
        }
        for (long sku : new long[] {world.honey, world.oil, world.giftBox}) {
            world.receive(world.consignmentCounter, world.lot(sku, "2026-11-01", "2028-10-31", world.villages.get(1)), 2);
        }
        shelf.readAll();
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, true", "zh-CN, false", "en, true", "en, false"})
    void buysPaysAndGetsACode(String language, boolean scripts, RunningShop running) {
        boolean english = language.equals("en");
        String home = english ? "/en" : "/";
        try (var visit = browser.visit(running, 390, 844, language, scripts)) {
            var look = new Look(visit, "shop-" + language + (scripts ? "" : "-noscript"), scripts);
            var page = visit.open(home);
            look.at("1-stores");
            page.click("form:has([name=storeId][value='" + world.firstStore + "']) button");
            look.at("2-home");
            add(page, 0, english ? "Added. In your basket: 1," : "购物车共 1 件");
            add(page, 0, english ? "Added. In your basket: 2," : "购物车共 2 件");
            add(page, 3, english ? "Added. In your basket: 3," : "购物车共 3 件");
            look.at("3-added");
            page.click(".product-card a >> nth=0");
            look.at("4-product");
            page.click("#basket-bar a");
            look.at("5-basket");
            page.click("main a[href$='/checkout']");
            look.at("6-checkout");
            page.fill("[name=phone]", "123");
            page.click("button.button--pay");
            assertThat(page.title()).startsWith(english ? "Error" : "错误：");
            look.at("7-refused");
            page.fill("[name=phone]", "1360000000" + ++phones);
            page.click("button.button--pay");
            page.waitForURL(Pattern.compile(".*/orders/.+/payment"));
            look.at("8-pay");
            page.click("a.button--pay");
            page.waitForURL(Pattern.compile(".*/pay/.*"));
            page.click("button.pay");
            page.waitForURL(Pattern.compile(".*/orders/.+/payment"));
            assertThat(page.textContent("h1")).isEqualTo(english ? "Paid" : "已付款");
            look.at("9-paid");
            page.click("main a.button--big");
            assertThat(page.textContent(".pickup-code__digits").replaceAll("[^0-9]", "")).hasSize(8);
            look.at("10-order");
            page.click("a[href*='/collect/']");
            assertThat(page.content()).doesNotContain("13600000");
            look.at("11-collect");
            page.navigate(running.address() + (english ? "/en" : "") + "/orders");
            look.at("12-find");
        }
    }

    private static void add(Page page, int card, String said) {
        page.click(".product-card .add-button >> nth=" + card);
        assertThat(page.locator("#status")).containsText(said);
    }

    /** Every page fits the screen and has nothing axe objects to; a picture of it is kept. */
    private record Look(Browser.Visit visit, String name, boolean scripts) {

        void at(String what) {
            if (scripts) {
                visit.assertAccessible();
                visit.assertFitsItsWidth();
            }
            visit.screenshot(name + "-" + what);
        }
    }
}
