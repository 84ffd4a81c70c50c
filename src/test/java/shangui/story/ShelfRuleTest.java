package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.order.OrderService;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;

/** Rules 14 to 20 and 22, from the door where something happens to the page or the file where it is read. */
@ShopTest
class ShelfRuleTest extends AtTheDoors {

    @Inject OrderService orders;

    @Test
    void rule14AHandOverTakesItsOwnHoldOrTheScannedLotAndAHeldLotNotTakenIsFreed() {
        long first = received(world.lot(sku, "2026-11-01", "2027-06-30"), 2);
        long other = received(world.lot(sku, "2026-11-01", "2027-10-31"), 2);
        Bought bought = buys(1, "TILL");
        assertThat(levels(first)).containsExactly("2", "1", "1");
        done(handsOver(bought, "R14-1"));
        assertThat(orderPage(lastOrder()).words("body")).contains(world.goods.code(first) + " × 1 · 按先到期先出推定");
        assertThat(levels(first)).containsExactly("1", "0", "1");

        Bought scanned = buys(1, "TILL");
        assertThat(levels(first)).containsExactly("1", "1", "0");
        long line = sql.number("SELECT id FROM order_line WHERE order_id = ?", lastOrder());
        done(clerk().postJson("/api/v1/staff/hand-overs", Map.of("code", scanned.code(), "tillNumber", "1", "receiptNumber", "R14-2",
            "scanned", List.of(Map.of("orderLineId", String.valueOf(line), "lotCode", world.goods.code(other), "quantity", 1)))));
        assertThat(orderPage(lastOrder()).words("body")).contains(world.goods.code(other) + " × 1 · 已扫批次");
        assertThat(levels(first)).containsExactly("1", "0", "1");
        assertThat(levels(other)).containsExactly("1", "0", "1");
    }

    @Test
    void rule14AFactTakesFreeStockThenTheYoungestUnpaidHoldAndThatOrderBecomesShortAndIsListedForARecount() {
        long lot = lot(5);
        Bought paid = pays(buys(1, "ONLINE"));
        Bought older = buys(1, "TILL");
        Bought younger = buys(2, "TILL");
        sold(1);
        assertThat(younger.page().words("h1")).isEqualTo("已下单，备货中");
        sold(1);
        assertThat(younger.page().words("h1")).isEqualTo("有商品缺货");
        assertThat(younger.page().words(".notice--warn")).contains("少 1 份");
        assertThat(older.page().words("h1")).isEqualTo("已下单，备货中");
        assertThat(paid.page().words("h1")).isEqualTo("已下单，备货中");
        assertThat(levels(lot)).containsExactly("3", "3", "0");
        assertThat(stockPage().words(".task-list")).contains(world.goods.code(lot), "给订单预留的货被拿走了");
    }

    @Test
    void rule14AFactIsNeverRefusedForLackOfBookStockAndWhatWasFoundIsListedForARecount() {
        long lot = lot(2);
        sold(lot, 5, "100.00");
        assertThat(levels(lot)).containsExactly("0", "0", "0");
        assertThat(lotPage(lot).words("tbody")).contains("+3 账外找到", "−5 售出");
        assertThat(stockPage().words(".task-list")).contains(world.goods.code(lot), "卖出的比账面多");
        assertThat(draft("2026-11").words("body")).contains("本月卖出 ¥500.00");
        assertThat(draft("2026-11").html().select("#stock tbody td").eachText()).containsExactly("0", "2", "0", "−5", "0", "0", "0", "3", "0");
    }

    @Test
    void rule14AFactTakesALotThatMayNotBeSoldOnlyWhenNoOtherIsFreeAndFlagsIt() {
        long past = received(world.lot(sku, "2026-01-01", "2026-11-22"), 1);
        long good = received(world.lot(sku, "2026-11-01", "2027-10-31"), 1);
        sold(1);
        assertThat(levels(good).getFirst()).isEqualTo("0");
        assertThat(stockPage().words("main")).doesNotContain("不该再卖的批次卖出了");
        sold(1);
        assertThat(levels(past).getFirst()).isEqualTo("0");
        assertThat(stockPage().words(".task-list")).contains(world.goods.code(past), "不该再卖的批次卖出了");
    }

    @Test
    void rule14ASkuThatNeverHadALotThereGoesToTheExceptionList() {
        lot(1);
        told("TILL_SALE", Map.of("rows", List.of(Map.of("code", world.barcode(world.oil), "quantity", 2))));
        assertThat(clerk().get("/staff/counters/" + counter + "/exceptions").words(".task-list")).contains("本柜没有过的商品", world.barcode(world.oil), "2 份");
        assertThat(draftLines("2026-11")).isEmpty();
    }

    @Test
    void rule14ARequestIsWholeOrNotAtAllAndNamesWhatIsShort() {
        long lot = lot(2);
        long second = counter(contract);
        Shop late = puts(shopper(), sku, 2);
        Response form = late.get("/checkout");
        buys(1, "TILL");
        Response refused = places(late, form, "TILL");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words(".notice--warn")).contains("想要 2 份，现在有 1 份");
        String base = "/staff/counters/" + counter + "/lots/" + lot + "/transfers";
        Response move = clerk().submit(clerk().get(base + "/new"), "form[action$=transfers]", Map.of("quantity", "2", "toCounterId", String.valueOf(second)));
        assertThat(move.status()).isEqualTo(409);
        assertThat(move.words("main")).contains("要 2 份，可动用的只有 1 份，一份也没有动");
        assertThat(levels(lot)).containsExactly("2", "1", "1");
    }

    @Test
    void rule14AnOfflineHandOverBeforeACancellationStandsAndItsRefundIsStopped() {
        lot(1);
        Bought bought = pays(buys(1, "ONLINE"));
        String code = bought.code();
        Instant handedOver = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        done(bought.shopper().submit(bought.page(), "form[action$=cancellation]", Map.of()));
        assertThat(bought.page().words("main")).contains("订单已取消", "退款 ¥100.00 · 正在退回");
        told("HAND_OVER", handedOver.toString(), 0, Map.of("pickupCode", code));
        assertThat(bought.page().words("main")).contains("已取货").doesNotContain("正在退回");
        assertThat(draft("2026-11").words("body")).contains("本月卖出 ¥100.00");
    }

    @Test
    void rule15LotsGoFirstExpiringFirstUndatedOnesLastAndTiesByArrival() {
        long undated = lot(1);
        long october = received(world.lot(sku, "2026-11-01", "2027-10-31"), 1);
        long june = received(world.lot(sku, "2026-11-01", "2027-06-30"), 1);
        long juneToo = received(world.lot(sku, "2026-11-01", "2027-06-30"), 1);
        sold(2);
        sold(1);
        sold(1);
        String number = issueNovember();
        assertThat(column(number, "销售", "批次")).containsExactly(world.goods.code(june), world.goods.code(juneToo), world.goods.code(october), world.goods.code(undated));
    }

    @Test
    void rule15EachSaleLineSaysWhetherItsLotWasScannedOrAssumed() {
        long lot = lot(2);
        sold(lot, 1, "100.00");
        sold(1);
        assertThat(draftLines("2026-11")).satisfiesExactly(assumed -> assertThat(assumed).contains("推定"), scanned -> assertThat(scanned).contains("扫码"));
        assertThat(column(issueNovember(), "销售", "批次依据")).containsExactly("扫码", "推定");
    }

    @Test
    void rule15ALotIsSoldUntilItsDateLessTheStopSaleMarginAndAnOrderTakesOnlyWhatLastsToItsWindow() {
        received(world.lot(sku, "2026-11-01", "2026-12-24"), 3);
        Shop shopper = puts(shopper(), sku, 1);
        Response form = shopper.get("/checkout");
        assertThat(form.html().select("[name=window]").eachAttr("value").stream().map(window -> window.substring(0, 10)).distinct())
            .containsExactly("2026-11-23", "2026-11-24");
        assertThat(shopper.submit(form, "form[action='/checkout']", Map.of("phone", newPhone(), "tender", "TILL", "window", "2026-11-25T08:00")).status()).isEqualTo(422);
        assertThat(shopper.submit(form, "form[action='/checkout']", Map.of("phone", newPhone(), "tender", "TILL", "window", "2026-11-24T08:00")).status()).isEqualTo(303);
        at("2026-11-24T10:00");
        assertThat(offers(sku)).isOne();
        at("2026-11-25T10:00");
        assertThat(offers(sku)).isZero();
        assertThat(stockPage().words(".shelf")).contains("已停售");
    }

    @Test
    void rule16AnUnpaidHoldLastsFifteenMinutesAndThenItsPacksAreTheNextShoppers() {
        lot(1);
        Shop next = puts(shopper(), sku, 1);
        Response form = next.get("/checkout");
        Bought first = buys(1, "ONLINE");
        assertThat(first.page().words("main")).contains("请在 10:16 前付款");
        at("2026-11-23T10:15");
        assertThat(places(next, form, "TILL").status()).isEqualTo(422);
        at("2026-11-23T10:17");
        assertThat(places(next, form, "TILL").status()).isEqualTo(303);
        assertThat(first.page().words("h1")).isEqualTo("订单已过期");
    }

    @Test
    void rule16APaidOrderIsKeptUntilThePickUpDeadlineThenLapsesWithAFullRefundAndNoSale() {
        long lot = lot(1);
        Bought bought = pays(buys(1, "ONLINE"));
        assertThat(bought.page().words("main")).contains("保留至 11月23日 21:30");
        at("2026-11-23T21:29");
        orders.expireDue();
        assertThat(levels(lot)).containsExactly("1", "1", "0");
        at("2026-11-23T21:31");
        orders.expireDue();
        assertThat(bought.page().words("main")).contains("过期未取", "退款 ¥100.00");
        assertThat(levels(lot)).containsExactly("1", "0", "1");
        assertThat(draft("2026-11").words("body")).contains("本月卖出 ¥0.00");
    }

    @Test
    void rule17ASaleToldLateButFromBeforeACountRestatesTheCountAndItsLoss() {
        world.deals.cover(contract(Mode.CONCESSION, LossBearer.STORE), counter, LocalDate.parse("2026-11-01"));
        long lot = lot(10);
        at("2026-11-23T12:00");
        told("COUNT", "2026-11-23T03:00:00Z", 0, Map.of("lotCode", world.goods.code(lot), "counted", 8));
        assertThat(draft("2026-11").words("#sentence")).contains("应得 ¥200.00");
        told("TILL_SALE", "2026-11-23T02:30:00Z", 0, Map.of("rows", List.of(row(2, lot, "50.00"))));
        assertThat(levels(lot).getFirst()).isEqualTo("8");
        assertThat(lotPage(lot).words("tbody")).contains("−2 售出", "−2 盘点", "+2 补记改正盘点");
        assertThat(draft("2026-11").words("#sentence")).contains("应得 ¥100.00");
    }

    @Test
    void rule17AFactNamingOneNotYetHereWaitsAndIsBookedWhenSentAgain() {
        long lot = lot(3);
        String sale = UUID.randomUUID().toString();
        String back = UUID.randomUUID().toString();
        String soldAt = clock.instant().toString();
        clock.advance(Duration.ofMinutes(1));
        String backAt = clock.instant().toString();
        Response early = tell(back, "RETURN", backAt, 0, back(sale, 1, "RESTOCK"));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().get("type").getStringValue()).isEqualTo("/problems/board-waiting");
        done(tell(sale, "TILL_SALE", soldAt, 0, Map.of("rows", List.of(row(2, lot, "100.00")))));
        done(tell(back, "RETURN", backAt, 0, back(sale, 1, "RESTOCK")));
        assertThat(levels(lot).getFirst()).isEqualTo("2");
        assertThat(draftLines("2026-11")).satisfiesExactly(returned -> assertThat(returned).contains("退货"), sold -> assertThat(sold).contains("销售"));
    }

    @Test
    void rule18ACounterHasOneTillSourceADayAndWhatAnotherTellsIsListed() {
        long lot = lot(5);
        sold(lot, 1, "100.00");
        Map<String, Object> api = Map.of("source", "API", "rows", List.of(row(2, lot, "100.00")));
        told("TILL_SALE", api);
        assertThat(clerk().get("/staff/counters/" + counter + "/exceptions").words(".task-list")).contains("当天已由另一来源报销售", "2 份");
        assertThat(draft("2026-11").words("body")).contains("本月卖出 ¥100.00");
        at("2026-11-24T10:00");
        told("TILL_SALE", api);
        assertThat(draft("2026-11").words("body")).contains("本月卖出 ¥300.00");
    }

    @Test
    void rule18AHandOverPaidAtTheTillKeepsTheReceiptNumberAndAReceiptCountsOnce() {
        lot(2);
        Bought first = buys(1, "TILL");
        long order = lastOrder();
        Bought second = buys(1, "TILL");
        assertThat(clerk().postJson("/api/v1/staff/hand-overs", Map.of("code", first.code())).status()).isEqualTo(422);
        done(handsOver(first, "A-0181"));
        assertThat(orderPage(order).words(".facts")).contains("收银机号 1", "小票号 A-0181");
        Response again = handsOver(second, "A-0181");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("小票 A-0181 已经用在另一单上");
    }

    @Test
    void rule19ALotIsAcceptedOnlyAtACounterWhosePairingHasItsMountainTown() {
        long corn = world.lot(world.corn);
        Response form = clerk().get("/staff/counters/" + counter + "/receipts/new");
        Response refused = clerk().submit(form, "form[action$=receipts]", Map.of("lines[0].lot", world.goods.code(corn), "lines[0].quantity", "3"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words("main")).contains("不是本专柜结对山区乡镇的货，不能收");
        assertThat(stockPage().text()).doesNotContain(world.goods.code(corn));
    }

    @Test
    void rule20MoneyGoesToTheMerchantNumberOfTheSupermarketWhoseStoreWasChosen() {
        lot(1);
        assertThat(running.visitor().get(buys(1, "ONLINE").payUrl()).words("main")).contains("收款商户号 M-DUOHU-1", "¥100.00");
        world.stock(world.otherCounter, world.corn, 1);
        counter = world.otherCounter;
        Shop shopper = running.visitor();
        shopper.get("/");
        shopper.postForm("/basket/store", Map.of("storeId", world.otherStore, "back", "/"));
        puts(shopper, world.corn, 1);
        var bought = new Bought(shopper, places(shopper, "ONLINE").location().replace("/payment", ""));
        assertThat(running.visitor().get(bought.payUrl()).words("main")).contains("收款商户号 M-ZHIYING-1", "¥16.00");
    }

    @Test
    void rule22EveryPriceHasAUnitPriceAndOnlyGoodsOnHandCanBeOrdered() {
        counter = world.concessionCounter;
        world.skus.forEach(each -> world.stock(counter, each, 1));
        Shop shopper = shopper();
        world.skus.forEach(each -> puts(shopper, each, 1));
        Elements cards = shopper.get("/").html().select(".product-card");
        assertThat(cards).hasSizeGreaterThanOrEqualTo(6).allSatisfy(card ->
            assertThat(card.select(".price-line").text()).matches("¥.* 折合 ¥[\\d,]+\\.\\d\\d/(500g|500ml|枚)"));
        assertThat(cards.eachText().toString()).contains("折合 ¥96.00/500g", "折合 ¥58.00/500ml", "折合 ¥84.00/枚");
        assertThat(shopper.get("/basket").html().select(".order-line .note").eachText()).allMatch(price -> price.matches("¥.* 折合 ¥.*/(500g|500ml|枚)"));
        assertThat(shopper.get("/products/" + world.mushroom).words(".price-line")).contains("¥48.00", "折合 ¥96.00/500g");
        assertThat(shopper.get("/en/products/" + world.oil).words(".price-line")).contains("¥58.00/500ml");

        buys(world.honey);
        assertThat(offers(world.honey)).isZero();
        assertThat(shopper.get("/basket").words("main")).contains("现在没货，不计入合计");
    }

    private void buys(long ofSku) {
        Shop other = puts(shopper(), ofSku, 1);
        assertThat(places(other, "TILL").status()).isEqualTo(303);
    }
}
