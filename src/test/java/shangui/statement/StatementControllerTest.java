package shangui.statement;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.db.Sha256;
import shangui.money.Money;
import shangui.order.Order;
import shangui.order.OrderReturn.Fate;
import shangui.product.Category;
import shangui.product.Sku;
import shangui.stock.LotQuantity;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.Trade;
import shangui.testing.World;
import shangui.user.Accounts;
import shangui.user.Role;

/** Statements as townships, partner towns, supermarkets and suppliers meet them: pages, files and the API. */
@ShopTest
class StatementControllerTest {

    @Inject World world;
    @Inject People people;
    @Inject Accounts accounts;
    @Inject Trade trade;
    @Inject Sql sql;
    @Inject TestClock clock;

    private World.Twin twin;
    private long pairing;
    private String partnerName;
    private long sku;
    private long contract;
    private long counter;

    @BeforeEach
    void aPairingOfItsOwn() {
        clock.set(TestClock.START);
        twin = world.twin();
        pairing = twin.pairing();
        long partner = twin.partnerTown();
        sql.update("UPDATE account SET reach = ? WHERE username = ?", twin.mountainTown(), people.township().username());
        sql.update("UPDATE account SET reach = ? WHERE username = ?", twin.supplier(), people.supplier().username());
        partnerName = "partner-" + partner;
        accounts.create(partnerName, Role.PARTNER, partner, People.PASSWORD);
        sku = world.sku(world.product(twin.mountainTown(), "试品", "Trial goods", Category.DRIED, 365, 30), "1袋", Sku.Measure.PIECE, 1, "100.00");
        contract = world.deals.contract("合同-" + partner, world.supermarket, twin.supplier(), Mode.CONCESSION, LossBearer.SUPPLIER, World.OPENING);
        world.deals.rate(contract, 1500, World.OPENING);
        world.deals.fee(contract, "物流费", "Logistics", 200, World.OPENING);
        counter = world.counter(world.firstStore, pairing, contract, "试柜", "Trial counter");
        world.deals.list(counter, sku, Money.of("100.00"));
    }

    @Test
    void rule8TheWorkedExampleIsReadAs8134OnThePageInTheFileAndByPrograms(Shop partner, Shop township) {
        Order order = trade.sell(counter, sku, lot(100), 100, "100.00");
        trade.bringBack(order, 2, Fate.RESTOCK);
        String number = issueNovember(partner);

        Response page = people.in(township, people.township()).get("/township/statements/" + number);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.words("#sentence")).isEqualTo("2026年11月，新宅镇应得 ¥8,134.00，已到账 ¥0.00，其余 ¥8,134.00，付款期限 2026年12月30日。");
        assertThat(page.words("#way table.bridge")).contains("¥10,000.00", "¥200.00", "¥9,800.00", "¥1,470.00", "¥196.00", "¥8,134.00")
            .contains("15%，逐行计算 2 行，合计 −¥1,470.00").contains("第5条").contains("物流费");
        assertThat(page.words("#products tfoot")).contains("100", "2", "¥9,800.00", "¥8,134.00");
        assertThat(page.words("#counters tfoot")).contains("¥8,134.00");
        assertThat(page.words("#villages tfoot")).contains("¥8,134.00");
        assertThat(page.words("#stock tbody")).contains("100", "−100", "2");

        String csv = township.get("/township/statements/" + number + "/files/csv").text();
        assertThat(csv).startsWith("\uFEFF").contains("合计").contains("9800.00").contains("8134.00").contains("试品");
        Response json = township.getJson("/api/v1/township/statements/" + number);
        assertThat(json.json().get("payableFen").getIntValue()).isEqualTo(813_400);
        assertThat(json.json().get("settlements").get(0).get("payableFen").getIntValue()).isEqualTo(813_400);
    }

    @Test
    void rule4TheLinesBehindEachFigureAddUpToItOnPageFileAndApi(Shop partner, Shop township) {
        long first = lot(3);
        long second = lot(3);
        for (int i = 0; i < 3; i++) {
            trade.sell(counter, sku, List.of(new LotQuantity(first, 1), new LotQuantity(second, 1)), "33.33");
        }
        String number = issueNovember(partner);
        people.in(township, people.township());
        Response lines = township.getJson("/api/v1/township/statements/" + number + "/lines");
        long payable = 0;
        for (int i = 0; i < lines.json().get("lines").get("items").size(); i++) {
            payable += lines.json().get("lines").get("items").get(i).get("payableFen").getLongValue();
        }
        Response json = township.getJson("/api/v1/township/statements/" + number);
        assertThat(payable).isEqualTo(json.json().get("payableFen").getLongValue());
        // each order line: 66.66 − 10.00 − 1.33 = 55.33; a rate on the total would say 165.98
        assertThat(payable).isEqualTo(16_599);
        long inFile = Pattern.compile("\r\n").splitAsStream(township.get("/township/statements/" + number + "/files/csv").text())
            .filter(row -> row.startsWith("销售,")).mapToLong(row -> Money.of(row.split(",", -1)[18]).fen()).sum();
        assertThat(inFile).isEqualTo(payable);
        assertThat(township.get("/township/statements/" + number).words("#way")).contains("逐行计算 6 行", "¥165.99");
        assertThat(township.get("/township/statements/" + number + "/lines?sku=" + sku).html().select("tbody tr")).hasSize(6);
    }

    @Test
    void rule8ATierIsReadAsOneEntryBesideCommissionLineByLine(Shop partner, Shop township) {
        long rate = sql.number("SELECT id FROM rate WHERE contract_id = ? AND fee_id IS NULL", contract);
        world.deals.tier(rate, "50000.00", 1800);
        trade.sell(counter, sku, lot(600), 600, "100.00");
        String number = issueNovember(partner);
        Response page = people.in(township, people.township()).get("/township/statements/" + number);
        assertThat(page.words("#way table.bridge")).contains("15%，逐行计算 1 行，合计 −¥9,000.00", "阶梯差额", "比第一档多 3%，超出部分 ¥10,000.00，一次算得 −¥300.00");
        assertThat(township.get("/township/statements/" + number + "/files/csv").text()).contains("阶梯差额", "-300.00");
    }

    @Test
    void aMonthOfManyDeliveriesIsReadByKindAndEachIsThereToBeOpened(Shop partner, Shop township) {
        long purchase = world.deals.contract("经销-" + twin.partnerTown(), world.supermarket, twin.supplier(), Mode.PURCHASE, LossBearer.STORE, World.OPENING);
        world.deals.cover(purchase, counter, LocalDate.parse("2026-11-01"));
        for (int i = 0; i < 14; i++) {
            world.goods.receive(counter, world.lot(sku), 1, Money.of("60.00"));
        }
        String number = issueNovember(partner);
        Response page = people.in(township, people.township()).get("/township/statements/" + number);
        assertThat(page.words("#way")).contains("到货 经销-" + twin.partnerTown() + " 14 ¥840.00", "合计 14 ¥840.00");
        assertThat(page.html().select("#way details tbody tr")).hasSize(14);
        assertThat(page.words("#way details tfoot")).contains("¥840.00");
    }

    @Test
    void rule12GoodsSoldStandBesideThePayableAndAreNeverAddedToIt(Shop partner, Shop township) {
        long purchase = world.deals.contract("经销-" + twin.partnerTown(), world.supermarket, twin.supplier(), Mode.PURCHASE, LossBearer.STORE, World.OPENING);
        world.deals.cover(purchase, counter, LocalDate.parse("2026-11-01"));
        long lot = world.lot(sku);
        world.goods.receive(counter, lot, 2, Money.of("60.00"));
        trade.sell(counter, sku, lot, 1, "100.00");
        String number = issueNovember(partner);
        Response page = people.in(township, people.township()).get("/township/statements/" + number);
        assertThat(page.words("#sentence")).contains("应得 ¥120.00");
        assertThat(page.words("body")).contains("本月卖出 ¥100.00", "不能相加").doesNotContain("¥220.00");
        assertThat(township.getJson("/api/v1/township/statements/" + number).json().get("soldFen").getIntValue()).isEqualTo(10_000);
    }

    @Test
    void rule21TheVillageTableAddsUpAndPartPaymentsAreSharedInIt(Shop partner, Shop finance, Shop supplier, Shop township) {
        long shared = world.goods.lot(sku, "2026-11-01", null, twin.villages().get(0), twin.villages().get(1), twin.villages().get(2));
        world.goods.receive(counter, shared, 1);
        trade.sell(counter, sku, shared, 1, "100.00");
        String number = issueNovember(partner);
        long settlement = sql.number("SELECT id FROM settlement WHERE pairing_id = ?", pairing);
        people.in(finance, people.finance()).postJson("/api/v1/finance/settlements/" + settlement + "/payments",
            Map.of("amount", 5_000, "paidOn", "2026-12-02", "reference", "P-" + settlement), "pay-" + settlement);
        long payment = sql.number("SELECT id FROM settlement_payment WHERE settlement_id = ?", settlement);
        assertThat(people.in(supplier, people.supplier()).postJson("/api/v1/supplier/settlements/" + settlement + "/payments/" + payment + "/acknowledgement",
            Map.of(), "ack-" + settlement).status()).isEqualTo(201);
        Response page = people.in(township, people.township()).get("/township/statements/" + number);
        assertThat(page.words("#villages tbody")).contains("一村", "¥27.67", "¥16.67", "二村", "¥16.67", "三村", "¥27.66", "¥16.66");
        assertThat(page.words("#villages tfoot")).contains("¥83.00", "¥50.00");
    }

    @Test
    void aStatementOfManyLinesTakesNoMoreStatementsThanOneOfFew(RunningShop running, Shop partner, Shop township) {
        long lot = lot(30);
        trade.sell(counter, sku, lot, 1, "100.00");
        String number = issueNovember(partner);
        people.in(township, people.township());
        township.get("/township/statements/" + number);
        long few = running.statementsOf(() -> township.get("/township/statements/" + number));
        clock.setInJinhua("2026-12-03T10:00");
        for (int i = 0; i < 20; i++) {
            trade.sell(counter, sku, lot, 1, "100.00");
        }
        clock.setInJinhua("2027-01-02T10:00");
        partner.signIn(partnerName, People.PASSWORD);
        people.in(township, people.township());
        partner.postJson("/api/v1/partner/pairings/" + pairing + "/months/2026-12/issue", Map.of("version", 1), "many-" + pairing);
        String many = sql.text("SELECT number FROM statement_issue WHERE pairing_id = ? AND month = '2026-12-01'", pairing);
        assertThat(running.statementsOf(() -> township.get("/township/statements/" + many))).isEqualTo(few).isLessThanOrEqualTo(40);
    }

    @Test
    void aStatementShowsNothingOfAShopper(Shop partner, Shop township) {
        Order order = trade.sell(counter, sku, lot(1), 1, "100.00");
        sql.update("UPDATE orders SET phone = '13800001234', pickup_code = '48271905' WHERE id = ?", order.id());
        String number = issueNovember(partner);
        people.in(township, people.township());
        for (String path : List.of("", "/lines", "/files/csv", "/files/canonical")) {
            for (String door : List.of("", "/api/v1")) {
                assertThat(township.get(door + "/township/statements/" + number + path).text())
                    .doesNotContain("13800001234", "48271905", order.number(), Long.toString(order.id()));
            }
        }
    }

    @Test
    void whatIsNotOnesOwnIsNotThere(Shop partner, Shop visitor, Shop otherTownship, Shop otherPartner, Shop otherFinance, Shop otherSupplier) {
        trade.sell(counter, sku, lot(1), 1, "100.00");
        String number = issueNovember(partner);
        long settlement = sql.number("SELECT id FROM settlement WHERE pairing_id = ?", pairing);
        people.in(otherTownship, people.otherTownship());
        people.in(otherPartner, people.otherPartner());
        people.in(otherFinance, people.otherFinance());
        people.in(otherSupplier, people.otherSupplier());
        for (String path : List.of("", "/lines", "/files/csv")) {
            assertThat(otherTownship.get("/township/statements/" + number + path).status()).isEqualTo(404);
            assertThat(otherPartner.get("/partner/statements/" + number + path).status()).isEqualTo(404);
        }
        assertThat(otherTownship.get("/partner/statements/" + number).status()).isEqualTo(403);
        assertThat(otherPartner.get("/partner/pairings/" + pairing + "/months/2026-11").status()).isEqualTo(404);
        assertThat(otherPartner.postJson("/api/v1/partner/statements/" + number + "/withdrawal", Map.of("reason", "x"), "k1").status()).isEqualTo(404);
        assertThat(otherTownship.postJson("/api/v1/township/statements/" + number + "/confirmation", Map.of(), "k2").status()).isEqualTo(404);
        assertThat(otherFinance.get("/finance/settlements/" + settlement).status()).isEqualTo(404);
        assertThat(otherSupplier.get("/supplier/settlements/" + settlement).status()).isEqualTo(404);
        assertThat(otherTownship.get("/township").text()).doesNotContain(number);
        assertThat(visitor.get("/township/statements/" + number).status()).isEqualTo(303);
        assertThat(visitor.getJson("/api/v1/township/statements/" + number).status()).isEqualTo(401);
    }

    @Test
    void rule9TwoClosingsAtOnceThroughTheDoorMakeOneIssue(RunningShop running, Shop partner) {
        trade.sell(counter, sku, lot(1), 1, "100.00");
        clock.setInJinhua("2026-12-02T10:00");
        partner.signIn(partnerName, People.PASSWORD);
        List<Integer> answers = Race.run(8, i -> () ->
            partner.postJson("/api/v1/partner/pairings/" + pairing + "/months/2026-11/issue", Map.of("version", 1), "race-" + pairing + "-" + i).status());
        assertThat(answers).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        assertThat(sql.number("SELECT COUNT(*) FROM statement_issue WHERE pairing_id = ?", pairing)).isEqualTo(1);
    }

    @Test
    void rule9AnOldFormSentAgainAfterAWithdrawalClosesNothing(Shop partner) {
        trade.sell(counter, sku, lot(1), 1, "100.00");
        String number = issueNovember(partner);
        String issue = "/api/v1/partner/pairings/" + pairing + "/months/2026-11/issue";
        assertThat(partner.postJson("/api/v1/partner/statements/" + number + "/withdrawal", Map.of("reason", "漏了一单"), "w-" + pairing).status()).isEqualTo(201);
        assertThat(partner.postJson(issue, Map.of("version", 1), "old-" + pairing).status()).isEqualTo(409);
        assertThat(sql.text("SELECT state FROM pairing_month WHERE pairing_id = ? AND month = '2026-11-01'", pairing)).isEqualTo("OPEN");
        assertThat(partner.postJson(issue, Map.of("version", 2), "new-" + pairing).status()).isEqualTo(201);
    }

    @Test
    void aRefusalSaysWhyInTheReadersLanguage(Shop partner) {
        partner.signIn(partnerName, People.PASSWORD);
        Response early = partner.postForm("/partner/pairings/" + pairing + "/months/2026-11/issue", Map.of("version", "1", "key", "early-" + pairing, "token", token(partner)));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.words("body")).contains("这个月还没有过完");
    }

    @Test
    void paymentsAreRecordedByTheSupermarketAndAcknowledgedByTheSupplier(Shop partner, Shop finance, Shop supplier, Shop township) {
        trade.sell(counter, sku, lot(1), 1, "100.00");
        String number = issueNovember(partner);
        long settlement = sql.number("SELECT id FROM settlement WHERE pairing_id = ?", pairing);
        people.in(finance, people.finance());
        Response page = finance.get("/finance/settlements/" + settlement);
        assertThat(page.words("#sentence")).contains("应付 ¥83.00", "未付 ¥83.00");
        Response tooMuch = finance.submit(page, "form[action$=/payments]", Map.of("amount", "83.01", "paidOn", "2026-12-02", "reference", "T-1"));
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(tooMuch.words("body")).contains("超过还没付的金额 ¥83.00");
        Response paid = finance.submit(page, "form[action$=/payments]", Map.of("amount", "50.00", "paidOn", "2026-12-02", "reference", "T-1"));
        assertThat(paid.status()).isEqualTo(303);
        people.in(township, people.township());
        assertThat(township.get("/township/statements/" + number).text()).contains("另有 ¥50.00 商超已付款");

        people.in(supplier, people.supplier());
        Response list = supplier.get("/supplier/settlements/" + settlement);
        assertThat(supplier.submit(list, "form[action$=/acknowledgement]", Map.of()).status()).isEqualTo(303);
        assertThat(township.get("/township/statements/" + number).words("#sentence")).contains("已到账 ¥50.00", "其余 ¥33.00");
        assertThat(township.get("/township/statements").words("tbody")).contains("¥50.00");
        assertThat(finance.get("/finance/settlements").words("tbody")).contains("¥33.00");
    }

    @Test
    void everyPageIsThereInBothLanguages(Shop partner, Shop office, Shop township) {
        trade.sell(counter, sku, lot(1), 1, "100.00");
        String draft = "/partner/pairings/" + pairing + "/months/2026-11";
        assertThat(partner.signIn(partnerName, People.PASSWORD).get(draft).words("body")).contains("这是草稿", "¥83.00");
        String number = issueNovember(partner);
        partner.postForm("/language", Map.of("language", "en", "back", "/partner", "token", token(partner)));
        people.in(office, people.office());
        people.in(township, people.township());
        for (String path : List.of("/partner", draft, draft + "/lines", "/partner/statements/" + number, "/partner/statements/" + number + "/lines")) {
            Response page = partner.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.html().select("html").attr("lang")).isEqualTo("en");
        }
        for (String path : List.of("/office/statements", "/office/statements/" + number, "/office/statements/" + number + "/lines", "/office/settlements",
            "/office/settlements/" + sql.number("SELECT id FROM settlement WHERE pairing_id = ?", pairing))) {
            assertThat(office.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(township.get("/township/statements/" + number).html().select("h1")).hasSize(1);
        assertThat(partner.get("/partner/pairings").words("main")).contains("Paired since 1 Jan 2026");
        sql.update("UPDATE pairing SET start_known_to_month = TRUE WHERE id = ?", pairing);
        assertThat(partner.get("/partner/pairings").words("main")).contains("Paired since about January 2026");
        assertThat(partner.get("/partner").words("main")).contains("Paired since about January 2026");
    }

    @Test
    void saysWhenTheFirstAndTheLastPartFallDueAndWhoseContractLetsItWaitTooLong(Shop partner, Shop township) {
        long later = world.deals.contract("迟付-" + twin.partnerTown(), world.supermarket, twin.supplier(), Mode.CONCESSION, LossBearer.SUPPLIER, World.OPENING);
        sql.update("UPDATE contract_term SET payment_days = 60 WHERE contract_id = ?", later);
        world.deals.rate(later, 1500, World.OPENING);
        long second = world.counter(world.firstStore, pairing, later, "二柜", "Second counter");
        world.deals.list(second, sku, Money.of("100.00"));
        long lot = world.lot(sku);
        world.goods.receive(second, lot, 1);
        trade.sell(counter, sku, lot(1), 1, "100.00");
        trade.sell(second, sku, lot, 1, "100.00");
        String number = issueNovember(partner);

        Response page = people.in(township, people.township()).get("/township/statements/" + number);
        assertThat(page.words("#sentence")).isEqualTo("2026年11月，新宅镇应得 ¥168.00，已到账 ¥0.00，其余 ¥168.00，最早一笔 ¥83.00 于 2026年12月30日到期，最晚 2027年1月29日。");
        assertThat(page.words(".notice--warn")).contains("合同 迟付-" + twin.partnerTown(), "2027年1月29日");
    }

    @Test
    void rule9WhoHasTheFileReckonsTheCheckNumberAsThePageTellsThem(Shop partner, Shop township) {
        trade.sell(counter, sku, lot(1), 1, "100.00");
        String first = issueNovember(partner);
        trade.sell(counter, sku, lot(2), 2, "100.00");
        String second = issue(partner, "2026-12", "2027-01-02T10:00");
        people.in(township, people.township());
        byte[] firstFile = township.get("/township/statements/" + first + "/files/canonical").bytes();
        Response file = township.get("/township/statements/" + second + "/files/canonical");
        String firstHash = HexFormat.of().formatHex(Sha256.of(firstFile));
        String hash = HexFormat.of().formatHex(Sha256.of(HexFormat.of().parseHex(firstHash), file.bytes()));
        assertThat(file.header("Content-Disposition")).contains("\"" + second + "-canonical.csv\"");

        assertThat(township.get("/township/statements/" + first).words("#how-to-check")).contains(firstHash, "sha256sum " + first + "-canonical.csv");
        Response page = township.get("/township/statements/" + second);
        assertThat(page.words("#how-to-check")).contains(hash, "(printf " + firstHash + " | xxd -r -p; cat " + second + "-canonical.csv) | sha256sum");
        assertThat(page.words("#stamp")).contains("校验 " + hash.substring(0, 16));
    }

    private String issueNovember(Shop partner) {
        return issue(partner, "2026-11", "2026-12-02T10:00");
    }

    private String issue(Shop partner, String ofMonth, String at) {
        clock.setInJinhua(at);
        partner.signIn(partnerName, People.PASSWORD);
        Response month = partner.get("/partner/pairings/" + pairing + "/months/" + ofMonth);
        assertThat(month.status()).isEqualTo(200);
        assertThat(partner.submit(month, "form[action$=/issue]", Map.of()).status()).isEqualTo(303);
        return sql.text("SELECT number FROM statement_issue WHERE pairing_id = ? ORDER BY id DESC LIMIT 1", pairing);
    }

    private String token(Shop signedIn) {
        return signedIn.get("/partner").html().select("input[name=token]").stream().findFirst().map(input -> input.val()).orElse("");
    }

    private long lot(int quantity) {
        long lot = world.lot(sku);
        world.goods.receive(counter, lot, quantity);
        return lot;
    }
}
