package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.money.Money;
import shangui.product.Category;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.World;

/** Rules 1 to 4, 8 and 13: what a line comes to, from the door where something happens to the page or the file where it is read. */
@ShopTest
class MoneyRuleTest extends AtTheDoors {

    @Test
    void rule1AmountsAreWholeFenFromTheTillToPageFileAndApiAndAPartOfAFenIsRefused() {
        long lot = lot(1_000);
        sold(lot, 999, "99999.99");
        sold(lot, 3, "33.34");
        Response broken = tell(UUID.randomUUID().toString(), "TILL_SALE", clock.instant().toString(), 0,
            Map.of("rows", List.of(Map.of("code", world.barcode(sku), "quantity", 1, "unitPriceFen", 3334.5))));
        assertThat(broken.status()).isEqualTo(422);

        String number = issueNovember();
        assertThat(statement(number).words("#sentence")).contains("应得 ¥82,917,074.73");
        assertThat(statement(number).words("#products tfoot")).contains("¥99,900,090.03", "¥82,917,074.73");
        assertThat(column(number, "销售", "应得")).containsExactly("82916991.71", "83.02");
        assertThat(township().getJson("/api/v1/township/statements/" + number).json().get("payableFen").getLongValue()).isEqualTo(8_291_707_473L);
    }

    @Test
    void rule2AFigureIsSharedByLargestRemainderAndATieGoesToTheEarlierLotAndVillage() {
        for (int village = 0; village < 3; village++) {
            received(world.lot(sku, "2026-11-01", "2027-10-0" + (village + 1), twin.villages().get(village)), 1);
        }
        world.deals.list(counter, sku, Money.of("33.35"));
        sold(3);
        String number = issueNovember();
        // 15 % of 100.05 is 15.01 (15.0075), 2 % is 2.00; each lot's part of them is a third
        assertThat(column(number, "销售", "扣点")).containsExactly("5.01", "5.00", "5.00");
        assertThat(column(number, "销售", "费用")).containsExactly("0.67", "0.67", "0.66");
        assertThat(column(number, "销售", "应得")).containsExactly("27.67", "27.68", "27.69");
        assertThat(statement(number).html().select("#villages tbody tr").eachText().toString()).contains("一村 ¥33.35 ¥27.67", "二村 ¥33.35 ¥27.68", "三村 ¥33.35 ¥27.69");
    }

    @Test
    void rule2HalfAFenIsRoundedUpOnTheAbsoluteAmountSoThatAReturnTakesBackWhatItsSaleGave() {
        String sale = sold(lot(1), 1, "0.10");
        told("RETURN", back(sale, 1, "RESTOCK"));
        String number = issueNovember();
        assertThat(column(number, "销售", "扣点")).containsExactly("0.02");
        assertThat(column(number, "退货", "扣点")).containsExactly("-0.02");
        assertThat(statement(number).words("#sentence")).contains("应得 ¥0.00");
    }

    @Test
    void rule3AnOrderDiscountByTheOfficeIsSharedOverLinesByGrossAndSeenOnTheOrderAndInTheStatement() {
        lot(1);
        long other = goods("50.00");
        world.deals.list(counter, other, Money.of("50.00"));
        received(world.lot(other), 1);
        Shop shopper = puts(puts(shopper(), sku, 1), other, 1);
        var bought = new Bought(shopper, done(places(shopper, "TILL")).location());
        long order = lastOrder();
        assertThat(clerk().get("/office/orders/" + order).status()).isEqualTo(403);
        Response desk = office().get("/office/orders/" + order);
        assertThat(office().submit(desk, "#discount", Map.of("amount", "10.01", "reason", "")).status()).isEqualTo(422);
        done(office().submit(desk, "#discount", Map.of("amount", "10.01", "reason", "开业")));
        assertThat(orderPage(order).html().select("tbody td:last-child").eachText()).containsExactlyInAnyOrder("¥93.33", "¥46.66");
        assertThat(bought.page().words(".total-line")).contains("¥139.99");
        Response asItWas = office().get("/office/orders/" + order);
        done(handsOver(bought, "R3"));
        assertThat(office().submit(asItWas, "#discount", Map.of("amount", "20.00", "reason", "再让")).status()).isEqualTo(409);

        String number = issueNovember();
        assertThat(column(number, "销售", "优惠")).containsExactlyInAnyOrder("6.67", "3.34");
        assertThat(column(number, "销售", "扣点")).containsExactlyInAnyOrder("14.00", "7.00");
        assertThat(column(number, "销售", "应得")).containsExactlyInAnyOrder("77.46", "38.73");
    }

    @Test
    void rule3CommissionIsAtTheRateInForceOnTheAccountingDateOfTheProductBeforeItsCategoryBeforeTheContract() {
        long lot = lot(9);
        world.deals.rate(contract, 1800, LocalDate.parse("2026-11-25"));
        at("2026-11-26T10:00");
        told("TILL_SALE", "2026-11-24T10:00:00Z", 0, Map.of("rows", List.of(row(1, lot, "100.00"))));
        told("TILL_SALE", "2026-11-25T10:00:00Z", 0, Map.of("rows", List.of(row(1, lot, "100.00"))));
        world.deals.rate(contract, Category.DRIED, 1100, LocalDate.parse("2026-11-26"));
        sold(lot, 1, "100.00");
        world.deals.rateOfProduct(contract, sql.number("SELECT product_id FROM sku WHERE id = ?", sku), 500, LocalDate.parse("2026-11-27"));
        at("2026-11-27T10:00");
        sold(lot, 1, "100.00");
        String number = issueNovember();
        assertThat(column(number, "销售", "费率")).containsExactly("15%", "18%", "11%", "5%");
        assertThat(column(number, "销售", "扣点")).containsExactly("15.00", "18.00", "11.00", "5.00");
        assertThat(statement(number).words("#way")).contains("15%，逐行计算 1 行", "18%，逐行计算 1 行", "11%，逐行计算 1 行", "5%，逐行计算 1 行");
    }

    @Test
    void rule4AFigureIsTheSumOfStoredLinesAndNeverARateOnATotal() {
        long lot = lot(3);
        for (int i = 0; i < 3; i++) {
            sold(lot, 1, "0.10");
        }
        String number = issueNovember();
        // three times 0.02; 15 % of 0.30 would be 0.05
        assertThat(statement(number).words("#way")).contains("15%，逐行计算 3 行，合计 −¥0.06");
        assertThat(statement(number).words("#sentence")).contains("应得 ¥0.24");
        assertThat(column(number, "合计", "扣点")).containsExactly("0.06");
        assertThat(column(number, "合计", "应得")).containsExactly("0.24");
        assertThat(township().getJson("/api/v1/township/statements/" + number).json().get("payableFen").getIntValue()).isEqualTo(24);
    }

    @Test
    void rule8ConcessionIsNetLessCommissionAndFees() {
        String sale = sold(lot(100), 100, "100.00");
        told("RETURN", back(sale, 2, "RESTOCK"));
        String number = issueNovember();
        assertThat(statement(number).words("#way table.bridge"))
            .contains("¥10,000.00", "−退货逐行计算 1 行 ¥200.00", "¥9,800.00", "15%，逐行计算 2 行，合计 −¥1,470.00", "2%，逐行计算 2 行，合计 −¥196.00", "¥8,134.00");
        assertThat(column(number, "合计", "应得")).containsExactly("8134.00");
    }

    @Test
    void rule8ATierTakesItsDifferenceOnceOfTheNetWithinItsBandAndLinesStayAsFrozen() {
        world.deals.tier(sql.number("SELECT id FROM rate WHERE contract_id = ? AND fee_id IS NULL", contract), "50000.00", 1800);
        sold(lot(600), 600, "100.00");
        String number = issueNovember();
        assertThat(column(number, "销售", "扣点")).containsExactly("9000.00");
        assertThat(column(number, "阶梯差额", "应得")).containsExactly("-300.00");
        assertThat(statement(number).words("#way table.bridge")).contains("超出部分 ¥10,000.00，一次算得 −¥300.00", "¥49,500.00");
    }

    @Test
    void rule8ConsignmentIsQuantityTimesSettlementPriceAndALossTheStoreBearsIsPaidTheSame() {
        long consignment = contract(Mode.CONSIGNMENT, LossBearer.STORE);
        world.deals.settlementPrice(consignment, sku, Money.of("70.00"), World.OPENING);
        world.deals.cover(consignment, counter, LocalDate.parse("2026-11-01"));
        long lot = lot(10);
        sold(lot, 3, "88.00");
        told("WRITE_OFF", Map.of("lotCode", world.goods.code(lot), "quantity", 2, "reason", "SPOILED"));
        told("COUNT", Map.of("lotCode", world.goods.code(lot), "counted", 4));
        told("COUNT", Map.of("lotCode", world.goods.code(lot), "counted", 5));
        String number = issueNovember();
        assertThat(statement(number).words("#sentence")).contains("应得 ¥350.00");
        assertThat(column(number, "销售", "结算额")).containsExactly("210.00");
        assertThat(column(number, "损耗补偿", "应得")).containsExactly("140.00", "70.00", "-70.00");
    }

    @Test
    void rule8PurchaseIsPaidAtReceiptLessSendBackAndNothingAtSaleOrLossWhileGoodsSoldCount() {
        world.deals.cover(contract(Mode.PURCHASE, LossBearer.STORE), counter, LocalDate.parse("2026-11-01"));
        long lot = received(counter, world.lot(sku), 10, Map.of("purchasePriceFen", 6_111));
        sold(lot, 3, "99.00");
        told("WRITE_OFF", Map.of("lotCode", world.goods.code(lot), "quantity", 1, "reason", "BROKEN"));
        done(clerk().postJson("/api/v1/counters/" + counter + "/send-backs", Map.of("lines", List.of(Map.of("lotId", String.valueOf(lot), "quantity", 2)))));
        String number = issueNovember();
        assertThat(statement(number).words("#way table.bridge")).contains("到货货款", "¥611.10", "退供货款", "−¥122.22", "¥488.88");
        assertThat(statement(number).words("body")).contains("本月卖出 ¥297.00");
        assertThat(column(number, "到货", "应得")).containsExactly("611.10");
    }

    @Test
    void rule13AfterKOfNReturnsKOfNPartsOfEveryFigureAreReversedAndAllOfThemGiveBackTheWhole() {
        long lot = lot(3);
        String sale = sold(lot, 3, "33.35");
        for (int i = 0; i < 3; i++) {
            told("RETURN", back(sale, 1, i == 0 ? "DISCARD" : "RESTOCK"));
        }
        Response fourth = tell(UUID.randomUUID().toString(), "RETURN", clock.instant().toString(), 0, back(sale, 1, "RESTOCK"));
        assertThat(fourth.status()).isEqualTo(409);
        assertThat(fourth.text()).contains("最多还能退 0 份");
        assertThat(levels(lot).getFirst()).isEqualTo("2");
        String number = issueNovember();
        assertThat(column(number, "销售", "扣点")).containsExactly("15.01");
        assertThat(column(number, "退货", "扣点")).containsExactly("-5.00", "-5.01", "-5.00");
        assertThat(column(number, "退货", "费用")).containsExactly("-0.67", "-0.66", "-0.67");
        assertThat(column(number, "合计", "应得")).containsExactly("0.00");
        assertThat(statement(number).words("#products tfoot")).contains("¥0.00");
    }

    @Test
    void rule13AShortPickOfKOfNTakesKOfNPartsOffTheLineBeforeAnySaleLineAndGivesThemBack() {
        world.deals.list(counter, sku, Money.of("33.35"));
        lot(3);
        Bought bought = buys(3, "TILL");
        long order = lastOrder();
        done(office().submit(office().get("/office/orders/" + order), "#discount", Map.of("amount", "1.00", "reason", "开业")));
        done(clerk().submit(orderPage(order), "#shortage", Map.of("lines[0].units", "1")));
        assertThat(bought.page().words("h1")).isEqualTo("有商品缺货");
        String key = bought.page().html().selectFirst("form[action$=choice] [name=key]").val();
        done(bought.shopper().postForm(bought.path() + "/choice", Map.of("key", key, "orderId", order, "choice", "REFUND")));
        // 99.05 less a third of 100.05 and of the discount: 33.35 − 0.33
        assertThat(bought.page().words(".total-line")).contains("¥66.03");
        done(handsOver(bought, "R13"));
        String number = issueNovember();
        assertThat(sheet(number, "销售").getFirst()).containsEntry("数量", "2").containsEntry("销售额", "66.70").containsEntry("优惠", "0.67").containsEntry("净销售", "66.03");
    }
}
