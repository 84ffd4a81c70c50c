package shangui.order;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.stock.Document;
import shangui.stock.LotQuantity;
import shangui.stock.StockService;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;
import shangui.user.Accounts;
import shangui.user.Role;

/** Orders at the desk: through the pages a clerk and the office use, and the doors programs use. */
@ShopTest
class StaffOrderControllerTest {

    private static final String PASSWORD = "mountain-goods-7";

    @Inject World world;
    @Inject Accounts accounts;
    @Inject OrderService orders;
    @Inject StockService stock;
    @Inject Transactions transactions;
    @Inject Ids ids;
    @Inject TestClock clock;
    @Inject Sql sql;

    private long sku;

    @BeforeEach
    void people() {
        if (accounts.find("riverside-clerk").isPresent()) {
            return;
        }
        accounts.create("riverside-clerk", Role.CLERK, world.firstStore, PASSWORD);
        accounts.create("station-clerk", Role.CLERK, world.secondStore, PASSWORD);
        accounts.create("desk-office", Role.OFFICE, null, PASSWORD);
    }

    @BeforeEach
    void aShelfOfTen() {
        sku = world.manySkus(1, world.concessionCounter).getFirst();
        receive(world.lot(sku), 10);
    }

    @Test
    void aClerkSeesWhatWaitsInTheStoreButNoTelephoneAndNoCode(Shop shop) {
        Order order = placed(2);
        Response page = shop.signIn("riverside-clerk", PASSWORD).get("/staff/orders");
        assertThat(page.words("body")).contains(order.number(), "138****1234", "收银台收 ¥20.00").doesNotContain("13800001234", order.pickupCode());
        assertThat(shop.get("/staff/orders/" + order.id()).words("body")).doesNotContain("13800001234", order.pickupCode());
        Response json = shop.getJson("/api/v1/staff/orders/" + order.id());
        assertThat(json.text()).contains("138****1234").doesNotContain("13800001234", order.pickupCode());
        assertThat(json.json().get("order").get("dueFen").getIntValue()).isEqualTo(2000);
    }

    @Test
    void anOrderOfAnotherStoreIsNotThere(Shop shop) {
        Order order = placed(1);
        shop.signIn("station-clerk", PASSWORD);
        assertThat(shop.get("/staff/orders/" + order.id()).status()).isEqualTo(404);
        assertThat(shop.get("/staff/orders").words("body")).doesNotContain(order.number());
        assertThat(shop.postJson("/api/v1/staff/orders/" + order.id() + "/readiness", Map.of()).status()).isEqualTo(404);
        assertThat(shop.postJson("/api/v1/staff/hand-overs", Map.of("code", order.pickupCode(), "tillNumber", "1", "receiptNumber", "1")).status()).isEqualTo(404);
        assertThat(state(order)).isEqualTo(OrderState.PLACED);
    }

    @Test
    void isMadeReadyAndHandedOverByCodeAgainstTheTillsReceipt(Shop shop) {
        Order order = placed(2);
        shop.signIn("riverside-clerk", PASSWORD);
        Response ready = shop.submit(shop.get("/staff/orders/" + order.id()), "#readiness", Map.of());
        assertThat(shop.follow(ready).words("body")).contains("已备好");
        Response page = shop.get("/staff/hand-overs?code=" + order.pickupCode());
        assertThat(page.words("body")).contains(order.number(), "¥20.00");

        Response without = shop.submit(page, "#hand-over", Map.of());
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.words("#receiptNumber-error")).contains("收银台付款，应收 ¥20.00");

        Response done = shop.submit(without, "#hand-over", Map.of("tillNumber", "3", "receiptNumber", "A-" + order.id()));
        assertThat(done.status()).isEqualTo(303);
        assertThat(shop.follow(done).words("body")).contains("已取货", "A-" + order.id(), "按先到期先出推定");
        assertThat(sql.number("SELECT paid_fen FROM orders WHERE id = ?", order.id())).isEqualTo(2000);
        assertThat(shop.postJson("/api/v1/staff/orders/" + order.id() + "/cancellation", Map.of("reason", "晚了")).status()).isEqualTo(409);
    }

    @Test
    void whatIsToBePaidOnThePhoneIsNoWorkUntilItIsPaid(Shop shop) {
        long before = waitingOnTheBoard(shop.signIn("riverside-clerk", PASSWORD));
        Order order = placed(2, Tender.ONLINE);
        assertThat(shop.get("/staff/orders?counter=" + world.concessionCounter).words("body")).doesNotContain(order.number());
        assertThat(waitingOnTheBoard(shop)).isEqualTo(before);
        Response page = shop.get("/staff/orders/" + order.id());
        assertThat(page.words("main")).contains("等待付款", "还没有付 ¥20.00").doesNotContain("收银台收");
        assertThat(page.html().select("#readiness, #shortage")).isEmpty();
        assertThat(shop.get("/staff/hand-overs?code=" + order.pickupCode()).words("main")).contains("请顾客先在手机上付款").doesNotContain("收银台");

        Response refused = shop.postJson("/api/v1/staff/orders/" + order.id() + "/readiness", Map.of());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("这单还没有付款，应付 ¥20.00");
        long line = orders.view(order.id()).orElseThrow().lines().getFirst().id();
        assertThat(shop.postJson("/api/v1/staff/orders/" + order.id() + "/shortage",
            Map.of("lines", List.of(Map.of("orderLineId", String.valueOf(line), "units", 1)))).status()).isEqualTo(409);
        assertThat(state(order)).isEqualTo(OrderState.PLACED);

        orders.pay(order.checkoutId(), Money.of("20.00"), clock.instant());
        assertThat(shop.get("/staff/orders?counter=" + world.concessionCounter).words("body")).contains(order.number()).doesNotContain("等待付款");
        assertThat(waitingOnTheBoard(shop)).isEqualTo(before + 1);
        assertThat(shop.submit(shop.get(page.path()), "#readiness", Map.of()).status()).isEqualTo(303);
        assertThat(state(order)).isEqualTo(OrderState.READY);
    }

    private long waitingOnTheBoard(Shop shop) {
        for (var board : shop.getJson("/api/v1/board").json().get("counters").values()) {
            if (board.get("counter").get("id").coerceStringValue().equals(String.valueOf(world.concessionCounter))) {
                return board.get("waiting").get("orders").getIntValue();
            }
        }
        throw new AssertionError("the counter is not on the board");
    }

    @Test
    void namesTheLotThatWasScanned(Shop shop) {
        long other = world.lot(sku);
        receive(other, 3);
        Order order = placed(2);
        long line = orders.view(order.id()).orElseThrow().lines().getFirst().id();
        shop.signIn("riverside-clerk", PASSWORD);
        Response done = shop.postJson("/api/v1/staff/hand-overs", Map.of("code", order.pickupCode(), "tillNumber", "3", "receiptNumber", "S-" + order.id(),
            "scanned", List.of(Map.of("orderLineId", String.valueOf(line), "lotCode", world.goods.code(other), "quantity", 2))));
        assertThat(done.status()).isEqualTo(201);
        assertThat(shop.get("/staff/orders/" + order.id()).words("body")).contains(world.goods.code(other), "已扫批次");
        assertThat(shop.postJson("/api/v1/staff/hand-overs", Map.of("code", order.pickupCode(), "tillNumber", "3", "receiptNumber", "S-" + order.id())).status())
            .isEqualTo(404);
    }

    @Test
    void whatIsNotThereIsTakenOffWhenTheShopperWantsTheMoney(Shop shop) {
        Order order = placed(3);
        shop.signIn("riverside-clerk", PASSWORD);
        Response noted = shop.submit(shop.get("/staff/orders/" + order.id()), "#shortage", Map.of("lines[0].units", "1"));
        Response page = shop.follow(noted);
        assertThat(page.words("body")).contains("缺 1 份");
        Response chosen = shop.submit(page, "#shortage-choice", Map.of("choice", "REFUND"));
        assertThat(shop.follow(chosen).words("body")).contains("去掉的缺货 ¥10.00", "应付 ¥20.00");
        assertThat(shop.submit(shop.get(page.path()), "#shortage", Map.of("lines[0].units", "9")).status()).isEqualTo(422);
    }

    @Test
    void takesGoodsBackLotByLotAndNeverMoreThanWereHandedOver(Shop shop) {
        Order order = placed(2);
        orders.handOver(new HandOver(order.id(), List.of(), new Receipt("1", "B-" + order.id()), clock.instant(), Source.ONLINE, null));
        String lot = String.valueOf(orders.view(order.id()).orElseThrow().lots().getFirst().id());
        shop.signIn("riverside-clerk", PASSWORD);
        Response page = shop.get("/staff/orders/" + order.id());
        assertThat(shop.submit(page, "#return", Map.of("orderLineLotId", lot, "quantity", "1", "fate", "RESTOCK", "reason", "不喜欢"))
            .words("#fate .field__error")).isEqualTo("拆过的不能放回货架，请选报损");
        Response back = shop.submit(page, "#return", Map.of("orderLineLotId", lot, "quantity", "1", "fate", "RESTOCK", "closed", "1", "reason", "不喜欢"));
        assertThat(shop.follow(back).words("body")).contains("退款 ¥10.00", "已退 1 份");
        assertThat(shop.submit(shop.get(page.path()), "#return", Map.of("orderLineLotId", lot, "quantity", "2", "fate", "DISCARD", "reason", "坏了")).status()).isEqualTo(409);
        assertThat(sql.number("SELECT SUM(on_hand) FROM stock_level WHERE sku_id = ?", sku)).isEqualTo(9);
    }

    @Test
    void onlyTheOfficeGivesADiscountAndOnlyBeforeItIsPaid(Shop shop, Shop clerk) {
        Order order = placed(2);
        clerk.signIn("riverside-clerk", PASSWORD);
        assertThat(clerk.get("/office/orders/" + order.id()).status()).isEqualTo(403);
        shop.signIn("desk-office", PASSWORD);
        assertThat(shop.get("/office/orders").words("body")).contains(order.number());
        Response page = shop.get("/office/orders/" + order.id());
        assertThat(shop.submit(page, "#discount", Map.of("amount", "20.00", "reason", "太多")).status()).isEqualTo(422);
        Response done = shop.submit(page, "#discount", Map.of("amount", "1.50", "reason", "开业"));
        assertThat(shop.follow(done).words("body")).contains("应付 ¥18.50", "开业");
        Response beforePaying = shop.get(page.path());
        orders.handOver(new HandOver(order.id(), List.of(), new Receipt("1", "D-" + order.id()), clock.instant(), Source.ONLINE, null));
        assertThat(shop.submit(beforePaying, "#discount", Map.of("amount", "2.00", "reason", "再让")).status()).isEqualTo(409);
    }

    @Test
    void showsTheWaitingListInAFixedNumberOfStatements(Shop shop, RunningShop running) {
        placed(1);
        shop.signIn("riverside-clerk", PASSWORD).get("/staff/orders");
        long one = running.statementsOf(() -> shop.get("/staff/orders"));
        placed(1);
        placed(1);
        assertThat(running.statementsOf(() -> shop.get("/staff/orders"))).isEqualTo(one);
    }

    @Test
    void speaksEnglishToo(Shop shop) {
        Order order = placed(1);
        shop.signIn("riverside-clerk", PASSWORD);
        shop.submit(shop.get("/staff/orders"), "form[action=/language]", Map.of("language", "en"));
        assertThat(shop.get("/staff/orders").words("body")).contains("To be collected", "Dried shiitake", order.number());
        assertThat(shop.get("/staff/orders/" + order.id()).words("body")).contains("Picking", "Placed");
    }

    private Order placed(int quantity) {
        return placed(quantity, Tender.TILL);
    }

    private Order placed(int quantity, Tender tender) {
        long id = ids.next();
        String code = "%08d".formatted(id % 100_000_000 * 7_919 % 100_000_000);
        var outcome = orders.place(new NewOrder(id, id, world.concessionCounter, "DH" + (id + 50_000_000) % 100_000_000, code, "13800001234", tender,
            List.of(new NewLine(sku, null, quantity, Money.of("10.00"))), LocalDate.ofInstant(clock.instant(), Document.ZONE), deadline()));
        return ((PlaceOutcome.Placed) outcome).order();
    }

    private void receive(long lot, int quantity) {
        transactions.write(() -> stock.receive(Document.of(Document.Kind.RECEIPT, ids.next(), clock.instant(), null), world.concessionCounter,
            List.of(new LotQuantity(lot, quantity))));
    }

    private Instant deadline() {
        return clock.instant().plus(Duration.ofHours(10));
    }

    private OrderState state(Order order) {
        return orders.find(order.id()).orElseThrow().state();
    }
}
