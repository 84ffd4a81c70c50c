package shangui.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.testing.People;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** What shoppers see first, and what they must not see. */
@ShopTest
class StorefrontTest {

    @Inject World world;
    @Inject People people;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;

    @BeforeEach
    void emptyTheShelves() {
        clock.setInJinhua("2026-11-23T10:00");
        sql.update("UPDATE stock_level SET sell_until = '2026-01-01'");
        shelf.readAll();
    }

    private Shop shopperAt(RunningShop running, long store) {
        var shop = running.visitor();
        shop.get("/");
        shop.postForm("/basket/store", Map.of("storeId", store, "back", "/"));
        return shop;
    }

    @Test
    void pagesAskTheDatabaseAtMostTwice(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 3);
        shelf.readAll();
        var stranger = running.visitor();
        assertThat(running.statementsOf(() -> stranger.get("/"))).isZero();
        var shop = shopperAt(running, world.firstStore);
        shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 1));
        for (var path : new String[] {"/", "/stores", "/basket", "/checkout", "/products/" + world.honey}) {
            assertThat(running.statementsOf(() -> shop.get(path))).as(path).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void showsWhatChangedWithoutBeingReadWhole(RunningShop running) {
        var shop = shopperAt(running, world.firstStore);
        assertThat(shop.get("/").words("main")).contains("今天柜上还没有货");
        world.stock(world.concessionCounter, world.oil, 3);
        shelf.readChanged();
        assertThat(shop.get("/").words("main")).contains("山茶油 500ml瓶装", "折合 ¥58.00/500ml", "仅剩 3 份");
    }

    @Test
    void aLotThatMayNoLongerBeSoldOrIsRecalledIsNotShown(RunningShop running) {
        world.receive(world.concessionCounter, world.lot(world.freshMushroom, "2026-11-16", "2026-11-23"), 4);
        long recalled = world.stock(world.concessionCounter, world.tea, 4);
        sql.update("UPDATE stock_level SET recalled = TRUE WHERE lot_id = ?", recalled);
        world.receive(world.concessionCounter, world.lot(world.honey, "2026-11-01", "2028-10-31"), 5);
        shelf.readAll();
        var main = shopperAt(running, world.firstStore).get("/").words("main");
        assertThat(main).contains("土蜂蜜").doesNotContain("鲜香菇").doesNotContain("绿茶");
    }

    @Test
    void aCounterWhoseContractHasNoTermInForceSellsNothing(RunningShop running) {
        world.stock(world.otherCounter, world.corn, 5);
        shelf.readAll();
        assertThat(running.visitor().get("/stores").words("main")).contains("芝英店");
        world.deals.endTerms(world.otherContract, LocalDate.parse("2026-11-23"));
        shelf.readAll();
        assertThat(running.visitor().get("/stores").words("main")).doesNotContain("芝英店");
        var shop = running.visitor();
        shop.get("/");
        assertThat(shop.postForm("/basket/lines", Map.of("counterId", world.otherCounter, "skuId", world.corn, "quantity", 1)).status()).isEqualTo(409);
    }

    @Test
    void aProductSaysWhatItCostsWhereItIsAndFromWhichLot(RunningShop running) {
        long lot = world.lot(world.mushroom, "2026-11-02", "2027-11-01", world.villages.get(1));
        world.receive(world.concessionCounter, lot, 8);
        shelf.readAll();
        var page = shopperAt(running, world.firstStore).get("/products/" + world.mushroom);
        assertThat(page.words("main")).contains("香菇干 250g袋装", "¥48.00", "折合 ¥96.00/500g", "现货 8 份", "一楼入口右侧", world.goods.code(lot),
            "2026年11月2日", "2027年11月1日", "二村", "阴凉干燥");
        assertThat(running.visitor().get("/products/1").status()).isEqualTo(404);
        assertThat(running.visitor().get("/products/" + world.mushroom).words("main")).contains("在哪家店取", "江边店", "08:00–21:30 · 一楼入口右侧");
    }

    @Test
    void changingTheStoreSaysWhatItDoesNotHave(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 2);
        world.stock(world.concessionCounter, world.tea, 2);
        world.stock(world.secondConcessionCounter, world.tea, 1);
        shelf.readAll();
        var shop = shopperAt(running, world.firstStore);
        shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 1));
        shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.tea, "quantity", 2));
        var moved = shop.follow(shop.postForm("/basket/store", Map.of("storeId", world.secondStore, "back", "/basket")));
        assertThat(moved.words("[role=status]")).isEqualTo("取货门店已换。2 件该店无货或不够：土蜂蜜、新宅高山绿茶。");
        assertThat(moved.words(".order-line:contains(土蜂蜜)")).contains("该店无货，不计入合计");
        assertThat(moved.html().selectFirst(".order-line:contains(绿茶) [name=quantity]").val()).isEqualTo("1");
    }

    @Test
    void asksForNoMoreThanThereIsAndSaysSo(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 2);
        shelf.readAll();
        var shop = shopperAt(running, world.firstStore);
        var fewer = shop.follow(shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 7)));
        assertThat(fewer.words("[role=status]")).isEqualTo("没有那么多了，购物车里放了 2 份。");
        sql.update("UPDATE stock_level SET sell_until = '2026-01-01'");
        shelf.readAll();
        var gone = shop.get("/basket");
        assertThat(gone.words(".order-line")).contains("现在没货，不计入合计");
        assertThat(gone.html().select("a[href='/checkout']")).isEmpty();
    }

    @Test
    void storesStandByDistrictAndFromNearToFarOnceAShopperSaysWhereTheyAre(RunningShop running) {
        var shop = running.visitor();
        assertThat(shop.get("/stores").html().select("near-me")).as("no distance is known").isEmpty();
        assertThat(shop.get("/stores").html().select("main h2").eachText()).containsExactly("永康市", "金东区");
        var office = people.in(running.visitor(), people.office());
        var change = office.get("/office/stores/" + world.otherStore + "/changes/new");
        assertThat(office.submit(change, "form[action$=/changes]", Map.of("place", "somewhere", "reason", "地图")).status()).isEqualTo(422);
        assertThat(office.submit(change, "form[action$=/changes]", Map.of("place", "28.917, 120.130", "reason", "地图")).status()).isEqualTo(303);
        assertThat(office.get("/office/stores/" + world.otherStore).words("main")).contains("28.917, 120.13");
        sql.update("INSERT INTO store_place (store_id, latitude_e6, longitude_e6) VALUES (?, 29090000, 119690000)", world.secondStore);
        shelf.readAll();
        assertThat(shop.get("/stores").html().select("near-me[hidden]")).isNotEmpty();
        var near = shop.get("/stores?near=28.92,120.13");
        assertThat(near.html().select(".store-list__name").eachText()).containsExactly("芝英店", "东站店", "江边店");
        assertThat(near.html().select(".store-list__text").eachText()).satisfiesExactly(one -> assertThat(one).contains("1 公里以内"),
            one -> assertThat(one).contains("约 47 公里"), one -> assertThat(one).doesNotContain("公里"));
        assertThat(near.html().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(shop.get("/stores?near=%3Cscript%3E").html().select(".store-list__name").eachText()).hasSize(3);
        world.stock(world.otherCounter, world.corn, 1);
        assertThat(shopperAt(running, world.secondStore).get("/stores").html().selectFirst("main h2").text()).isEqualTo("金东区");
    }

    @Test
    void searchEnginesAreToldWhichPagesThereAreAndWhatTheyAreAbout(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 2);
        shelf.readAll();
        var crawler = running.visitor();
        var pages = Jsoup.parse(crawler.get("/sitemap.xml").text(), Parser.xmlParser()).select("url > loc").eachText().stream().map(page -> page.replaceFirst("^https?://[^/]+", "")).toList();
        assertThat(pages).contains("/", "/en", "/products/" + world.honey, "/en/products/" + world.honey, "/pairs/" + world.pairing).doesNotHaveDuplicates();
        for (var page : pages) {
            var head = crawler.get(page).html().head();
            assertThat(head.select("link[rel=canonical]").attr("href")).as(page).endsWith(page);
            assertThat(head.select("link[rel=alternate]").eachAttr("hreflang")).as(page).containsExactly("zh-CN", "en", "x-default");
            assertThat(head.select("meta[property=og:title]").attr("content")).as(page).isNotBlank();
        }
        assertThat(crawler.get("/robots.txt").text()).contains("Disallow: /en/checkout\n", "Sitemap: http");
        var honey = crawler.get("/products/" + world.honey).html();
        assertThat(honey.select("[itemtype$=Product] [itemprop=price]").attr("content")).isEqualTo("78.00");
        assertThat(honey.select("[itemprop=availability]").attr("href")).endsWith("InStock");
        assertThat(honey.select("meta[name=description]").attr("content")).isEqualTo("土蜂蜜 500g瓶装，产自武义县·新宅镇，在结对街道的商超专柜现货自取。");
    }

    @Test
    void everyPageHasItsTwinInEnglish(RunningShop running) {
        sql.update("UPDATE sku SET pack_en = '500 g jar' WHERE id = ?", world.honey);
        world.stock(world.concessionCounter, world.honey, 2);
        shelf.readAll();
        var shop = shopperAt(running, world.firstStore);
        for (var path : new String[] {"/en", "/en/stores", "/en/basket", "/en/orders", "/en/products/" + world.honey}) {
            var page = shop.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            var text = page.html();
            text.select("[lang=zh-CN]").remove();
            assertThat(text.select("body").text()).as(path).doesNotContainPattern("[\\u4e00-\\u9fff]");
        }
    }
}
