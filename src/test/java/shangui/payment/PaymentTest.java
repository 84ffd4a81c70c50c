package shangui.payment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.order.OrderService;
import shangui.outbox.OutboxSender;
import shangui.testing.Race;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** Paying before collecting, through the real doors: the shop's pages, the provider's page, the provider's callbacks. */
@ShopTest
class PaymentTest {

    private static final HttpClient PROVIDER = HttpClient.newHttpClient();
    private static int phones;

    @Inject World world;
    @Inject Shelf shelf;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject SimulatedProvider provider;
    @Inject PaymentService payments;
    @Inject OrderService orders;
    @Inject OutboxSender outbox;

    /** A checkout to be paid online: its page and what the provider knows it by. */
    private record Bought(Shop shop, String path, long checkoutId, String payUrl) {

        String words() {
            return shop.get(path).words("main");
        }

        String payment() {
            return shop.get(path + "/payment").words("h1");
        }
    }

    @BeforeEach
    void begin() {
        clock.setInJinhua("2026-11-23T10:00");
        sql.update("UPDATE stock_level SET sell_until = '2026-01-01'");
        provider.losesCallbacks = false;
    }

    private Bought buy(RunningShop running) {
        shelf.readAll();
        var shop = running.visitor();
        shop.get("/");
        shop.postForm("/basket/store", Map.of("storeId", world.firstStore, "back", "/"));
        shop.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 1));
        var phone = "137%08d".formatted(++phones);
        var placed = shop.submit(shop.get("/checkout"), "form[action='/checkout']", Map.of("phone", phone, "tender", "ONLINE"));
        assertThat(placed.status()).as(placed.text()).isEqualTo(303);
        var page = shop.follow(placed);
        assertThat(page.words("h1")).isEqualTo("等待付款");
        return new Bought(shop, placed.location().replace("/payment", ""), sql.number("SELECT id FROM checkout WHERE phone = ?", phone),
            page.html().selectFirst("a.button--pay").attr("href"));
    }

    private void atTheProvider(Bought bought, String action) throws Exception {
        var answer = PROVIDER.send(HttpRequest.newBuilder(URI.create(bought.payUrl)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("action=" + action)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location").orElseThrow()).endsWith(bought.path + "/payment");
    }

    private HttpResponse<String> callBack(RunningShop running, CallbackSeal.Callback callback) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(running.address() + "/payments/simulated/notifications")).POST(BodyPublishers.ofString(callback.body()));
        callback.headers().forEach(request::header);
        return PROVIDER.send(request.build(), BodyHandlers.ofString());
    }

    private String stateOf(Bought bought) {
        return sql.text("SELECT state FROM payment WHERE checkout_id = ?", bought.checkoutId);
    }

    private void untilCaptured(Bought bought) throws InterruptedException {
        for (int i = 0; i < 100 && !stateOf(bought).equals("CAPTURED"); i++) {
            Thread.sleep(50);
        }
        assertThat(stateOf(bought)).isEqualTo("CAPTURED");
    }

    private Map<String, Object> told(Bought bought) {
        var told = new LinkedHashMap<String, Object>();
        told.put("mchid", "M-DUOHU-1");
        told.put("out_trade_no", Long.toString(bought.checkoutId));
        told.put("transaction_id", "4200000001");
        told.put("trade_state", "SUCCESS");
        told.put("success_time", "2026-11-23T10:01:00+08:00");
        told.put("amount", Map.of("total", 7800, "currency", "CNY"));
        return told;
    }

    @Test
    void rule20ASignedCallbackPaysTheOrderToTheSupermarketsOwnMerchantNumber(RunningShop running) throws Exception {
        world.stock(world.concessionCounter, world.honey, 1);
        var bought = buy(running);
        assertThat(bought.words()).contains("商品给您留着", "请在 10:15 前付款");
        atTheProvider(bought, "pay");
        untilCaptured(bought);
        assertThat(bought.payment()).isEqualTo("已付款");
        assertThat(bought.words()).contains("已下单，备货中", "已付款", "取货码");
        assertThat(sql.text("SELECT merchant_number FROM payment WHERE checkout_id = ?", bought.checkoutId)).isEqualTo("M-DUOHU-1");
        assertThat(sql.number("SELECT paid_fen FROM orders WHERE checkout_id = ?", bought.checkoutId)).isEqualTo(7800);
    }

    @Test
    void whatTheAddressSaysIsNotBelieved(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 1);
        var bought = buy(running);
        assertThat(bought.shop.get(bought.path + "/payment?trade_state=SUCCESS&paid=1").words("h1")).isEqualTo("等待付款");
    }

    @Test
    void aPaymentThatFailedCanBeMadeAgain(RunningShop running) throws Exception {
        world.stock(world.concessionCounter, world.honey, 1);
        var bought = buy(running);
        atTheProvider(bought, "fail");
        assertThat(bought.payment()).isEqualTo("付款没有成功");
        atTheProvider(bought, "later");
        atTheProvider(bought, "pay");
        untilCaptured(bought);
    }

    @Test
    void refusesCallbacksThatAreForgedChangedOldOrOfSomethingElse(RunningShop running) throws Exception {
        world.stock(world.concessionCounter, world.honey, 1);
        var bought = buy(running);
        var good = told(bought);
        var sealed = provider.callback(good, clock.instant());

        var hostile = new LinkedHashMap<String, CallbackSeal.Callback>();
        hostile.put("body changed", new CallbackSeal.Callback(sealed.headers(), sealed.body().replace("\"paid\"", "\"Paid\"")));
        hostile.put("signed by another key", changed(new CallbackSeal().seal("{}", clock.instant()), "Wechatpay-Serial", provider.keyId()));
        hostile.put("unknown key", new CallbackSeal().seal("{}", clock.instant()));
        hostile.put("old", provider.callback(good, clock.instant().minusSeconds(301)));
        hostile.put("early", provider.callback(good, clock.instant().plusSeconds(301)));
        hostile.put("another moment claimed", changed(sealed, "Wechatpay-Timestamp", Long.toString(clock.instant().getEpochSecond() + 1)));
        hostile.put("another nonce claimed", changed(sealed, "Wechatpay-Nonce", "00000000000000000000000000000000"));
        hostile.put("no signature", changed(sealed, "Wechatpay-Signature", "x"));
        hostile.put("another merchant's", provider.callback(with(good, "mchid", "M-ZHIYING-1"), clock.instant()));
        hostile.put("another amount", provider.callback(with(good, "amount", Map.of("total", 7799)), clock.instant()));
        hostile.put("no such checkout", provider.callback(with(good, "out_trade_no", "1"), clock.instant()));
        hostile.put("no number", provider.callback(with(good, "out_trade_no", "DROP TABLE"), clock.instant()));
        hostile.put("not JSON", new CallbackSeal.Callback(sealed.headers(), "<xml>"));
        for (var callback : hostile.entrySet()) {
            assertThat(callBack(running, callback.getValue()).statusCode()).as(callback.getKey()).isEqualTo(400);
        }
        assertThat(stateOf(bought)).isEqualTo("ASKED");
        assertThat(bought.words()).contains("等待付款");

        assertThat(callBack(running, sealed).statusCode()).isEqualTo(200);
        untilCaptured(bought);
    }

    private static CallbackSeal.Callback changed(CallbackSeal.Callback callback, String header, String value) {
        var headers = new HashMap<>(callback.headers());
        headers.put(header, value);
        return new CallbackSeal.Callback(headers, callback.body());
    }

    private static Map<String, Object> with(Map<String, Object> told, String field, Object value) {
        var other = new LinkedHashMap<>(told);
        other.put(field, value);
        return other;
    }

    @Test
    void theSameCallbackTwentyTimesPaysOnce(RunningShop running) throws Exception {
        world.stock(world.concessionCounter, world.honey, 1);
        var bought = buy(running);
        var sealed = provider.callback(told(bought), clock.instant());
        var event = sealed.body().replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
        assertThat(Race.run(20, i -> () -> callBack(running, sealed).statusCode())).containsOnly(200);
        untilCaptured(bought);
        assertThat(callBack(running, provider.callback(told(bought), clock.instant())).statusCode()).as("told again as another event").isEqualTo(200);
        assertThat(sql.number("SELECT COUNT(*) FROM payment_notification WHERE event_id = ?", event)).isEqualTo(1);
        assertThat(sql.number("SELECT paid_fen FROM orders WHERE checkout_id = ?", bought.checkoutId)).isEqualTo(7800);
        assertThat(sql.number("SELECT COUNT(*) FROM order_event e JOIN orders o ON o.id = e.order_id WHERE e.kind = 'PAID' AND o.checkout_id = ?", bought.checkoutId)).isEqualTo(1);
    }

    @Test
    void aLostCallbackLosesNoOrder(RunningShop running) throws Exception {
        world.stock(world.concessionCounter, world.honey, 1);
        provider.losesCallbacks = true;
        var bought = buy(running);
        atTheProvider(bought, "pay");
        assertThat(payments.queryDue()).isZero();
        clock.advance(Duration.ofSeconds(61));
        assertThat(payments.queryDue()).isPositive();
        assertThat(stateOf(bought)).isEqualTo("CAPTURED");
        assertThat(bought.words()).contains("已下单，备货中");
    }

    @Test
    void whoComesBackFromPayingIsNotMadeToWaitForACallback(RunningShop running) throws Exception {
        world.stock(world.concessionCounter, world.honey, 1);
        provider.losesCallbacks = true;
        var bought = buy(running);
        atTheProvider(bought, "pay");
        assertThat(bought.payment()).isEqualTo("已付款");
    }

    @Test
    void whatIsNotPaidExpiresAndTheProviderTakesNothingAnyMore(RunningShop running) throws Exception {
        world.stock(world.concessionCounter, world.honey, 1);
        var bought = buy(running);
        clock.advance(Duration.ofMinutes(16));
        orders.expireDue();
        assertThat(bought.words()).contains("订单已过期", "商品已放回柜上");
        clock.advance(Duration.ofMinutes(4));
        for (int i = 0; i < 6; i++) {
            payments.queryDue();
        }
        assertThat(stateOf(bought)).isEqualTo("CLOSED");
        atTheProvider(bought, "pay");
        assertThat(bought.payment()).isEqualTo("不再收款");
    }

    @Test
    void rule16MoneyHeardOfAfterExpiryTakesTheGoodsAgainWhileThereAreEnough(RunningShop running) throws Exception {
        world.stock(world.concessionCounter, world.honey, 1);
        provider.losesCallbacks = true;
        var bought = buy(running);
        clock.advance(Duration.ofMinutes(14));
        atTheProvider(bought, "pay");
        clock.advance(Duration.ofMinutes(2));
        orders.expireDue();
        payments.queryDue();
        assertThat(bought.words()).contains("已下单，备货中");
    }

    @Test
    void rule16MoneyHeardOfAfterTheGoodsAreGoneGoesBackAndTheShopperIsTold(RunningShop running) throws Exception {
        world.stock(world.concessionCounter, world.honey, 1);
        provider.losesCallbacks = true;
        var bought = buy(running);
        clock.advance(Duration.ofMinutes(14));
        atTheProvider(bought, "pay");
        clock.advance(Duration.ofMinutes(2));
        orders.expireDue();
        buy(running);
        payments.queryDue();
        assertThat(bought.payment()).isEqualTo("款项退回");
        outbox.sendDue();
        assertThat(bought.words()).contains("退款 ¥78.00 · 已原路退回");
        assertThat(sql.number("SELECT refunded_fen FROM payment WHERE checkout_id = ?", bought.checkoutId)).isEqualTo(7800);
    }

    @Test
    void aCancelledOrderThatWasPaidIsGivenBackOnceAndInFull(RunningShop running) throws Exception {
        world.stock(world.concessionCounter, world.honey, 1);
        var bought = buy(running);
        atTheProvider(bought, "pay");
        untilCaptured(bought);
        var page = bought.shop.get(bought.path);
        Race.run(5, i -> () -> bought.shop.submit(page, "form[action$=cancellation]", Map.of()));
        assertThat(bought.words()).contains("订单已取消", "退款 ¥78.00 · 正在退回");
        outbox.sendDue();
        assertThat(bought.words()).contains("退款 ¥78.00 · 已原路退回");
        assertThat(sql.number("SELECT COUNT(*) FROM refund r JOIN orders o ON o.id = r.order_id WHERE o.checkout_id = ?", bought.checkoutId)).isEqualTo(1);
    }
}
