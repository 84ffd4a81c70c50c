package shangui.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.db.Ids;
import shangui.money.Money;
import shangui.order.Order;
import shangui.order.OrderReturn.Fate;
import shangui.pairing.Pairing;
import shangui.pairing.PairingFact;
import shangui.pairing.PairingFact.Measure;
import shangui.pairing.PairingFactRepository;
import shangui.pairing.PairingRepository;
import shangui.testing.Browser;
import shangui.testing.Browser.Visit;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.Trade;
import shangui.testing.World;

/** What the public is told of twinned towns, and what it is not told. */
@ShopTest
class PairControllerTest {

    /** As drawn, with ids taken out; when the drawing is meant to change, the test says where the new one lies. */
    private static final Path GOLDEN = Path.of("src/test/resources/shangui/storefront/pair-map.svg");

    @Inject World world;
    @Inject People people;
    @Inject Trade trade;
    @Inject PairingRepository pairings;
    @Inject PairingFactRepository facts;
    @Inject Ids ids;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject RunningShop running;

    /** 新宅's October is made by three producers, 冷水's by one, as what two others sold came back; both are issued, once for the class. */
    @BeforeEach
    void octoberIsIssuedAndNovemberRuns() {
        if (sql.number("SELECT COUNT(*) FROM statement_issue") == 0) {
            clock.setInJinhua("2026-10-10T10:00");
            sell(world.concessionCounter, world.tea, 3, "68.00", world.villages.get(0), world.villages.get(1), world.villages.get(2));
            sell(world.otherCounter, world.corn, 2, "16.00", world.otherVillage);
            for (String village : new String[] {"LS02", "LS03"}) {
                trade.bringBack(sell(world.otherCounter, world.corn, 1, "16.00", world.village(world.otherMountainTown, village, village, village)), 1, Fate.DISCARD);
            }
            clock.setInJinhua("2026-11-04T10:00");
            issue(people.in(running.visitor(), people.partner()), world.pairing, "2026-10");
            issue(people.in(running.visitor(), people.otherPartner()), world.otherPairing, "2026-10");
        }
        clock.setInJinhua("2026-11-23T10:00");
        shelf.readAll();
    }

    @Test
    void aFigureOfFewerThanThreeProducersIsNotShownAnywhere() {
        String list = running.visitor().get("/pairs").words("main");
        assertThat(list).contains("新宅镇 ⇄ 多湖街道", "2026年10月售出 ¥204.00", "冷水镇 ⇄ 芝英镇", "2026年10月的售出不足三个生产者，不公开");

        String pages = list + running.visitor().get(pair(world.otherPairing)).text() + running.visitor().getJson("/api/v1/pairs").text()
            + running.visitor().getJson("/api/v1" + pair(world.otherPairing)).text();
        assertThat(pages).contains("TOO_FEW").doesNotContain("32.00").doesNotContain("3200");
    }

    @Test
    void aMonthWithoutAStandingStatementHasNoFigure() {
        clock.setInJinhua("2026-12-02T10:00");
        sell(world.concessionCounter, world.tea, 1, "68.00", world.villages.get(0), world.villages.get(1), world.villages.get(2));
        assertThat(running.visitor().get("/pairs").words("main")).contains("2026年10月售出 ¥204.00").doesNotContain("2026年11月", "2026年12月");

        Shop partner = people.in(running.visitor(), people.otherPartner());
        issue(partner, world.otherPairing, "2026-11");
        assertThat(running.visitor().get("/pairs").words("main")).contains("2026年11月的对账单还没有出", "2026年11月售出 ¥0.00");
        String number = sql.text("SELECT number FROM statement_issue WHERE pairing_id = ? AND month = '2026-11-01'", world.otherPairing);
        assertThat(partner.submit(partner.get("/partner/statements/" + number), "form[action$=/withdrawal]", Map.of("reason", "漏了一笔")).status()).isEqualTo(303);
        assertThat(running.visitor().get("/pairs").words("main")).contains("2026年10月售出 ¥204.00").doesNotContain("2026年11月");
    }

    @Test
    void aPairsPageTellsWhereWhatAndWhoSaysSo() {
        facts.save(new PairingFact(ids.next(), world.pairing, "24个村200余农户累计增收超50万元", null, Measure.GROWERS_INCOME, LocalDate.parse("2022-06-01"),
            LocalDate.parse("2023-01-01"), "人民日报 2023-03-26 第04版", "https://example.org/04"));
        facts.save(new PairingFact(ids.next(), world.pairing, "两地相距约50公里", "About 50 km apart", null, null, null, "人民日报 2023-03-26 第04版", null));
        world.stock(world.purchaseCounter, world.honey, 3);
        world.stock(world.concessionCounter, world.honey, 3);
        world.deals.list(world.purchaseCounter, world.honey, Money.of("75.00"));
        shelf.readAll();

        Response page = running.visitor().get(pair(world.pairing));
        assertThat(page.words("main")).contains("武义县新宅镇和金东区多湖街道 2022年5月1日起结对", "土蜂蜜 500g瓶装", "¥75.00", "起", "折合 ¥75.00/500g", "2 个专柜有货",
            "江边店 · 联营专柜", "一楼入口右侧", "江边店路1号 · 营业 08:00–21:30", "农户增收", "24个村200余农户累计增收超50万元",
            "2022年6月至2022年12月 · 出处：人民日报 2023-03-26 第04版", "2026年10月 ¥204.00", "四种数各算各的");
        assertThat(page.html().select("a[href='/products/" + world.honey + "']")).hasSize(1);
        assertThat(page.html().select(".fact a").attr("href")).isEqualTo("https://example.org/04");

        Document english = running.visitor().get("/en" + pair(world.pairing)).html();
        assertThat(english.select(".fact p[lang=zh-CN]").text()).isEqualTo("24个村200余农户累计增收超50万元");
        assertThat(english.select("link[rel=canonical]").attr("href")).endsWith("/en" + pair(world.pairing));
        assertThat(english.select("link[hreflang=zh-CN]").attr("href")).endsWith(pair(world.pairing));
    }

    @Test
    void anEndedPairIsMarkedAndOneToComeIsNotThere() {
        long ended = pairings.save(new Pairing(ids.next(), world.otherMountainTown, world.partnerTown, LocalDate.parse("2020-01-01"), LocalDate.parse("2022-05-01"))).id();
        long toCome = pairings.save(new Pairing(ids.next(), world.partnerTown, world.otherPartnerTown, LocalDate.parse("2027-01-01"), null)).id();
        shelf.readAll();

        Document list = running.visitor().get("/pairs").html();
        assertThat(list.select(".pair-card:has(a[href='" + pair(ended) + "'])").text()).contains("已结束", "2020年1月1日至2022年4月30日");
        assertThat(list.select(".pair-map a[href='" + pair(ended) + "']")).isEmpty();
        assertThat(list.select("ul[aria-labelledby=quiet-pairs] a[href='" + pair(ended) + "']")).as("those with counters come first").hasSize(1);
        assertThat(list.select("ul[aria-labelledby=quiet-pairs] a[href='" + pair(world.pairing) + "']")).isEmpty();
        assertThat(running.visitor().get(pair(ended)).words("main")).contains("这一对的专柜已经关闭");
        assertThat(list.select("a[href='" + pair(toCome) + "']")).isEmpty();
        assertThat(running.visitor().get(pair(toCome)).status()).isEqualTo(404);
    }

    @Test
    void aProductLeadsToItsPairAndTheFootOfEveryPageToAllOfThem() {
        Document product = running.visitor().get("/products/" + world.tea).html();
        assertThat(product.select(".origin-line a[href='" + pair(world.pairing) + "']").text()).isEqualTo("和多湖街道结对");
        assertThat(product.select(".app-footer a[href='/pairs']")).hasSize(1);
    }

    @Test
    void pagesAskTheDatabaseAtMostTwice() {
        assertThat(running.statementsOf(() -> running.visitor().get("/pairs"))).isEqualTo(1);
        assertThat(running.statementsOf(() -> running.visitor().get(pair(world.pairing)))).isEqualTo(2);
    }

    @Test
    void theMapIsDrawnAsItWas() throws IOException {
        String page = running.visitor().get("/pairs").text();
        String map = page.substring(page.indexOf("<svg class=\"pair-map\""), page.indexOf("</svg>", page.indexOf("<svg class=\"pair-map\"")) + 6)
            .replaceAll("/pairs/\\d+", "/pairs/-") + "\n";
        Path drawn = Path.of("target/pair-map.svg");
        Files.writeString(drawn, map);
        assertThat(map).as("if this is how it should look, keep %s as %s", drawn, GOLDEN).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void eachLineOfTheMapIsReachedByKeyboardAndReadAloud() {
        try (Browser browser = new Browser(); Visit visit = browser.phone(running)) {
            visit.open("/pairs");
            visit.page().locator(".pair-map a").first().focus();
            assertThat(visit.page().evaluate("document.activeElement.getAttribute('aria-label')")).isEqualTo("新宅镇 ⇄ 多湖街道 · 2026年10月售出 ¥204.00");
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL("**" + pair(world.pairing));
        }
    }

    private static String pair(long pairing) {
        return "/pairs/" + pairing;
    }

    private Order sell(long counter, long sku, int quantity, String price, long... villages) {
        long lot = world.lot(sku, "2026-10-01", null, villages);
        world.receive(counter, lot, quantity);
        return trade.sell(counter, sku, lot, quantity, price);
    }

    private void issue(Shop partner, long pairing, String month) {
        String page = "/partner/pairings/" + pairing + "/months/" + month;
        assertThat(partner.submit(partner.get(page), "form[action$=/issue]", Map.of()).status()).isEqualTo(303);
    }
}
