package shangui.storefront;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.lot.Labels;
import shangui.paper.CodeDrawing;
import shangui.testing.People;
import shangui.testing.Photograph;
import shangui.testing.RunningShop;
import shangui.testing.SentFile;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.Trade;
import shangui.testing.World;
import shangui.web.PublicAddress;

/** What the public is told of a mountain town, and where the square on a pack leads. */
@ShopTest
class TownControllerTest {

    @Inject World world;
    @Inject People people;
    @Inject Trade trade;
    @Inject Labels labels;
    @Inject PublicAddress address;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject RunningShop running;

    /** 新宅's September and October are made by three producers, 冷水's October by one; issued once for the class. */
    @BeforeEach
    void octoberIsIssuedAndNovemberRuns() {
        if (sql.number("SELECT COUNT(*) FROM statement_issue") == 0) {
            Shop partner = people.in(running.visitor(), people.partner());
            clock.setInJinhua("2026-09-10T10:00");
            sell(world.concessionCounter, world.tea, 2, "68.00", world.villages.get(0), world.villages.get(1), world.villages.get(2));
            clock.setInJinhua("2026-10-04T10:00");
            issue(partner, world.pairing, "2026-09");
            clock.setInJinhua("2026-10-10T10:00");
            sell(world.concessionCounter, world.tea, 3, "68.00", world.villages.get(0), world.villages.get(1), world.villages.get(2));
            sell(world.otherCounter, world.corn, 2, "16.00", world.otherVillage);
            clock.setInJinhua("2026-11-04T10:00");
            issue(partner, world.pairing, "2026-10");
            issue(people.in(running.visitor(), people.otherPartner()), world.otherPairing, "2026-10");
        }
        clock.setInJinhua("2026-11-23T10:00");
        shelf.readAll();
    }

    @Test
    void aTownTellsWhatItSoldLastMonthByTheSameRuleAsItsPair() {
        Document page = running.visitor().get(town(world.mountainTown)).html();
        assertThat(page.select(".town-head").text()).contains("新宅镇", "武义县", "2026年10月售出", "204.00 元", "至少 3 个生产者，1 样", "比上月增 50%");
        assertThat(page.select(".town-head a[href='/pairs/" + world.pairing + "']").text()).isEqualTo("新宅镇 ⇄ 多湖街道");
        assertThat(page.select("#sold-title").text()).isEqualTo("2026年10月售出 ¥204.00，是近十二个月里最多的一个月");
        assertThat(page.select(".sold-columns g[tabindex=0]").eachAttr("aria-label")).containsExactly("2026年9月售出 ¥136.00", "2026年10月售出 ¥204.00");
        assertThat(page.select(".chart details tbody tr").eachText()).containsExactly("2026年10月 ¥204.00 3 1", "2026年9月 ¥136.00 3 1");

        String few = running.visitor().get(town(world.otherMountainTown)).text() + running.visitor().getJson("/api/v1" + town(world.otherMountainTown)).text();
        assertThat(few).contains("2026年10月的售出不足三个生产者，不公开", "TOO_FEW").doesNotContain("32.00").doesNotContain("3200");
    }

    @Test
    void aTownTellsWhatThereIsWhoGrewItAndWhichCountersHaveIt() {
        sql.update("UPDATE product SET season = 1 WHERE id = (SELECT product_id FROM sku WHERE id = ?)", world.oil);
        IntStream.range(0, 10).forEach(any -> world.receive(world.concessionCounter, world.lot(world.freshMushroom, "2026-11-21", "2026-11-28", world.villages.get(1)), 1));
        licence("SC10133072300001");
        shelf.readAll();
        var page = running.visitor().get(town(world.mountainTown));
        assertThat(page.words("main")).contains("鲜香菇 500g盒装", "接下来有： 山茶油（1月）", "二村 1 个生产者；到过柜上：", "新宅强村公司 新宅镇1号", "食品生产许可证",
            "SC10133072300001", "有效期至 2027年6月30日", "鲜货：一半在包装后 2 天内到柜（近 90 天 10 批次）", "江边店 · 联营专柜", "一楼入口右侧")
            .doesNotContain("耐放的", "XZ02-001", "证照扫描");
        assertThat(running.visitor().getJson("/api/v1" + town(world.mountainTown)).text()).doesNotContain("enteredBy", "scan", "XZ02-001");
        assertThat(running.visitor().get("/en" + town(world.mountainTown)).words("main")).contains("Xinzhai", "half reached the counter within 2 days of packing");
    }

    @Test
    void townsStandByCountyAndAnEmptyOneSaysSoAndLeadsOn() {
        world.stock(world.concessionCounter, world.honey, 2);
        shelf.readAll();
        Document list = running.visitor().get("/towns").html();
        assertThat(list.select("main h2").eachText()).containsSubsequence("武义县", "磐安县");
        assertThat(list.select(".town-card:has(a[href='" + town(world.mountainTown) + "'])").text()).contains("和多湖街道结对", "样有货", "土蜂蜜");
        sql.update("UPDATE stock_level SET sell_until = '2026-01-01' WHERE pairing_id = ?", world.otherPairing);
        shelf.readAll();
        Document empty = running.visitor().get(town(world.otherMountainTown)).html();
        assertThat(empty.select(".empty-state").text()).contains("现在柜上没有这里的货");
        assertThat(empty.select(".empty-state a").eachAttr("href")).containsExactly("/products", "/towns");
        assertThat(running.visitor().get(town(world.otherPartnerTown)).status()).as("nothing comes from there").isEqualTo(404);
    }

    @Test
    void aProductItsPairAndTheSitemapLeadToItsTown() {
        long lot = world.stock(world.concessionCounter, world.honey, 2);
        shelf.readAll();
        Shop shop = running.visitor();
        shop.get("/");
        shop.postForm("/basket/store", Map.of("storeId", world.firstStore, "back", "/"));
        Document product = shop.get("/products/" + world.honey).html();
        assertThat(product.select("a[href='" + town(world.mountainTown) + "']").text()).isEqualTo("武义县·新宅镇");
        assertThat(product.select("a[href='/lots/" + world.goods.code(lot) + "']")).hasSize(1);
        assertThat(shop.get("/pairs/" + world.pairing).html().select("a[href='" + town(world.mountainTown) + "']")).hasSize(1);
        assertThat(shop.get("/sitemap.xml").text()).contains(town(world.mountainTown) + "</loc>", "/towns</loc>");
        assertThat(shop.get("/").html().select(".app-footer a[href='/towns']")).hasSize(1);
    }

    @Test
    void pagesAskTheDatabaseFewTimes() {
        String lot = "/lots/" + world.goods.code(world.stock(world.concessionCounter, world.tea, 1));
        assertThat(running.statementsOf(() -> running.visitor().get("/towns"))).isZero();
        assertThat(running.statementsOf(() -> running.visitor().get(town(world.mountainTown)))).isEqualTo(3);
        assertThat(running.statementsOf(() -> running.visitor().get(lot))).isEqualTo(5);
    }

    @Test
    void thePrintedSquareLeadsToWhereThePackComesFrom() {
        long lot = world.lot(world.freshMushroom, "2026-11-21", "2026-11-28", world.villages.get(0));
        world.goods.share(lot, world.villages.get(2), 2);
        clock.setInJinhua("2026-11-22T08:30");
        world.receive(world.concessionCounter, lot, 5);
        clock.setInJinhua("2026-11-23T10:00");
        sql.update("UPDATE supplier SET telephone = '0579-87000000' WHERE id = ?", world.supplier);
        shelf.readAll();
        assertThat(labels.of(lot, null).lotDrawing()).isEqualTo(CodeDrawing.qr(address.origin() + "/lots/" + world.goods.code(lot)));
        var page = running.visitor().get("/lots/" + world.goods.code(lot).toLowerCase());
        assertThat(page.words("main")).contains("鲜香菇 500g盒装", "批次 " + world.goods.code(lot), "武义县新宅镇", "一村 3 份里的 1 份 生产者编号 XZ01-001", "三村 3 份里的 2 份",
            "包装日期 2026年11月21日", "保质期至 2026年11月28日", "阴凉干燥", "合格证-1", "新宅强村公司 新宅镇1号 · 0579-87000000", "到江边店，点收 2026年11月22日 08:30",
            "江边店 · 联营专柜", "现货 5 份", "2026年11月22日 08:30 到柜");
        assertThat(page.html().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(running.visitor().getJson("/api/v1/lots/" + world.goods.code(lot)).json().get("certificate").getStringValue()).isEqualTo("合格证-1");
        assertThat(running.visitor().get("/lots/NO-SUCH-LOT").status()).isEqualTo(404);
    }

    @Test
    void aPhotographOfTheCertificateIsSeenByWhoeverScansThePack() {
        long lot = world.lot(world.freshMushroom, "2026-11-21", "2026-11-28");
        Shop supplier = people.in(running.visitor(), people.supplier());
        var page = supplier.get("/supplier/lots/" + lot);
        assertThat(supplier.submit(page, "form[action$=/certificate]", Map.of("picture", new SentFile("a.jpg", "no picture".getBytes(UTF_8)))).words("main"))
            .contains("请选 JPEG、PNG 或 WebP 格式的图");
        assertThat(supplier.submit(page, "form[action$=/certificate]", Map.of("picture", new SentFile("a.jpg", Photograph.jpeg(900, 600)))).status()).isEqualTo(303);
        String first = picture(lot);
        assertThat(running.visitor().get(first).status()).isEqualTo(200);
        assertThat(supplier.submit(supplier.get("/supplier/lots/" + lot), "form[action$=/certificate]",
            Map.of("picture", new SentFile("b.jpg", Photograph.jpeg(600, 900)))).status()).isEqualTo(303);
        assertThat(picture(lot)).isNotEqualTo(first);
        assertThat(supplier.get("/supplier/lots/" + lot).words("main")).contains("合格证照片（编号）", "上传了合格证照片");
        assertThat(running.visitor().get(first).status()).as("the one before").isEqualTo(404);
    }

    private String picture(long lot) {
        return running.visitor().get("/lots/" + world.goods.code(lot)).html().select(".trace-certificate img").attr("src");
    }

    @Test
    void aRecalledLotAndOnePastItsDateSaySoFirstAndWhatToDo() {
        long lot = world.lot(world.tea, "2026-11-01", null);
        world.receive(world.concessionCounter, lot, 5);
        sql.update("UPDATE lot SET recalled_at = ?, recall_reason = '异物' WHERE id = ?", "2026-11-23 01:00:00", lot);
        sql.update("UPDATE stock_level SET recalled = TRUE WHERE lot_id = ?", lot);
        shelf.readAll();
        assertThat(running.visitor().get("/lots/" + world.goods.code(lot)).words("main")).contains("这一批已召回，请不要吃", "2026年11月23日 召回。 异物", "全额退款", "已从所有专柜撤下").doesNotContain("现货");

        long old = world.lot(world.freshMushroom, "2026-11-14", "2026-11-21");
        assertThat(running.visitor().get("/lots/" + world.goods.code(old)).words("main")).contains("这一批已过保质期", "保质期到 2026年11月21日", "这一批还没有到柜");
    }

    @Test
    void aClerkMayReadTheSquareInsteadOfTypingTheCode() {
        long lot = world.lot(world.tea, "2026-11-01", null);
        Shop clerk = people.in(running.visitor(), people.clerk());
        var form = clerk.get("/staff/counters/" + world.concessionCounter + "/receipts/new");
        var received = clerk.submit(form, "form[action$=/receipts]", Map.of("lines[0].lot", "https://shangui.example/lots/" + world.goods.code(lot), "lines[0].quantity", "3"));
        assertThat(received.status()).as(received.text()).isEqualTo(303);
        assertThat(sql.number("SELECT on_hand FROM stock_level WHERE lot_id = ?", lot)).isEqualTo(3);
    }

    private static String town(long code) {
        return "/towns/" + code;
    }

    private void licence(String number) {
        sql.update("""
            INSERT INTO licence (id, supplier_id, kind, number, issuer, valid_from, valid_until, entered_by, entered_at, checked_by, checked_at)
            VALUES (?, ?, 'FOOD_PRODUCTION', ?, '示例', '2026-01-01', '2027-06-30', ?, ?, ?, ?)
            """, 7_000_001, world.supplier, number, people.office().id(), "2026-01-01 00:00:00", people.office().id(), "2026-01-01 00:00:00");
    }

    private void sell(long counter, long sku, int quantity, String price, long... villages) {
        long lot = world.lot(sku, "2026-09-01", null, villages);
        world.receive(counter, lot, quantity);
        trade.sell(counter, sku, lot, quantity, price);
    }

    private static void issue(Shop partner, long pairing, String month) {
        String page = "/partner/pairings/" + pairing + "/months/" + month;
        assertThat(partner.submit(partner.get(page), "form[action$=/issue]", Map.of()).status()).isEqualTo(303);
    }
}
