package shangui.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** Pages that are the same for many are made once; nobody is shown what is another's. */
@ShopTest
class KeptPageTest {

    @Inject World world;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;

    @BeforeEach
    void fillTheShelf() {
        clock.setInJinhua("2026-11-23T10:00");
        sql.update("UPDATE stock_level SET sell_until = '2026-01-01'");
        world.stock(world.concessionCounter, world.mushroom, 5);
        shelf.readAll();
    }

    private static Response asked(Shop shop, String path, String name, String value) {
        return shop.send("GET", path, Map.of(name, value), BodyPublishers.noBody());
    }

    private List<String> shared() {
        return List.of("/", "/en", "/products", "/products/" + world.mushroom);
    }

    @Test
    void whoHasThePageIsSentNothing(RunningShop running) {
        var shop = running.visitor();
        for (String path : shared()) {
            String tag = shop.get(path).header("etag");
            var again = asked(shop, path, "If-None-Match", tag);
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.bytes()).isEmpty();
            assertThat(again.header("etag")).isEqualTo(tag);
            assertThat(asked(running.visitor(), path, "If-None-Match", "W/\"another\"").status()).isEqualTo(200);
        }
    }

    @Test
    void comesCompressedToABrowserThatTakesIt(RunningShop running) throws Exception {
        var shop = running.visitor();
        String plain = shop.get("/products").text();
        var small = asked(shop, "/products", "Accept-Encoding", "gzip, br");
        assertThat(small.header("content-encoding")).isEqualTo("gzip");
        assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(small.bytes())).readAllBytes())).isEqualTo(plain);
        assertThat(asked(shop, "/products", "Accept-Encoding", "gzip;q=0").text()).isEqualTo(plain);
        assertThat(small.header("vary")).contains("Accept-Encoding", "Cookie");
    }

    @Test
    void isMadeAnewWhenTheShelfChanges(RunningShop running) {
        var shop = running.visitor();
        String path = "/products/" + world.mushroom;
        shop.get(path);
        var before = shop.follow(shop.postForm("/basket/store", Map.of("storeId", world.firstStore, "back", path)));
        assertThat(before.words("main")).contains("现货 5 份");
        world.stock(world.concessionCounter, world.mushroom, 2);
        shelf.readChanged();
        assertThat(shop.get(path).words("main")).contains("现货 7 份");
        sql.update("UPDATE stock_level SET sell_until = '2026-11-23'");
        shelf.readAll();
        assertThat(running.visitor().get("/").words("main")).contains("香菇干 250g袋装");
        clock.setInJinhua("2026-11-24T00:01");
        assertThat(running.visitor().get("/").words("main")).doesNotContain("香菇干 250g袋装");
    }

    @Test
    void whatIsOnesOwnIsNeverKept(RunningShop running) {
        var buyer = running.visitor();
        buyer.get("/");
        var notice = buyer.follow(buyer.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.mushroom, "quantity", 3, "back", "/")));
        assertThat(notice.words("#status")).contains("购物车共 3 件");
        assertThat(buyer.get("/").words("#basket-bar")).contains("3");
        assertThat(buyer.get("/").header("etag")).isNull();

        var other = running.visitor();
        other.get("/");
        other.postForm("/basket/store", Map.of("storeId", world.secondStore));
        for (String path : shared()) {
            assertThat(running.visitor().get(path).words("body")).as(path).doesNotContain("购物车共", "购物车 3 件");
            assertThat(running.visitor().get(path).html().select("[name=key]")).as(path).isEmpty();
            assertThat(running.visitor().get(path).words("header")).as(path).doesNotContain("江边店", "东站店");
        }
        assertThat(other.get("/").header("etag")).isNotEqualTo(running.visitor().get("/").header("etag"));
        other.postForm("/large-type", Map.of("large", "1", "back", "/"));
        assertThat(other.get("/").html().selectFirst("html").hasClass("large")).isTrue();
        assertThat(running.visitor().get("/").html().selectFirst("html").hasClass("large")).isFalse();
    }
}
