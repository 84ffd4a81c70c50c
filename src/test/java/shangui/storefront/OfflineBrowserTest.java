package shangui.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.testing.Browser;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;
import shangui.testing.World;

/** A shopper whose phone loses the network is told so in the shop's own words, and goes on where they were when it is back. */
@ShopTest
class OfflineBrowserTest {

    private static Browser browser;

    @Inject World world;
    @Inject Shelf shelf;
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
    void fillTheShelf() {
        clock.setInJinhua("2026-11-23T10:00");
        world.stock(world.concessionCounter, world.mushroom, 5);
        shelf.readAll();
    }

    @Test
    void aPageThatCannotBeFetchedIsAnsweredInItsLanguageWithAWayOn() {
        goesAndComesBack("/", "没有网络", "再试一次", "/products/" + world.mushroom);
        goesAndComesBack("/en", "No network", "Try again", "/en/products/" + world.mushroom);
    }

    private void goesAndComesBack(String home, String title, String again, String product) {
        try (var visit = browser.phone(running)) {
            var page = visit.open(home);
            page.evaluate("navigator.serviceWorker.ready.then(() => 1)");
            page.waitForFunction("navigator.serviceWorker.controller !== null");
            visit.context().setOffline(true);
            page.locator("a[href='" + product + "']").first().click();
            assertThat(page.locator("h1")).hasText(title);
            assertThat(page.url()).endsWith(product);
            assertThat(page.locator("main")).not().containsText("¥");
            visit.look("offline" + home.replace('/', '-'));
            visit.context().setOffline(false);
            page.getByText(again).click();
            assertThat(page.locator(".product h1")).isVisible();
            assertThat(page.url()).endsWith(product);
        }
    }

    @Test
    void whatDesksShowIsNotAnsweredByTheShop() {
        var worker = running.visitor().get("/service-worker.js");
        assertThat(worker.header("content-type")).startsWith("text/javascript");
        assertThat(worker.header("cache-control")).contains("no-cache");
        assertThat(worker.text()).contains("'/staff'", "'/office'").doesNotContain("import ", "export ");
    }
}
