package shangui.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shangui.order.Order;
import shangui.order.OrderReturn.Fate;
import shangui.testing.Browser.Visit;
import shangui.testing.Browser;
import shangui.testing.People;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;
import shangui.testing.Trade;
import shangui.testing.World;
import shangui.user.Account;

/**
 * A month from its closing in the partner town to the township's confirmation and the settlement its supermarket pays, on a
 * phone and at a desk, in both languages and both sizes of letters.
 */
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

    @ParameterizedTest
    @CsvSource({"390, true", "1280, false"})
    void isIssuedReadDownToOneOrderLineDownloadedAndConfirmed(int width, boolean first, RunningShop running, Shop partner, Shop township, Shop finance) throws IOException {
        clock.set(TestClock.START);
        String lot = first ? aMonthOfTwoContracts() : aMonth(world.otherCounter, world.corn, "16.00");
        clock.setInJinhua("2026-12-02T10:00");
        Account issuer = first ? people.partner() : people.otherPartner();
        Account reader = first ? people.township() : people.otherTownship();
        try (Visit visit = browser.visit(running, width, 844, "zh-CN", true).as(people.in(partner, issuer))) {
            issue(visit, "partner-" + width);
        }
        try (Visit visit = browser.visit(running, width, 844, "zh-CN", true).as(people.in(township, reader))) {
            read(visit, "township-" + width, first ? "香菇干" : "甜玉米", lot);
        }
        try (Visit visit = browser.visit(running, width, 844, "zh-CN", true).as(people.in(finance, first ? people.finance() : people.otherFinance()))) {
            visit.open("/finance");
            inTwoDresses(visit, "finance-" + width + "-1-list");
            visit.page().click("tbody a >> nth=0");
            inTwoDresses(visit, "finance-" + width + "-2-settlement");
        }
    }

    private void issue(Visit visit, String name) {
        Page page = visit.open("/partner");
        inTwoDresses(visit, name + "-1-months");
        page.click("a[href$='/months/2026-11']");
        inTwoDresses(visit, name + "-2-draft");
        page.click("form[action$='/issue'] button");
        assertThat(page.textContent("#status")).contains("已出账");
        inTwoDresses(visit, name + "-3-issued");
    }

    private void read(Visit visit, String name, String goods, String lot) throws IOException {
        Page page = visit.open("/township");
        inTwoDresses(visit, name + "-1-list");
        page.click("tbody a >> nth=0");
        assertThat(page.textContent("#sentence")).contains("2026年11月", "应得 ¥");
        inTwoDresses(visit, name + "-2-statement");
        page.click("#products tbody a:has-text('" + goods + "')");
        assertThat(page.textContent("tbody")).as("one click from the headline").contains(lot, "扫码", "L");
        inTwoDresses(visit, name + "-3-lines");
        page.goBack();
        var file = page.waitForDownload(() -> page.click("a[download] >> nth=0"));
        assertThat(Files.readString(file.path())).startsWith("\uFEFF").contains(lot);
        page.click("form[action$='/confirmation'] button");
        assertThat(page.textContent("#stamp")).contains("乡镇已确认");
        inTwoDresses(visit, name + "-4-confirmed");
    }

    /** Looked at in English and 大字版, then in Chinese and ordinary letters, and left so. */
    private static void inTwoDresses(Visit visit, String name) {
        for (boolean dressed : new boolean[] {true, false}) {
            visit.english(dressed).large(dressed).page().reload();
            visit.look(name + (dressed ? "-en-large" : "-zh"));
        }
    }

    private String aMonthOfTwoContracts() {
        long honey = world.lot(world.honey, "2026-11-01", null, world.villages.get(1), world.villages.get(2));
        world.receive(world.consignmentCounter, honey, 20);
        trade.sell(world.consignmentCounter, world.honey, honey, 4, "78.00");
        trade.writeOff(world.consignmentCounter, honey, 1);
        return aMonth(world.concessionCounter, world.mushroom, "48.00");
    }

    /** Three sales, one comes back. Answers the lot's code. */
    private String aMonth(long counter, long sku, String price) {
        long lot = world.lot(sku);
        world.receive(counter, lot, 20);
        trade.sell(counter, sku, lot, 3, price);
        trade.sell(counter, sku, lot, 2, price);
        Order order = trade.sell(counter, sku, lot, 4, price);
        trade.bringBack(order, 1, Fate.DISCARD);
        return world.goods.code(lot);
    }
}
