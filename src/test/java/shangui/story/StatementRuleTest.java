package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.testing.ShopTest;
import shangui.testing.World;

/** Rules 5 to 7, 9 to 11 and 21: what a month comes to, from the door where something happens to the page or the file where it is read. */
@ShopTest
class StatementRuleTest extends AtTheDoors {

    @Test
    void rule5WhatIsPaidButNotHandedOverIsInNoFigureAndIsASaleAtTheHandOver() {
        lot(2);
        Bought bought = pays(buys(1, "ONLINE"));
        assertThat(draft("2026-11").words("body")).contains("本月卖出 ¥0.00").contains("应得 ¥0.00");
        assertThat(draftLines("2026-11")).isEmpty();
        done(clerk().postJson("/api/v1/staff/hand-overs", Map.of("code", bought.code())));
        assertThat(draft("2026-11").words("body")).contains("本月卖出 ¥100.00").contains("应得 ¥83.00");
    }

    @Test
    void rule5AnOfflineSaleIsOfTheDayOfItsDevicesTimeCorrectedByTheOffsetAndNeverOfAFutureOne() {
        long lot = lot(3);
        Map<String, Object> one = Map.of("rows", List.of(row(1, lot, "100.00")));
        told("TILL_SALE", "2026-11-22T15:59:00Z", 0, one);
        assertThat(draftLines("2026-11").getFirst()).contains("2026年11月22日");
        told("TILL_SALE", "2026-11-22T15:59:00Z", 120_000, one);
        assertThat(draftLines("2026-11").getFirst()).contains("2026年11月23日");
        told("TILL_SALE", "2026-12-25T02:00:00Z", 0, one);
        assertThat(draftLines("2026-11").getFirst()).contains("2026年11月23日");
        assertThat(draftLines("2026-11")).hasSize(3);
    }

    @Test
    void rule6ALineWhoseMonthIsIssuedGoesToTheEarliestOpenOneAndKeepsItsAccountingDate() {
        long lot = lot(3);
        sold(lot, 1, "100.00");
        String november = issueNovember();
        told("TILL_SALE", "2026-11-30T10:00:00Z", 0, Map.of("rows", List.of(row(1, lot, "100.00"))));
        assertThat(draftLines("2026-12")).hasSize(1).first().asString().contains("2026年11月30日");
        assertThat(draft("2026-12").words("#stock tbody")).contains("2 0 0 −1");
        assertThat(statement(november).words("#sentence")).contains("应得 ¥83.00");
        assertThat(sheet(november, "销售")).hasSize(1);
    }

    @Test
    void rule6MonthsAreHalfOpenInJinhua() {
        long lot = lot(2);
        at("2026-12-01T10:00");
        told("TILL_SALE", "2026-11-30T15:59:59Z", 0, Map.of("rows", List.of(row(1, lot, "10.00"))));
        told("TILL_SALE", "2026-11-30T16:00:00Z", 0, Map.of("rows", List.of(row(1, lot, "20.00"))));
        assertThat(draft("2026-11").words("body")).contains("本月卖出 ¥10.00");
        assertThat(draft("2026-12").words("body")).contains("本月卖出 ¥20.00");
    }

    @Test
    void rule7ASaleIsOfItsCountersPairingAndAReturnAfterItEndedIsBookedOnTheClosedCounter() {
        long lot = lot(3);
        String sale = sold(lot, 2, "100.00");
        assertThat(offers(sku)).isOne();
        issueNovember();
        sql.update("UPDATE pairing SET ends_on = '2026-12-10' WHERE id = ?", pairing);
        sql.update("UPDATE counter SET closed_on = '2026-12-10' WHERE id = ?", counter);
        at("2026-12-12T10:00");
        assertThat(offers(sku)).isZero();
        assertThat(clerk().postJson("/api/v1/counters/" + counter + "/receipts",
            Map.of("lines", List.of(Map.of("lot", world.goods.code(lot), "quantity", 1)))).text()).contains("专柜已停");
        told("RETURN", back(sale, 1, "RESTOCK"));
        assertThat(levels(lot).getFirst()).isEqualTo("2");
        done(clerk().postJson("/api/v1/counters/" + counter + "/send-backs", Map.of("lines", List.of(Map.of("lotId", String.valueOf(lot), "quantity", 2)))));

        at("2027-01-02T10:00");
        String december = issue("2026-12");
        assertThat(sheet(december, "退货").getFirst()).containsEntry("专柜", "试柜").containsEntry("应得", "-83.00").containsEntry("原销售日期", "2026-11-23");
        assertThat(statement(december).words("#stock tbody")).endsWith("1 0 0 0 1 −2 0 0 0");
    }

    @Test
    void rule9TheHashIsOfTheBytesDownloadedAfterTheHashOfTheIssueBeforeAndAnIssueNeverChanges() throws Exception {
        long lot = lot(3);
        sold(lot, 1, "100.00");
        String first = issueNovember();
        assertThat(first).isEqualTo(twin.mountainTown() + "-" + twin.partnerTown() + "-202611-v1");
        byte[] firstBytes = canonical(first);
        assertThat(hash(first)).isEqualTo(sha256(firstBytes));
        assertThat(statement(first).words("#stamp")).contains("第1版", first).contains(hash(first).substring(0, 4));
        byte[] sheet = township().get("/township/statements/" + first + "/files/csv").bytes();

        done(partner().submit(partner().get("/partner/statements/" + first), "form[action$=/withdrawal]", Map.of("reason", "漏了一单")));
        told("TILL_SALE", "2026-11-30T10:00:00Z", 0, Map.of("rows", List.of(row(1, lot, "100.00"))));
        String second = issue("2026-11");
        assertThat(second).isEqualTo(first.replace("-v1", "-v2"));
        assertThat(hash(second)).isEqualTo(sha256(HexFormat.of().parseHex(hash(first)), canonical(second)));
        assertThat(canonical(first)).isEqualTo(firstBytes);
        assertThat(township().get("/township/statements/" + first + "/files/csv").bytes()).isEqualTo(sheet);
        assertThat(statement(first).words("body")).contains("已撤回", "漏了一单");
        assertThat(statement(second).words("#sentence")).contains("应得 ¥166.00");

        done(township().submit(statement(second), "form[action$=/confirmation]", Map.of()));
        assertThat(partner().postJson("/api/v1/partner/statements/" + second + "/withdrawal", Map.of("reason", "还想改")).status()).isEqualTo(409);
    }

    @Test
    void rule10ANegativeSettlementIsCarriedToTheSameContractsNextAndNeverNettedAgainstAnother() {
        world.deals.fixedFee(contract, "陈列费", "Display", "80.00", World.OPENING);
        long poorLot = lot(3);
        long poor = counter;
        counter = counter(contract(Mode.CONCESSION, LossBearer.SUPPLIER));
        sold(lot(5), 5, "100.00");
        String november = issueNovember();
        assertThat(statement(november).words("#sentence")).contains("应得 ¥500.00");
        assertThat(statement(november).words("#way")).contains("陈列费", "−¥80.00", "结转", "¥80.00");

        counter = poor;
        sold(poorLot, 3, "100.00");
        at("2027-01-02T10:00");
        String december = issue("2026-12");
        // 300.00 − 45.00 − 6.00 − this month's 80.00 − the 80.00 carried
        assertThat(statement(december).words("#sentence")).contains("应得 ¥89.00");
        assertThat(column(december, "上期结转", "应得")).containsExactly("-80.00");
    }

    @Test
    void rule11OpeningAndEveryChangeComeToTheClosingWhichOpensTheNextMonth() {
        long lot = lot(20);
        long second = counter(contract);
        String sale = sold(lot, 5, "100.00");
        told("RETURN", back(sale, 1, "RESTOCK"));
        told("WRITE_OFF", Map.of("lotCode", world.goods.code(lot), "quantity", 2, "reason", "BROKEN"));
        told("COUNT", Map.of("lotCode", world.goods.code(lot), "counted", 13));
        String base = "/api/v1/counters/" + counter;
        done(clerk().postJson(base + "/lots/" + lot + "/transfers", Map.of("quantity", 3, "toCounterId", String.valueOf(second))));
        done(clerk().postJson(base + "/send-backs", Map.of("lines", List.of(Map.of("lotId", String.valueOf(lot), "quantity", 4)))));
        String november = issueNovember();
        // opening, received, moved, sold, returned, sent back, written off, counted, closing
        assertThat(statement(november).html().select("#stock tbody td").eachText()).containsExactly("0", "20", "0", "−5", "1", "−4", "−2", "−1", "9");
        sold(lot, 2, "100.00");
        assertThat(draft("2026-12").html().select("#stock tbody td").eachText()).containsExactly("9", "0", "0", "−2", "0", "0", "0", "0", "7");
    }

    @Test
    void rule21AVillageHasTheTownsShareOfItsLotsAndItsPartOfEveryEntryAndTheTableAddsUp() {
        world.deals.fixedFee(contract, "陈列费", "Display", "9.00", World.OPENING);
        long shared = received(world.lot(sku, "2026-11-01", null, twin.villages().get(0), twin.villages().get(1), twin.villages().get(2)), 1);
        long single = received(world.lot(sku, "2026-11-01", null, twin.villages().get(1)), 2);
        sold(shared, 1, "100.00");
        sold(single, 2, "100.00");
        String number = issueNovember();
        // nets 33.34, 233.33, 33.33; the fee of 9.00 in proportion: 1.00, 7.00, 1.00
        assertThat(statement(number).html().select("#villages tbody tr").eachText().stream().map(row -> row.replaceAll(" ¥0.00", "")).toList())
            .containsExactly("一村 ¥33.34 ¥27.67 −¥1.00 ¥26.67", "二村 ¥233.33 ¥193.67 −¥7.00 ¥186.67", "三村 ¥33.33 ¥27.66 −¥1.00 ¥26.66");
        assertThat(statement(number).words("#villages tfoot")).contains("¥249.00", "−¥9.00", "¥240.00");
    }

    private byte[] canonical(String number) {
        return township().get("/township/statements/" + number + "/files/canonical").bytes();
    }

    private String hash(String number) {
        return township().getJson("/api/v1/township/statements/" + number).json().get("issue").get("hash").getStringValue();
    }

    private static String sha256(byte[]... parts) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
