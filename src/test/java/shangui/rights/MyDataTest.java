package shangui.rights;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Anonymity;
import shangui.checkout.Shelf;
import shangui.db.Transactions;
import shangui.order.OrderService;
import shangui.order.Receipt;
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

/** Whoever holds a phone sees what is kept under its number, takes it along, and has it deleted; nobody else does. */
@ShopTest
class MyDataTest {

    private static int phones;

    @Inject RunningShop running;
    @Inject World world;
    @Inject Shelf shelf;
    @Inject Forgetting forgetting;
    @Inject Anonymity checkouts;
    @Inject Transactions transactions;
    @Inject OrderService orders;
    @Inject People people;
    @Inject Sql sql;
    @Inject TestClock clock;

    private final String phone = "136%08d".formatted(++phones);

    @BeforeEach
    void morning() {
        clock.advance(Duration.ofDays(2));
    }

    @Test
    void aShopperSeesWhatIsKeptTakesItAlongAndHasItDeletedOnceNothingIsOpen(Shop shop) {
        String order = buy(shop);
        Response page = read(shop);
        assertThat(page.words("main")).contains("136****", "蜂蜜", "同意隐私说明第 1 版", "下单", "验证码");
        assertThat(page.text()).doesNotContain(phone);
        Response csv = shop.click(page, "a[href$='/files/csv']");
        assertThat(csv.text()).contains("订单,", "蜂蜜", "78.00", "同意隐私说明第 1 版");
        assertThat(shop.getJson("/api/v1" + page.path()).json().get("data").get("bought").get(0).get("amount").getIntValue()).isEqualTo(7800);

        assertThat(page.html().select("form[action$='/deletion']")).isEmpty();
        assertThat(shop.postForm(page.path() + "/deletion", Map.of("key", UUID.randomUUID())).status()).isEqualTo(409);
        shop.submit(shop.get(order), "form[action$='/cancellation']", Map.of());
        long total = sql.number("SELECT SUM(total_fen) FROM orders WHERE phone = ?", phone);
        String number = sql.text("SELECT number FROM checkout WHERE phone = ?", phone);

        assertThat(sql.number("SELECT COUNT(*) FROM idempotency_key WHERE location = ? AND status = 201", page.path())).as("of asking for the code").isEqualTo(1);
        Response deleted = shop.follow(shop.submit(shop.get(page.path()), "form[action$='/deletion']", Map.of()));
        assertThat(deleted.words("main")).contains("1 张订单", "没有留任何信息");
        assertThat(sql.number("SELECT COUNT(*) FROM checkout WHERE number = ? AND phone IS NULL AND device LIKE 'gone:%'", number)).isEqualTo(1);
        assertThat(sql.number("SELECT SUM(total_fen) FROM orders WHERE number = ? AND phone IS NULL", number)).isEqualTo(total);
        assertThat(sql.number("SELECT COUNT(*) FROM sms WHERE phone = ?", phone)).isZero();
        assertThat(sql.number("SELECT (SELECT COUNT(*) FROM phone_code WHERE phone = ?) + (SELECT COUNT(*) FROM unverified_shopper WHERE name = ?)", phone, "phone:" + phone)).isZero();
        assertThat(sql.number("SELECT COUNT(*) FROM idempotency_key WHERE location = ? AND status = 201", page.path())).isZero();
        assertThat(sql.text("SELECT CONCAT(why, orders) FROM erasure ORDER BY id DESC LIMIT 1")).isEqualTo("ASKED1");
        assertThat(shop.get(order).status()).as("who has the link still sees the order").isEqualTo(200);
        assertThat(shop.postForm("/orders", Map.of("number", number, "phone", phone)).status()).isNotEqualTo(303);
    }

    @Test
    void theConsentIsKeptWithTheOrderAndAnOlderTextIsNotAgreedTo(Shop shop) {
        buy(shop);
        assertThat(sql.text("SELECT CONCAT(k.version, k.language, k.agreed_at = c.placed_at) FROM consent k JOIN checkout c ON c.id = k.document_id WHERE k.purpose = 'CHECKOUT' AND c.phone = ?",
            phone)).isEqualTo("1zh1");
        fill(shop);
        Response refused = shop.submit(shop.get("/checkout"), "form[action='/checkout']", Map.of("phone", phone, "tender", "TILL", "privacyVersion", "0"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words(".error-summary")).contains("隐私说明更新了");
    }

    @Test
    void theAnswerIsTheSameWhetherOrNotAnythingIsKept(Shop stranger) {
        Response asked = ask(stranger, phone);
        assertThat(asked.location()).startsWith("/my-data/");
        assertThat(confirm(stranger, asked.location(), code(phone)).status()).isEqualTo(303);
        assertThat(stranger.get(asked.location()).html().select("main section").eachAttr("aria-labelledby")).as("the code itself, and nothing else").containsExactly("told", "delete");
    }

    @Test
    void aCodeIsTriedFiveTimesHoweverManyComeAtOnce(Shop shop) {
        String path = ask(shop, phone).location();
        String right = code(phone);
        String wrong = right.equals("111111") ? "222222" : "111111";
        assertThat(Race.run(12, i -> () -> confirm(shop, path, wrong).status())).containsOnly(422);
        assertThat(sql.number("SELECT tries FROM phone_code WHERE phone = ?", phone)).isEqualTo(5);
        Response late = confirm(shop, path, right);
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.words(".error-summary")).contains("作废");
        assertThat(shop.get(path + "/files/csv").status()).isEqualTo(404);
    }

    @Test
    void aCodeIsGoodForTenMinutesInTheBrowserThatAskedAndThePageForHalfAnHour(Shop shop, Shop other) {
        String path = ask(shop, phone).location();
        other.get("/");
        assertThat(confirm(other, path, code(phone)).status()).isEqualTo(404);
        clock.advance(Duration.ofMinutes(11));
        assertThat(confirm(shop, path, code(phone)).status()).isEqualTo(404);

        String again = ask(shop, phone).location();
        assertThat(confirm(shop, again, code(phone)).status()).isEqualTo(303);
        assertThat(other.get(again).status()).isEqualTo(404);
        clock.advance(Duration.ofMinutes(29));
        assertThat(shop.get(again).status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(shop.get(again).status()).isEqualTo(404);
    }

    @Test
    void aPhoneIsSentThreeCodesAnHourFromWhicheverBrowserTheyAreAsked() {
        for (int i = 0; i < 3; i++) {
            assertThat(ask(running.visitor(), phone).status()).isEqualTo(303);
        }
        Response fourth = ask(running.visitor(), phone);
        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.words("main")).contains("太多");
        assertThat(sql.number("SELECT COUNT(*) FROM sms WHERE phone = ?", phone)).isEqualTo(3);
        clock.advance(Duration.ofMinutes(61));
        assertThat(ask(running.visitor(), phone).status()).isEqualTo(303);
    }

    @Test
    void numbersGoByThemselvesWhenTheOrderHasBeenOverForThreeYears(Shop shop) {
        String order = buy(shop);
        clock.advance(Duration.ofDays(3 * 365 - 3));
        shop.submit(shop.get(order), "form[action$='/cancellation']", Map.of());
        assertThat(forgetting.forgetOld()).isZero();
        clock.advance(Duration.ofDays(10));
        buyOpen();
        assertThat(forgetting.forgetOld()).isEqualTo(1);
        assertThat(sql.number("SELECT COUNT(*) FROM checkout WHERE phone = ?", phone)).isEqualTo(1);
        assertThat(sql.number("SELECT COUNT(*) FROM orders WHERE phone = ?", phone)).isEqualTo(1);
        assertThat(sql.text("SELECT CONCAT(why, orders) FROM erasure ORDER BY id DESC LIMIT 1")).isEqualTo("AGED1");
        ask(shop, phone);
        clock.advance(Duration.ofDays(3));
        assertThat(forgetting.deleteLeftovers()).isPositive();
        assertThat(sql.number("SELECT (SELECT COUNT(*) FROM phone_code WHERE phone = ?) + (SELECT COUNT(*) FROM phone_try) + (SELECT COUNT(*) FROM unverified_shopper)", phone)).isZero();
    }

    @Test
    void theWordsAndPhotographOfAClaimGoWithTheNumberAndWhatWasGivenBackStays(Shop shop) {
        String order = buy(shop);
        long id = sql.number("SELECT id FROM orders WHERE phone = ?", phone);
        orders.handOverByCode(world.firstStore, sql.text("SELECT pickup_code FROM orders WHERE id = ?", id), new Receipt("1", "D-" + id), null);
        Map<String, Object> claim = Map.of("key", UUID.randomUUID(), "orderLineLotId", sql.number("SELECT id FROM order_line_lot WHERE order_id = ?", id), "quantity", 1,
            "kind", "BROKEN", "what", "瓶口漏了", "photo", new SentFile("漏.jpg", Photograph.jpeg(600, 450)));
        assertThat(shop.postForm(order + "/claims", claim).status()).isEqualTo(303);
        String path = read(shop).path();
        assertThat(shop.get(path).words("main")).contains("瓶口漏了", "有照片", "还不能删");
        transactions.write(() -> checkouts.forgetSomeBefore(clock.instant().plus(Duration.ofDays(1))));
        assertThat(sql.number("SELECT COUNT(*) FROM checkout WHERE phone = ?", phone)).as("a claim is not answered yet, however old").isEqualTo(1);
        long photo = sql.number("SELECT picture_id FROM claim WHERE order_id = ?", id);
        Response granted = people.in(running.visitor(), people.clerk()).postJson("/api/v1/staff/claims/" + sql.number("SELECT id FROM claim WHERE order_id = ?", id) + "/answer",
            Map.of("answer", "GRANT"));
        assertThat(granted.status()).as(granted.text()).isEqualTo(200);
        sql.update("UPDATE refund SET state = 'DONE' WHERE order_id = ? AND state <> 'TILL'", id);

        assertThat(shop.submit(shop.get(path), "form[action$='/deletion']", Map.of()).status()).isEqualTo(303);
        assertThat(sql.text("SELECT CONCAT(state, refund_fen, what IS NULL, picture_id IS NULL) FROM claim WHERE order_id = ?", id)).isEqualTo("GRANTED780011");
        assertThat(sql.number("SELECT COUNT(*) FROM picture WHERE id = ?", photo)).isZero();
        assertThat(sql.number("SELECT (SELECT COUNT(*) FROM order_return WHERE reason LIKE '%漏%') + (SELECT COUNT(*) FROM order_event WHERE note LIKE '%漏%')")).isZero();
    }

    private void buyOpen() {
        buy(running.visitor());
    }

    private void fill(Shop shop) {
        world.goods.receive(world.concessionCounter, world.lot(world.honey, "2026-11-01", "2036-01-01"), 3);
        shelf.readAll();
        shop.get("/");
        shop.postForm("/basket/store", Map.of("storeId", world.firstStore, "back", "/"));
        shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 1));
    }

    private String buy(Shop shop) {
        fill(shop);
        Response placed = shop.submit(shop.get("/checkout"), "form[action='/checkout']", Map.of("phone", phone, "tender", "TILL"));
        assertThat(placed.status()).as(placed.text()).isEqualTo(303);
        return placed.location();
    }

    private Response ask(Shop shop, String phone) {
        shop.get("/");
        return shop.submit(shop.get("/my-data"), "form[action='/my-data/codes']", Map.of("phone", phone));
    }

    private String code(String phone) {
        return sql.text("SELECT words FROM sms WHERE phone = ? AND kind = 'CODE' ORDER BY id DESC LIMIT 1", phone);
    }

    private static Response confirm(Shop shop, String path, String code) {
        return shop.postForm(path + "/confirmation", Map.of("key", UUID.randomUUID(), "code", code));
    }

    private Response read(Shop shop) {
        String path = ask(shop, phone).location();
        assertThat(shop.get(path).words("main")).contains("136****");
        assertThat(shop.submit(shop.get(path), "form[action$='/confirmation']", Map.of("code", code(phone))).status()).isEqualTo(303);
        return shop.get(path);
    }
}
