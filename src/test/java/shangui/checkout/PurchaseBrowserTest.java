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
import org.junit.jupiter.params.provider.EnumSource;
import shangui.testing.Browser;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;
import shangui.testing.World;

/** The whole purchase in a real browser on a phone's screen, with and without scripts, in both languages, in large letters, on narrow screens, in WeChat. */
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
            page.fill("[name=phone]", anotherPhone());
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

    /**
     * The home page's bar leads to the checkout; whoever was here before is at their store, and their number stands there.
     * However the shop is looked at, every page on the way fits the screen and what is to be tapped is large enough.
     */
    @ParameterizedTest
    @EnumSource
    void isAtMostFiveTapsFromHomeForWhoComesAgainAndEightForWhoIsNew(Mode mode, RunningShop running) {
        try (var visit = mode.visit(running)) {
            var taps = new Taps(visit, mode);
            visit.open(mode.home());
            if (mode.large) {
                taps.on("form[action$='/large-type'] button");
                assertThat(taps.page.locator("html.large")).hasCount(1);
            }
            int purchase = taps.counted;
            taps.on("a.store-choice");
            taps.on("form:has([name=storeId][value='" + world.firstStore + "']) button");
            taps.on(".product-card .add-button >> nth=0");
            taps.on("#basket-bar a.button");
            taps.on("[name=phone]");
            taps.page.keyboard().type(anotherPhone());
            taps.page.check("[name=remember]"); // for the next purchase, this one does without
            taps.place();
            assertThat(taps.counted).as("placed, new shopper, larger letters included").isLessThanOrEqualTo(8);
            taps.pay();
            assertThat(taps.counted - purchase).as("paid, new shopper").isLessThanOrEqualTo(8);

            purchase = taps.counted;
            visit.open(mode.home());
            taps.on(".product-card .add-button >> nth=0");
            taps.on("#basket-bar a.button");
            taps.place();
            taps.pay();
            assertThat(taps.counted - purchase).as("paid, returning shopper").isLessThanOrEqualTo(5);
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
            page.keyboard().type(anotherPhone());
            Keys.to(page, "[name=tender]:checked");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("[name=tender][value=TILL]")).isChecked();
            Keys.on(page, "button.button--pay");
            page.waitForURL(Pattern.compile(".*/orders/[^/]+"));
            assertThat(page.textContent(".pickup-code__digits").replaceAll("[^0-9]", "")).hasSize(8);
        }
    }

    /** How the shop is looked at; sizes in CSS pixels. */
    private enum Mode {

        PHONE(390, 844),
        LARGE(390, 844, true),
        NARROW(320, 640),
        NARROW_AND_LARGE_WITHOUT_SCRIPTS(320, 640, true),
        /** A desk's window of 1280 × 900 at 200 %. */
        TWICE_AS_LARGE(640, 450),
        ENGLISH(390, 844),
        WECHAT(390, 844);

        private final int width;
        private final int height;
        private final boolean large;

        Mode(int width, int height) {
            this(width, height, false);
        }

        Mode(int width, int height, boolean large) {
            this.width = width;
            this.height = height;
            this.large = large;
        }

        private Browser.Visit visit(RunningShop running) {
            return browser.visit(running, width, height, this == ENGLISH ? "en" : "zh-CN", this != NARROW_AND_LARGE_WITHOUT_SCRIPTS, options -> {
                if (this == TWICE_AS_LARGE) {
                    options.setDeviceScaleFactor(2);
                }
                if (this == WECHAT) {
                    options.setUserAgent("Mozilla/5.0 (Linux; Android 14; V2339A Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
                        + "Version/4.0 Chrome/130.0.6723.103 Mobile Safari/537.36 XWEB/1300473 MMWEBSDK/20250201 MMWEBID/2247 "
                        + "MicroMessenger/8.0.57.2820(0x28003956) WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64");
                }
            });
        }

        private String home() {
            return this == ENGLISH ? "/en" : "/";
        }
    }

    /** Counts taps (clicks at a desk) on what is there to be tapped; measures each page before. */
    private static final class Taps {

        private final Browser.Visit visit;
        private final Page page;
        private final Mode mode;
        private int counted;

        private Taps(Browser.Visit visit, Mode mode) {
            this.visit = visit;
            this.page = visit.page();
            this.mode = mode;
        }

        private void on(String selector) {
            page.waitForSelector(selector);
            visit.assertFitsItsWidth();
            if (!page.url().contains("/pay/")) { // the wallet's own page
                visit.assertTargetsAreAtLeast(page.locator("html.large").count() == 1 ? 60 : 44);
            }
            if (mode == Mode.TWICE_AS_LARGE) {
                page.click(selector);
            } else {
                page.tap(selector);
            }
            counted++;
        }

        /** Time and way to pay stand chosen. */
        private void place() {
            on("button.button--pay");
            page.waitForURL(Pattern.compile(".*/orders/.+/payment"));
        }

        /** One way is offered, and it is none that WeChat refuses to open. */
        private void pay() {
            assertThat(page.locator("a.button--pay")).hasCount(1);
            assertThat(page.locator("main")).not().containsText(Pattern.compile("支付宝|Alipay"));
            on("a.button--pay");
            page.waitForURL(Pattern.compile(".*/pay/.*"));
            on("button.pay");
            page.waitForURL(Pattern.compile(".*/orders/.+/payment"));
            assertThat(page.textContent("h1")).isEqualTo(mode == Mode.ENGLISH ? "Paid" : "已付款");
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

    private static String anotherPhone() {
        return "136%08d".formatted(++phones);
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
