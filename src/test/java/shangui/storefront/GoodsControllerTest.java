package shangui.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.product.Category;
import shangui.product.Product;
import shangui.product.Sku.Measure;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** Finding goods: by words, by narrowing down, by order; and told honestly where they can be had. */
@ShopTest
class GoodsControllerTest {

    @Inject World world;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject RunningShop running;

    @BeforeEach
    void emptyTheShelves() {
        clock.setInJinhua("2026-11-23T10:00");
        sql.update("UPDATE stock_level SET sell_until = '2026-01-01'");
        sql.update("UPDATE product SET season = ?", Product.ALL_YEAR);
        shelf.readAll();
    }

    private Shop shopperAt(long store) {
        var shop = running.visitor();
        shop.get("/");
        shop.postForm("/basket/store", Map.of("storeId", store, "back", "/"));
        return shop;
    }

    private void stock(long counter, long sku, int quantity) {
        world.stock(counter, sku, quantity);
        shelf.readAll();
    }

    private static String typed(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> names(Response page) {
        return page.html().select(".product-card__name").eachText();
    }

    @Test
    void isLookedForFromTheHeadOfEveryPage() {
        var shop = running.visitor();
        for (var from : new String[] {"/", "/stores", "/en/stores", "/basket", "/products/" + world.honey, "/nowhere"}) {
            var answer = shop.submit(shop.get(from), "form[role=search]", Map.of("q", "tfm"));
            assertThat(names(answer)).as(from).hasSize(1);
            assertThat(answer.path()).startsWith(from.startsWith("/en") ? "/en/search?" : "/search?");
            assertThat(answer.html().selectFirst("[type=search]").val()).isEqualTo("tfm");
        }
    }

    @Test
    void findsNamesPlacesVillagesKindsAndEnglish() {
        world.receive(world.concessionCounter, world.lot(world.oil, "2026-11-01", null, world.villages.get(1)), 2);
        shelf.readAll();
        var shop = running.visitor();
        assertThat(names(shop.get("/search?q=" + typed("土蜂蜜")))).containsExactly("土蜂蜜 500g瓶装");
        assertThat(names(shop.get("/search?q=" + typed("冷水镇")))).containsExactly("甜玉米 5根装");
        assertThat(names(shop.get("/search?q=" + typed("二村")))).containsExactly("山茶油 500ml瓶装");
        assertThat(names(shop.get("/search?q=" + typed("茶叶")))).containsExactly("新宅高山绿茶 100g袋装");
        assertThat(names(shop.get("/en/search?q=sweet+corn"))).containsExactly("Sweet corn 5根装");
        assertThat(names(shop.get("/search?q=500ml"))).containsExactly("山茶油 500ml瓶装");
        assertThat(shop.getJson("/api/v1/search?q=xgg").json().get("sections").get(0).get("cards").get(0).get("name").getStringValue()).isEqualTo("香菇干");
    }

    @Test
    void whatIsOnHandInTheChosenStoreComesFirstAmongEquals() {
        stock(world.secondConcessionCounter, world.giftBox, 3);
        assertThat(names(shopperAt(world.firstStore).get("/search?q=hg")).getFirst()).isEqualTo("花菇礼盒 2袋礼盒");
        stock(world.concessionCounter, world.mushroom, 3);
        assertThat(names(shopperAt(world.firstStore).get("/search?q=" + typed("香菇")))).startsWith("香菇干 250g袋装", "鲜香菇 500g盒装");
        stock(world.secondConcessionCounter, world.honey, 1);
        assertThat(names(shopperAt(world.secondStore).get("/products")).getFirst()).isEqualTo("土蜂蜜 500g瓶装");
    }

    @Test
    void saysTruthfullyWhereItCanBeHad() {
        stock(world.concessionCounter, world.honey, 3);
        stock(world.otherCounter, world.corn, 5);
        var first = shopperAt(world.firstStore).get("/products");
        assertThat(card(first, "土蜂蜜")).contains("仅剩 3 份");
        assertThat(card(first, "甜玉米")).contains("本店不卖，芝英店有货");
        assertThat(card(first, "山茶油")).contains("各店暂时没货");
        var second = shopperAt(world.secondStore).get("/products");
        assertThat(card(second, "土蜂蜜")).contains("本店暂时没货，江边店有货");
        assertThat(second.html().select("form[action='/basket/lines']")).as("nothing can be ordered here").isEmpty();
        assertThat(card(running.visitor().get("/products"), "土蜂蜜")).contains("江边店有货");
        assertThat(card(running.visitor().get("/en/products"), "Native-bee honey")).contains("On hand at Riverside");
    }

    @Test
    void whatIsOnHandGoesIntoTheBasketAndTheListIsShownAgain() {
        stock(world.concessionCounter, world.honey, 3);
        var shop = shopperAt(world.firstStore);
        var list = shop.get("/search?q=" + typed("蜂蜜 500g") + "&sort=NAME");
        var added = shop.submit(list, "form[action='/basket/lines']", Map.of());
        assertThat(added.location()).isEqualTo("/search?q=" + typed("蜂蜜 500g") + "&sort=NAME");
        assertThat(shop.follow(added).words("[role=status]")).contains("已加入");
    }

    @Test
    void isNarrowedDownByTownKindAndStoreInTheAddress() {
        stock(world.concessionCounter, world.honey, 3);
        stock(world.otherCounter, world.corn, 5);
        var shop = running.visitor();
        assertThat(names(shop.get("/products?town=" + world.otherMountainTown))).containsExactly("甜玉米 5根装");
        assertThat(names(shop.get("/products?category=OIL&town="))).containsExactly("山茶油 500ml瓶装");
        assertThat(names(shop.get("/products?store=" + world.otherStore))).containsExactly("甜玉米 5根装");
        var narrowed = shop.submit(shop.get("/en/products"), "form.filter-bar", Map.of("category", "HONEY", "store", world.firstStore));
        assertThat(narrowed.path()).startsWith("/en/products?");
        assertThat(names(narrowed)).hasSize(1);
        assertThat(narrowed.html().select("option[selected]").eachText()).contains("Honey", "Riverside");
        assertThat(shop.get("/products?town=1").words("main")).contains("没有符合条件的");
        assertThat(shop.get("/products?category=GOLD").status()).isEqualTo(400);
    }

    @Test
    void pricesPerUnitAreComparedWithinOneMeasureOnly() {
        var page = running.visitor().get("/products?sort=UNIT_PRICE");
        assertThat(page.html().select("section h2[id]").eachText()).containsExactly("按重量，比每500克的价", "按容量，比每500毫升的价", "按个数，比每枚的价");
        List<Integer> fen = page.html().select("section:has(#by-GRAM) .unit-price").eachText().stream().map(text -> Integer.valueOf(text.replaceAll("/.*|[^0-9]", ""))).toList();
        assertThat(fen).hasSizeGreaterThan(3).isSorted();
        assertThat(names(running.visitor().get("/products?sort=NAME"))).containsSubsequence("花菇礼盒 2袋礼盒", "山茶油 500ml瓶装", "土蜂蜜 500g瓶装", "香菇干 250g袋装");
    }

    @Test
    void nothingIsShownTwiceOrLeftOutFromPageToPage() {
        List<Long> many = world.manySkus(60, world.concessionCounter);
        shelf.readAll();
        var shop = running.visitor();
        List<String> seen = new ArrayList<>();
        var page = shop.get("/en/search?q=shiitake&sort=UNIT_PRICE");
        while (true) {
            seen.addAll(page.html().select(".product-card__name a").eachAttr("href"));
            var next = page.html().selectFirst("a[rel=next]");
            if (next == null) {
                break;
            }
            assertThat(next.attr("href")).startsWith("/en/search?");
            page = shop.get(next.attr("href"));
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(many.stream().map(sku -> "/en/products/" + sku).toList());
        many.forEach(sku -> sql.update("UPDATE sku SET ended_on = '2026-01-01' WHERE id = ?", sku));
        shelf.readAll();
    }

    @Test
    void whatIsFoundNowhereHasAWayOn() {
        var shop = running.visitor();
        var nothing = shop.get("/search?q=" + typed("蜂窝煤炉"));
        assertThat(nothing.words("main")).contains("没有找到", "换个说法试试", "看看这些", "土蜂蜜");
        assertThat(nothing.html().select("main a[href='/products']")).isNotEmpty();
        var narrowed = shop.get("/search?q=" + typed("蜂蜜") + "&category=OIL");
        assertThat(narrowed.words("main")).contains("找到 1 样，都不符合这些条件");
        assertThat(names(shop.get(narrowed.html().select(".empty-state a").first().attr("href")))).containsExactly("土蜂蜜 500g瓶装");
        assertThat(shop.get("/search?q=" + typed("土峰密")).words("main")).contains("土蜂蜜");
        assertThat(shop.get("/search?q=" + typed("土嗯蜜")).words("main")).contains("没有完全一样的", "土蜂蜜");
        assertThat(names(shop.get("/search?q="))).hasSizeGreaterThan(5);
    }

    @Test
    void nothingTypedBreaksThePage() {
        var shop = running.visitor();
        for (var text : List.of("<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "#set($x=1)$page", "\u202Egpj.exe\u2066", "👩‍🌾🍄𠮷", "مرحبا", "a\u0000b", "%", "香".repeat(400))) {
            var answer = shop.get("/search?q=" + typed(text));
            assertThat(answer.status()).as(text).isEqualTo(200);
            assertThat(answer.html().select("main script, img[src=x]")).isEmpty();
        }
        assertThat(shop.get("/search?q=%FF%FE").status()).isLessThan(500);
        assertThat(shop.get("/search?q=" + "x".repeat(10_000)).status()).isLessThan(500);
        assertThat(shop.get("/search?q=a&q=b").status()).isEqualTo(200);
    }

    @Test
    void asksTheDatabaseForTheBasketOnly() {
        stock(world.concessionCounter, world.honey, 3);
        var stranger = running.visitor();
        stranger.get("/products");
        assertThat(running.statementsOf(() -> running.visitor().get("/search?q=xg"))).isZero();
        var shop = shopperAt(world.firstStore);
        for (var path : new String[] {"/products?sort=UNIT_PRICE", "/search?q=honey", "/search?q=nothinglikeit"}) {
            assertThat(running.statementsOf(() -> shop.get(path))).as(path).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void listsThatShowOnlySomeStayOutOfSearchEngines() {
        var shop = running.visitor();
        assertThat(shop.get("/products").html().select("meta[name=robots]")).isEmpty();
        assertThat(shop.get("/products").html().select("link[rel=canonical]")).isNotEmpty();
        assertThat(shop.get("/products?category=OIL").html().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(shop.get("/search?q=x").html().select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void showsWhatIsInSeasonAndWhatComesNext() {
        season(world.oil, Month.NOVEMBER, Month.DECEMBER);
        season(world.tea, Month.JANUARY, Month.MARCH);
        season(world.corn, Month.JULY, Month.AUGUST);
        shelf.readAll();
        var shop = running.visitor();
        assertThat(names(shop.get("/products?season=NOW"))).containsExactly("山茶油 500ml瓶装");
        assertThat(names(shop.get("/products?season=NEXT"))).containsExactly("新宅高山绿茶 100g袋装");
        assertThat(shop.get("/").words("section:has(#in-season)")).contains("山茶油", "接下来有： 新宅高山绿茶（1月）").doesNotContain("甜玉米");
        assertThat(shopperAt(world.firstStore).get("/en").words("section:has(#in-season)")).contains("Camellia seed oil", "Xinzhai green tea (January)");
        assertThat(card(shop.get("/products"), "甜玉米")).contains("不在产季，7月再有");
        assertThat(shop.get("/products/" + world.corn).words("main")).contains("现在不在产季", "7月再有", "7–8 月");
        stock(world.otherCounter, world.corn, 2);
        assertThat(card(shop.get("/products"), "甜玉米")).contains("芝英店有货");
        assertThat(shop.get("/products/" + world.corn).words("main")).doesNotContain("不在产季");
    }

    private void season(long sku, Month... months) {
        sql.update("UPDATE product SET season = ? WHERE id = (SELECT product_id FROM sku WHERE id = ?)", Product.seasonOf(List.of(months)), sku);
    }

    @Test
    void whatCameLastComesFirstWhereThatIsAskedFor() {
        stock(world.concessionCounter, world.honey, 1);
        clock.setInJinhua("2026-11-23T11:00");
        stock(world.concessionCounter, world.mushroom, 1);
        assertThat(names(shopperAt(world.firstStore).get("/products?sort=NEWEST"))).startsWith("香菇干 250g袋装", "土蜂蜜 500g瓶装");
    }

    /** How long that takes is told beside a yardstick, the database asked for the same text. */
    @Test
    void isFoundAmongTwoThousand() {
        IntStream.range(0, 2000).forEach(i -> world.sku(world.product("第" + i + "号高山" + "茶瓜菇笋桃梨".charAt(i % 6), "Good " + i, Category.values()[i % 15], 100, 10), i + "g袋装", Measure.GRAM, 1 + i, "10.00"));
        shelf.readAll();
        var finder = running.context().getBean(Finder.class);
        var queries = List.of("高山茶", "gaoshangua", "gsgu", "第77号", "xianggu", "高3山", "新宅香菇", "good 77", "gs瓜", "高山爪");
        IntStream.range(0, 2000).forEach(i -> finder.find(queries.get(i % queries.size())));
        long inMemory = nanos(500, i -> finder.find(queries.get(i % queries.size())));
        long asked = nanos(100, i -> sql.number("SELECT COUNT(*) FROM product WHERE name LIKE ? OR name_en LIKE ?",
            "%" + queries.get(i % queries.size()) + "%", "%" + queries.get(i % queries.size()) + "%"));
        System.out.printf("a search among 2000 goods: %d µs, a LIKE query on the same: %d µs%n", inMemory / 1000, asked / 1000);
        assertThat(shelf.named(finder.find("第1234号").hits().getFirst().skuId()).orElseThrow().product().name()).isEqualTo("第1234号高山桃");
        assertThat(finder.find("gsgu").hits()).hasSizeGreaterThan(300);
    }

    private static long nanos(int times, IntConsumer what) {
        long began = System.nanoTime();
        IntStream.range(0, times).forEach(what);
        return (System.nanoTime() - began) / times;
    }

    private static String card(Response page, String name) {
        return page.html().select(".product-card").stream().filter(card -> card.text().contains(name)).findFirst().orElseThrow().text();
    }
}
