package shangui.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shangui.db.Ids;
import shangui.stock.Document;
import shangui.testing.Browser;
import shangui.testing.People;
import shangui.testing.RunningShop;
import shangui.testing.ShopTest;
import shangui.testing.TestClock;
import shangui.testing.World;

/** A clerk at the counter with a phone, with and without scripts: from the board to goods handed over against a till receipt. */
@ShopTest
class HandOverBrowserTest {

    private static Browser browser;

    @Inject World world;
    @Inject People people;
    @Inject OrderService orders;
    @Inject Ids ids;
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
    @CsvSource({"zh, ordinary, true", "en, large, true", "zh, ordinary, false"})
    void picksAnOrderAndHandsItOverByItsCode(String language, String size, boolean scripts, RunningShop running) {
        Order order = placed();
        boolean english = language.equals("en");
        try (var visit = browser.visit(running, 390, 844, english ? "en" : "zh-CN", scripts)) {
            visit.english(english).large(size.equals("large"));
            var look = new Look(visit, "clerk-" + language + "-" + size, scripts);
            Page page = visit.open("/sign-in");
            look.at("1-sign-in");
            page.fill("[name=username]", people.clerk().username());
            page.fill("[name=password]", People.PASSWORD);
            page.click("main form button");
            look.at("2-board");
            page.click("a[href='/staff/orders'] >> nth=0");
            look.at("3-orders");
            page.click("text=" + order.number());
            look.at("4-order");
            page.click("#readiness button");
            assertThat(page.textContent("h1")).contains(english ? "Ready" : "已备好");
            look.at("5-ready");
            page.click("main a[href='/staff/hand-overs']");
            page.fill("#find [name=code]", order.pickupCode());
            page.click("#find button");
            assertThat(page.textContent("#hand-over, .total-line")).contains("58");
            look.at("6-hand-over");
            page.click("#hand-over button");
            assertThat(page.title()).startsWith(english ? "Error" : "错误：");
            look.at("7-refused");
            page.fill("[name=tillNumber]", "3");
            page.fill("[name=receiptNumber]", "R-" + order.number());
            page.click("#hand-over button");
            assertThat(page.textContent("h1")).contains(english ? "Collected" : "已取货");
            assertThat(page.textContent("main")).contains("R-" + order.number());
            look.at("8-done");
        }
    }

    private Order placed() {
        world.receive(world.concessionCounter, world.lot(world.oil, "2026-11-01", "2028-04-24", world.villages.get(0), world.villages.get(1)), 4);
        long id = ids.next();
        var outcome = orders.place(new NewOrder(id, id, world.concessionCounter, "%012d".formatted(261_123_000_000L + id % 100_000), "%08d".formatted(id % 100_000_000 * 7_919 % 100_000_000), "13800001234",
            Tender.TILL, List.of(new NewLine(world.oil, null, 1, world.price(world.oil))), LocalDate.ofInstant(clock.instant(), Document.ZONE),
            clock.instant().plus(Duration.ofHours(10))));
        return ((PlaceOutcome.Placed) outcome).order();
    }

    private record Look(Browser.Visit visit, String name, boolean scripts) {

        void at(String what) {
            if (scripts) {
                visit.look(name + "-" + what);
            }
        }
    }
}
