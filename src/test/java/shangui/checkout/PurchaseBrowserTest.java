package shangui.checkout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
            look.at("0-first");
            page.click("a.store-choice");
            look.at("1-stores");
            page.click("form:has([name=storeId][value='" + world.firstStore + "']) button");
            look.at("2-home");
            add(page, 0, english ? "Added. In your basket: 1," : "购物车共 1 件");
            add(page, 0, english ? "Added. In your basket: 2," : "购物车共 2 件");
            add(page, 3, english ? "Added. In your basket: 3," : "购物车共 3 件");
            look.at("3-added");
            page.click(".product-card a >> nth=0");
            look.at("4-product");
            page.click("#basket-bar a.basket-bar__sum");
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

    /** The home page's bar leads to the checkout; whoever was here before is at their store, and their number stands there. */
    @Test
    void isFiveTapsFromHomeToPaidForWhoComesAgainAndEightForWhoIsNew(RunningShop running) {
        try (var visit = browser.phone(running)) {
            var taps = new Taps(visit.open("/"));
            taps.on("a.store-choice");
            taps.on("form:has([name=storeId][value='" + world.firstStore + "']) button");
            taps.on(".product-card .add-button >> nth=0");
            assertThat(taps.page.locator("#status")).containsText("1 件");
            taps.on("#basket-bar a.button");
            taps.on("[name=phone]");
            taps.page.keyboard().type("1350000000" + ++phones);
            taps.page.check("[name=remember]"); // for the next purchase, this one does without
            taps.pay();
            assertThat(taps.counted).as("new shopper").isLessThanOrEqualTo(8);

            var again = new Taps(visit.open("/"));
            again.on(".product-card .add-button >> nth=0");
            assertThat(again.page.locator("#status")).containsText("1 件");
            again.on("#basket-bar a.button");
            again.pay();
            assertThat(again.counted).as("returning shopper").isLessThanOrEqualTo(5);
        }
    }

    /** Nothing but Tab, Enter, the arrows and what is typed. */
    @Test
    void isBoughtByKeyboardAlone(RunningShop running) {
        try (var visit = browser.desk(running)) {
            var page = visit.open("/stores");
            Keys.on(page, "form:has([name=storeId][value='" + world.firstStore + "']) button");
            page.waitForSelector(".product-card .add-button");
            Keys.on(page, ".product-card .add-button");
            assertThat(page.locator("#status")).containsText("1 件");
            Keys.on(page, "#basket-bar a.button");
            page.waitForURL(Pattern.compile(".*/checkout"));
            Keys.to(page, "[name=window]:checked");
            page.keyboard().press("ArrowDown");
            Keys.to(page, "[name=phone]");
            page.keyboard().type("1340000000" + ++phones);
            Keys.to(page, "[name=tender]:checked");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("[name=tender][value=TILL]")).isChecked();
            Keys.on(page, "button.button--pay");
            page.waitForURL(Pattern.compile(".*/orders/[^/]+"));
            assertThat(page.textContent(".pickup-code__digits").replaceAll("[^0-9]", "")).hasSize(8);
        }
    }

    /** Counts taps on what is there to be tapped. */
    private static final class Taps {

        private final Page page;
        private int counted;

        private Taps(Page page) {
            this.page = page;
        }

        private void on(String selector) {
            page.tap(selector);
            counted++;
        }

        /** Time and way to pay stand chosen. */
        private void pay() {
            on("button.button--pay");
            page.waitForURL(Pattern.compile(".*/orders/.+/payment"));
            on("a.button--pay");
            page.waitForURL(Pattern.compile(".*/pay/.*"));
            on("button.pay");
            page.waitForURL(Pattern.compile(".*/orders/.+/payment"));
            assertThat(page.textContent("h1")).isEqualTo("已付款");
        }
    }

    /** A keyboard: forward until the focus is where it is wanted. */
    private static final class Keys {

        private static final int FARTHEST = 120;

        private static void to(Page page, String selector) {
            for (int i = 0; i < FARTHEST; i++) {
                if ((Boolean) page.evalOnSelector(selector, "wanted => wanted === document.activeElement")) {
                    return;
                }
                page.keyboard().press("Tab");
            }
            throw new AssertionError("no key leads to " + selector + " on " + page.url());
        }

        private static void on(Page page, String selector) {
            to(page, selector);
            page.keyboard().press("Enter");
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
