package shangui.statement;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shangui.order.OrderReturn.Fate;
import shangui.testing.Browser;
import shangui.testing.People;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;
import shangui.testing.Trade;
import shangui.testing.World;
import shangui.user.Account;

/** A statement in a real browser, on a phone and at a desk, in both languages: issued, read, drilled down, confirmed, paid. */
@ShopTest
class StatementBrowserTest {

    private static Browser browser;

    @Inject World world;
    @Inject People people;
    @Inject Trade trade;
    @Inject TestClock clock;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void theTownshipReadsWhatThePartnerTownIssued(RunningShop running) {
        aNovember();
        try (var visit = browser.desk(running)) {
            signIn(visit, people.partner());
            look(visit, "partner-months");
            visit.page().click("a[href$='/months/2026-11']");
            look(visit, "partner-draft");
            visit.page().click("form[action$='/issue'] button");
            assertThat(visit.page().locator("#stamp")).containsText("第1版");
            look(visit, "partner-issued");
        }
        for (int width : new int[] {390, 1280}) {
            for (String language : List.of("zh-CN", "en")) {
                try (var visit = browser.visit(running, width, 900, language, true)) {
                    signIn(visit, people.township());
                    if (language.equals("en")) {
                        visit.page().click("form[action='/language'] button");
                    }
                    look(visit, "township-list-" + width + "-" + language);
                    visit.page().click("tbody a >> nth=0");
                    look(visit, "township-statement-" + width + "-" + language);
                    visit.page().click("#products tbody a >> nth=0");
                    look(visit, "township-lines-" + width + "-" + language);
                }
            }
        }
        try (var visit = browser.phone(running)) {
            signIn(visit, people.finance());
            look(visit, "finance-list");
            visit.page().click("tbody a >> nth=0");
            look(visit, "finance-settlement");
        }
    }

    private void aNovember() {
        long tea = world.lot(world.tea);
        world.goods.receive(world.concessionCounter, tea, 20);
        long honey = world.lot(world.honey, "2026-11-01", null, world.villages.get(1), world.villages.get(2));
        world.goods.receive(world.consignmentCounter, honey, 20);
        var order = trade.sell(world.concessionCounter, world.tea, tea, 10, "68.00");
        trade.bringBack(order, 1, Fate.RESTOCK);
        trade.sell(world.consignmentCounter, world.honey, honey, 4, "78.00");
        trade.writeOff(world.consignmentCounter, honey, 1);
        clock.setInJinhua("2026-12-02T10:00");
    }

    private static void signIn(Browser.Visit visit, Account account) {
        visit.open("/sign-in");
        visit.page().fill("[name=username]", account.username());
        visit.page().fill("[name=password]", People.PASSWORD);
        visit.page().click("main form button");
        visit.page().waitForURL(url -> !url.contains("/sign-in"));
    }

    private static void look(Browser.Visit visit, String name) {
        visit.assertAccessible();
        visit.assertFitsItsWidth();
        visit.screenshot(name);
    }
}
