package shangui.claim;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.order.OrderService;
import shangui.order.Receipt;
import shangui.testing.Browser;
import shangui.testing.People;
import shangui.testing.Photograph;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.SentFile;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;
import shangui.user.Accounts;
import shangui.user.Role;

/** Spoiled goods, from the shopper's order page to the counter's answer and the money back. */
@ShopTest
class ClaimTest {

    private static final SentFile PHOTO = new SentFile("坏.jpg", Photograph.jpeg(600, 450));
    private static int numbers;

    @Inject World world;
    @Inject People people;
    @Inject Accounts accounts;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject OrderService orders;
    @Inject ClaimService claims;

    @BeforeEach
    void now() {
        clock.setInJinhua("2026-11-23T10:00");
    }

    @AfterEach
    void nothingWaits() {
        sql.rows("SELECT id FROM claim WHERE state = 'RAISED'").forEach(row -> claims.refuse(((Number) row.get("id")).longValue(), "试", people.clerk().id()));
    }

    private record Bought(Shop shop, String path, long order, long lot) {

        Response page() {
            return shop.get(path);
        }

        Response claim(int quantity, Map<String, ?> more) {
            var fields = new HashMap<String, Object>(Map.of("key", UUID.randomUUID(), "orderLineLotId", lot, "quantity", quantity, "kind", "ROTTEN"));
            fields.putAll(more);
            return shop.postForm(path + "/claims", fields);
        }
    }

    /** Fresh shiitake at ¥9.80, collected a moment ago and paid at the till. */
    private Bought collected(RunningShop running, long sku, int quantity) {
        return collected(running, sku, quantity, "TILL");
    }

    private Bought collected(RunningShop running, long sku, int quantity, String tender) {
        world.receive(world.concessionCounter, world.lot(sku, "2026-11-22", sku == world.freshMushroom ? "2026-11-29" : "2028-11-21"), quantity);
        shelf.readAll();
        var shop = running.visitor();
        shop.get("/");
        shop.postForm("/basket/store", Map.of("storeId", world.firstStore));
        shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", sku, "quantity", quantity));
        var phone = "131%08d".formatted(++numbers);
        var placed = shop.submit(shop.get("/checkout"), "form[action$='/checkout']", Map.of("phone", phone, "tender", tender));
        assertThat(placed.status()).as(placed.text()).isEqualTo(303);
        long order = sql.number("SELECT id FROM orders WHERE phone = ?", phone);
        if (tender.equals("ONLINE")) {
            pay(shop.follow(placed).html().selectFirst("a.button--pay").attr("href"), order);
        }
        orders.handOverByCode(world.firstStore, sql.text("SELECT pickup_code FROM orders WHERE id = ?", order),
            tender.equals("TILL") ? new Receipt("1", "C-" + numbers) : null, null);
        return new Bought(shop, placed.location().replace("/payment", ""), order, sql.number("SELECT id FROM order_line_lot WHERE order_id = ?", order));
    }

    /** At the provider, who tells the shop. */
    private void pay(String payUrl, long order) {
        try (var provider = HttpClient.newHttpClient()) {
            provider.send(HttpRequest.newBuilder(URI.create(payUrl)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("action=pay")).build(), BodyHandlers.discarding());
            for (int i = 0; i < 500 && sql.number("SELECT paid_fen FROM orders WHERE id = ?", order) == 0; i++) {
                Thread.sleep(10);
            }
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    private Shop clerk(RunningShop running) {
        return people.in(running.visitor(), people.clerk());
    }

    private static Response reply(Shop clerk, Response page, String answer, Map<String, ?> more) {
        var form = "form[action*=/claims/]:has([value=" + answer + "])";
        var fields = new HashMap<String, Object>(Map.of("answer", answer));
        fields.putAll(more);
        return clerk.submit(page, form, fields);
    }

    @Test
    void aSmallOneWithAPhotographIsGrantedAtOnceAndIsAReturnThrownAway(RunningShop running) {
        var bought = collected(running, world.freshMushroom, 3, "ONLINE");
        assertThat(bought.page().words("details:has(form[action$=claims])")).contains("附照片、在线付款、一张订单合计 ¥20.00 以内的当场退款", "鲜香菇 500g盒装", "最多 3 份，11月25日 10:00 前可以申报");

        var page = bought.shop.follow(bought.claim(2, Map.of("photo", PHOTO, "what", "底下烂了")));
        assertThat(page.words("#status")).isEqualTo("已同意，退款 ¥19.60，不用再来回问。");
        assertThat(page.words("section:has(#claims)")).contains("鲜香菇 500g盒装 × 2 · 腐坏", "底下烂了", "同意，退 ¥19.60");
        assertThat(page.words("main")).contains("退款 ¥19.60", "申报坏果", "已退货").doesNotContain("收银台");
        assertThat(sql.text("SELECT CONCAT(fate, ' ', quantity) FROM order_return WHERE order_id = ?", bought.order)).isEqualTo("DISCARD 2");
        assertThat(sql.number("SELECT returned FROM order_line_lot WHERE id = ?", bought.lot)).isEqualTo(2);

        var more = bought.shop.follow(bought.claim(1, Map.of("photo", PHOTO)));
        assertThat(more.words("#status")).as("29.40 of this order is more than the rule allows").isEqualTo("已收到，柜台在 24 小时内答复。");
        assertThat(more.words("section:has(#claims)")).contains("等柜台答复，最迟 11月24日 10:00");
        assertThat(more.html().select("form[action$=claims]")).as("nothing left to claim").isEmpty();
    }

    @Test
    void whatAClerkRefusedOnceOrWhatWasPaidAtTheTillIsGrantedByAClerkAlone(RunningShop running) {
        var atTheTill = collected(running, world.freshMushroom, 1);
        assertThat(atTheTill.shop.follow(atTheTill.claim(1, Map.of("photo", PHOTO))).words("#status")).contains("柜台在 24 小时内答复");

        var online = collected(running, world.freshMushroom, 1, "ONLINE");
        online.claim(1, Map.of());
        claims.refuse(sql.number("SELECT id FROM claim WHERE order_id = ?", online.order), "好的", people.clerk().id());
        assertThat(online.shop.follow(online.claim(1, Map.of("photo", PHOTO))).words("#status")).contains("柜台在 24 小时内答复");
        assertThat(sql.number("SELECT refunded_fen FROM orders WHERE id = ?", online.order)).isZero();
    }

    @Test
    void theCounterGrantsOnceWithTheConsequenceSaid(RunningShop running) {
        var bought = collected(running, world.honey, 2);
        assertThat(bought.claim(1, Map.of("what", "瓶盖漏了")).status()).isEqualTo(303);
        var clerk = clerk(running);
        assertThat(clerk.get("/staff").words(".tile:contains(坏果)")).contains("坏果待答复 1");
        var page = clerk.get("/staff/claims");
        assertThat(page.words(".task")).contains("土蜂蜜 500g瓶装 × 1 · 腐坏", "瓶盖漏了", "没有照片", "11月24日 10:00 前答复", "同意退 ¥78.00", "记一笔退货和报损",
            "这一单在收银台付的");

        assertThat(clerk.follow(reply(clerk, page, "GRANT", Map.of())).words("main")).contains("已同意，退 ¥78.00", "没有等着答复的坏果");
        assertThat(reply(clerk, page, "REFUSE", Map.of("why", "晚了", "key", UUID.randomUUID().toString())).words("[role=alert]")).contains("已经有人答复了");
        assertThat(bought.page().words("section:has(#claims)")).contains("同意，退 ¥78.00 请到门店收银台领取");
        assertThat(sql.number("SELECT refunded_fen FROM orders WHERE id = ?", bought.order)).isEqualTo(7800);
    }

    @Test
    void whoRefusesSaysWhyAndTheShopperReadsIt(RunningShop running) {
        var bought = collected(running, world.honey, 1);
        bought.claim(1, Map.of());
        var clerk = clerk(running);
        var silent = reply(clerk, clerk.get("/staff/claims"), "REFUSE", Map.of("why", " "));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.words("#why")).isEqualTo("请写原因，顾客会看到");
        assertThat(reply(clerk, clerk.get("/staff/claims"), "REFUSE", Map.of("why", "瓶子在店里是好的")).status()).isEqualTo(303);
        assertThat(bought.page().words("main")).contains("没有同意：瓶子在店里是好的", "坏果申报没有通过");
        assertThat(bought.claim(1, Map.of()).status()).as("it may be reported again").isEqualTo(303);
    }

    @Test
    void theSamePackClaimedManyTimesAtOnceIsGrantedOnce(RunningShop running) {
        var bought = collected(running, world.freshMushroom, 1);
        var answers = Race.run(12, i -> () -> bought.claim(1, i % 2 == 0 ? Map.of("photo", PHOTO) : Map.of()).status());
        assertThat(answers.stream().filter(status -> status == 303)).hasSize(1);
        assertThat(answers.stream().filter(status -> status != 303)).containsOnly(422);
        assertThat(sql.number("SELECT COUNT(*) FROM claim WHERE order_id = ?", bought.order)).isEqualTo(1);
    }

    @Test
    void aClerkAndACounterReturnAtOnceGiveNoPackBackTwice(RunningShop running) {
        var bought = collected(running, world.honey, 1);
        bought.claim(1, Map.of());
        long id = sql.number("SELECT id FROM claim WHERE order_id = ?", bought.order);
        long line = sql.number("SELECT order_line_id FROM order_line_lot WHERE id = ?", bought.lot);
        var clerk = clerk(running);
        var token = clerk.formToken();
        var answers = Race.run(2, i -> () -> i == 0
            ? clerk.postForm("/staff/claims/" + id + "/answer", Map.of("key", UUID.randomUUID(), "token", token, "answer", "GRANT")).status()
            : clerk.postForm("/staff/orders/" + bought.order + "/returns", Map.of("key", UUID.randomUUID(), "token", token, "orderLineId", line, "quantity", 1,
                "fate", "DISCARD", "reason", "当面退")).status());
        assertThat(answers).containsExactlyInAnyOrder(303, 409);
        assertThat(sql.number("SELECT refunded_fen FROM orders WHERE id = ?", bought.order)).isEqualTo(7800);
    }

    @Test
    void freshGoodsAreClaimedWithinTwoDaysAndOthersWithinSeven(RunningShop running) {
        var fresh = collected(running, world.freshMushroom, 1);
        var dry = collected(running, world.honey, 1);
        clock.advance(Duration.ofHours(48));
        assertThat(fresh.page().html().select("form[action$=claims]")).isEmpty();
        assertThat(fresh.claim(1, Map.of("photo", PHOTO)).words("[role=alert]")).contains("鲜货取走超过 48 小时");
        clock.advance(Duration.ofDays(5));
        assertThat(dry.claim(1, Map.of()).words("[role=alert]")).contains("取货超过七天");
    }

    @Test
    void noMoreIsClaimedThanWasCollectedAndNothingOfOthers(RunningShop running) {
        var bought = collected(running, world.freshMushroom, 2);
        var tooMany = bought.claim(3, Map.of());
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.words("#quantity-error")).isEqualTo("最多还能申报 2 份");
        var other = collected(running, world.freshMushroom, 1);
        assertThat(bought.claim(1, Map.of("orderLineLotId", other.lot)).status()).isEqualTo(404);
        var waits = bought.shop.postForm(bought.path + "/claims", Map.of("key", UUID.randomUUID(), "quantity", 1, "kind", "ROTTEN"));
        assertThat(waits.status()).as("which goods was not said").isEqualTo(422);
    }

    @Test
    void aPhotographIsSeenByTheShopperAndTheStoreAndNobodyElse(RunningShop running) {
        var bought = collected(running, world.freshMushroom, 1);
        var notOne = bought.claim(1, Map.of("photo", new SentFile("坏.jpg", "no picture".getBytes())));
        assertThat(notOne.status()).isEqualTo(422);
        assertThat(notOne.html().select("#photo-error")).hasSize(1);

        bought.claim(1, Map.of("photo", new SentFile("坏.jpg", Photograph.jpeg(640, 481))));
        long id = sql.number("SELECT id FROM claim WHERE order_id = ?", bought.order);
        long picture = sql.number("SELECT picture_id FROM claim WHERE id = ?", id);
        var seen = running.visitor().get(bought.path + "/claims/" + id + "/file");
        assertThat(seen.header("content-type")).isEqualTo("image/jpeg");
        assertThat(seen.header("cache-control")).startsWith("private");
        assertThat(clerk(running).get("/staff/claims/" + id + "/file").status()).isEqualTo(200);

        accounts.create("claim-elsewhere", Role.CLERK, world.secondStore, People.PASSWORD);
        var other = collected(running, world.freshMushroom, 1);
        assertThat(List.of(running.visitor().get(other.path + "/claims/" + id + "/file").status(), running.visitor().get("/pictures/" + picture + "-800.jpg").status(),
            running.visitor().signIn("claim-elsewhere", People.PASSWORD).get("/staff/claims/" + id + "/file").status())).containsOnly(404);
    }

    @Test
    void isReportedInFourTapsAtMost(RunningShop running) {
        var bought = collected(running, world.honey, 1);
        try (var browser = new Browser()) {
            try (var visit = browser.phone(running).as(bought.shop)) {
                var page = visit.open(bought.path);
                visit.look("claim-1-collected");
                page.tap("summary:has-text('有坏果')");
                visit.look("claim-2-form");
                page.tap("form[action$=claims] button");
                page.waitForSelector("#claims");
                visit.look("claim-3-raised");
            }
            try (var visit = browser.phone(running).as(clerk(running))) {
                visit.open("/staff/claims");
                visit.look("claim-4-clerk");
            }
        }
    }
}
