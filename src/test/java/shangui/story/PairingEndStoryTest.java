package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.counter.CounterClosing;
import shangui.order.OrderService;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;

/** Rule 7: how a pairing ends, from the office's word to the last counter that closes. */
@ShopTest
class PairingEndStoryTest extends AtTheDoors {

    @Inject OrderService orders;
    @Inject CounterClosing closing;

    @Test
    void aPairingEndsAndItsOrdersAndGoodsFindTheirWay() {
        String page = "/office/pairings/" + pairing;
        long lot = lot(10);
        Bought paid = pays(buys(1, "ONLINE"));
        Bought unpaid = buys(2, "TILL");
        Bought forgotten = pays(buys(1, "ONLINE"));
        long forgottenOrder = lastOrder();

        // The office looks at what would happen, and sets a day.
        Response ending = office().get(page + "/ending");
        assertThat(ending.words("main")).contains("1 个专柜不再接单", "3 笔订单还没取", "柜上现有 10 份");
        assertThat(ending.words("main")).contains(world.goods.code(lot));
        assertThat(ends(ending, "2026-11-22").words(".field__error")).isEqualTo("最早是2026年11月23日");
        assertThat(ends(ending, "2026-11-30").status()).isEqualTo(303);
        assertThat(office().get(page).words(".notice")).contains("将要结束", "最后一天是2026年11月30日");
        assertThat(office().get(list("RUNNING")).words("tbody")).contains("即将结束");

        // It thinks better of it, and better again.
        done(office().submit(office().get(page + "/ending"), "form[action$=withdrawal]", Map.of("reason", "再谈一谈")));
        assertThat(office().get(page).html().select(".notice")).isEmpty();
        shelf.readAll();
        done(ends(office().get(page + "/ending"), "2026-11-23"));
        assertThat(office().get(page).words(".history")).contains("填写最后一天：“2026年11月23日” 依据：协议到期", "清空最后一天，原来是“2026年11月30日” 依据：再谈一谈");

        // Until midnight it goes on; a shelf read before the office spoke is a minute behind, the order is not.
        at("2026-11-23T20:00");
        assertThat(places(puts(shopper(), sku, 1), "TILL").status()).isEqualTo(303);
        long lateOrder = lastOrder();
        at("2026-11-23T23:59");
        Shop late = puts(shopper(), sku, 1);
        Response checkout = late.get("/checkout");
        at("2026-11-24T00:00");
        Response refused = places(late, checkout, "TILL");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(lastOrder()).isEqualTo(lateOrder);
        assertThat(offers(sku)).isZero();
        assertThat(clerk().postJson("/api/v1/counters/" + counter + "/receipts", Map.of("lines", List.of(Map.of("lot", world.goods.code(world.lot(sku)), "quantity", 1))))
            .status()).isEqualTo(409);

        // What is held is handed over and counts to the pairing that ended; what nobody collects goes back to the shelf, its money to the shopper.
        at("2026-11-24T10:00");
        done(handsOver(paid, "R-1"));
        assertThat(draftLines("2026-11")).hasSize(1);

        // What is sold over the counter all the same is a fact: it counts to this pairing, and the office sees it.
        sold(lot, 1, "100.00");
        assertThat(draftLines("2026-11")).hasSize(2);
        assertThat(office().get(page).words("main")).contains("结束后柜上还卖出的", "没有小票号");
        at("2026-11-26T00:00");
        sql.update("UPDATE orders SET keep_until = '2026-12-20' WHERE id = ?", forgottenOrder);
        sql.update("UPDATE hold SET ends_at = '2026-12-20' WHERE order_id = ?", forgottenOrder);
        orders.expireDue();
        assertThat(unpaid.page().words("h1")).isEqualTo("订单已过期");
        at("2026-11-30T23:59");
        orders.expireDue();
        assertThat(office().get(page).words("main")).contains("还没取的订单");
        at("2026-12-01T00:00");
        assertThat(orders.expireDue()).isEqualTo(1);
        assertThat(forgotten.page().words("main")).contains("退");
        assertThat(sql.row("SELECT paid_fen - refunded_fen AS kept, state FROM orders WHERE id = ?", forgottenOrder)).containsEntry("kept", 0L).containsEntry("state", "LAPSED");

        // The counter stays with its clerks until nothing stands on it, then it closes.
        assertThat(closing.closeEmptied()).isZero();
        assertThat(levels(lot)).containsExactly("8", "0", "8");
        assertThat(office().get(list("ENDED")).words("tbody")).contains("结束后还没清完");
        assertThat(clerk().get("/staff").html().select("a[href*='/counters/" + counter + "/']")).isNotEmpty();
        done(clerk().postJson("/api/v1/counters/" + counter + "/send-backs", Map.of("lines", List.of(Map.of("lotId", String.valueOf(lot), "quantity", 8)))));
        assertThat(closing.closeEmptied()).isEqualTo(1);
        assertThat(closing.closeEmptied()).isZero();
        assertThat(clerk().get("/staff").html().select("a[href*='/counters/" + counter + "/']")).isEmpty();
        Response over = office().get(page);
        assertThat(over.words(".notice")).contains("已经结束", "订单都办完了，货都清了");
        assertThat(over.words("main")).contains("2026年1月1日 2026年12月1日");
        assertThat(office().get(list("ENDED")).words("tbody")).doesNotContain("结束后还没清完");

        // Its end is no longer anybody's to change; its month is closed like every other, and another pairing may follow.
        assertThat(office().postJson("/api/v1" + page + "/ending", Map.of("lastDay", "2026-12-31", "reason", "延长")).status()).isEqualTo(409);
        assertThat(office().postJson("/api/v1" + page + "/ending/withdrawal", Map.of("reason", "延长")).status()).isEqualTo(409);
        at("2026-12-02T10:00");
        assertThat(statement(issue("2026-11")).words("#sentence")).contains("新宅镇应得");
        assertThat(twinsAgainFrom("2026-11-23")).isEqualTo(409);
        assertThat(twinsAgainFrom("2026-11-24")).isEqualTo(201);
    }

    @Test
    void moneyThatComesAfterThePairingEndedTakesNothingAgainAndGoesBack() {
        lot(1);
        at("2026-11-23T20:00");
        String provider = buys(1, "ONLINE").payUrl();
        long order = lastOrder();
        done(ends(office().get("/office/pairings/" + pairing + "/ending"), "2026-11-23"));
        at("2026-11-24T08:00");
        orders.expireDue();
        done(running.visitor().send("POST", provider, Map.of("Content-Type", "application/x-www-form-urlencoded"), BodyPublishers.ofString("action=pay")));
        assertThat(sql.row("SELECT state, paid_fen - refunded_fen AS kept FROM orders WHERE id = ?", order)).containsEntry("state", "EXPIRED").containsEntry("kept", 0L);
    }

    @Test
    void aCounterThatIsEmptyClosesOnTheDayAfterAndNoMonthBeginsForIt() {
        done(ends(office().get("/office/pairings/" + pairing + "/ending"), "2026-11-30"));
        at("2026-11-30T23:59");
        assertThat(closing.closeEmptied()).isZero();
        at("2026-12-01T00:00");
        assertThat(closing.closeEmptied()).isEqualTo(1);
        assertThat(sql.text("SELECT closed_on FROM counter WHERE id = ?", counter)).isEqualTo("2026-12-01");
        assertThat(sql.number("SELECT COUNT(*) FROM pairing_month WHERE pairing_id = ? AND month > '2026-11-01'", pairing)).isZero();
    }

    private Response ends(Response ending, String lastDay) {
        return office().submit(ending, "form[action$=ending]", Map.of("lastDay", lastDay, "reason", "协议到期"));
    }

    private String list(String state) {
        return "/office/pairings?state=" + state + "&town=" + twin.mountainTown();
    }

    private int twinsAgainFrom(String day) {
        return office().postJson("/api/v1/office/pairings", Map.of("mountainTown", twin.mountainTown(), "partnerTown", world.otherPartnerTown, "startsOn", day,
            "reason", "新协议")).status();
    }
}
