package shangui.terms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.Trade;
import shangui.testing.World;

/** How two people of the office change what contracts say, and what that does to money. Each rule has a contract and a counter of its own. */
@ShopTest
class OfficeTermsControllerTest {

    @Inject RunningShop running;
    @Inject World world;
    @Inject People people;
    @Inject Trade trade;
    @Inject TestClock clock;
    @Inject Sql sql;
    private Shop first;
    private Shop second;

    @BeforeEach
    void today() {
        itIs("2026-11-23T10:00");
    }

    /** Sessions end while time passes. */
    private void itIs(String moment) {
        clock.setInJinhua(moment);
        first = people.in(running.visitor(), people.office());
        second = people.in(running.visitor(), people.secondOffice());
    }

    @Test
    void aRateApprovedFromTomorrowIsFrozenTomorrowAndNotToday() {
        long contract = concession("费率-1", 1200);
        long counter = world.counter(world.firstStore, world.pairing, contract, "费率柜", "Rate counter");
        long lot = world.stock(counter, world.tea, 10);

        Response proposed = propose(contract, Map.of("rates[0].rate", "10", "rates[0].clause", "第5条之二"));
        assertThat(proposed.words("tbody")).isEqualTo("扣点 12% · 第5条 10% · 第5条之二");
        assertThat(proposed.words(".facts")).contains("生效日 2026年11月24日");
        assertThat(approve(proposed).words("#status")).isEqualTo("已批准：费率-1。");

        trade.sell(counter, world.tea, lot, 1, "100.00");
        assertThat(commission(counter)).as("today").isEqualTo(1200);
        itIs("2026-11-24T10:00");
        trade.sell(counter, world.tea, lot, 1, "100.00");
        assertThat(commission(counter)).as("the day it begins").isEqualTo(1000);

        Response page = first.get("/office/contracts/" + contract);
        assertThat(page.words("section:has(h2:contains(今天的条款)) tbody")).contains("扣点 10% 第5条之二 2026年11月24日起");
        assertThat(page.words("details")).contains("扣点 12% 第5条 2026年1月1日起 至2026年11月23日");
        assertThat(page.words(".history")).contains("office-1 提出，office-2 同意", "填写生效日：“2026年11月24日”", "把扣点从“12% · 第5条”改为“10% · 第5条之二”", "依据：续签");
    }

    @Test
    void whatIsRejectedChangesNothing() {
        long contract = concession("费率-2", 1200);
        Response proposed = propose(contract, Map.of("rates[0].rate", "9"));

        second.submit(second.get(proposed.path()), "form[action$=/rejection]", Map.of("reason", "没有补充协议"));

        itIs("2026-11-25T10:00");
        assertThat(first.get("/office/contracts/" + contract).words("tbody")).contains("12%").doesNotContain("9%");
        assertThat(sql.number("SELECT COUNT(*) FROM rate WHERE contract_id = ?", contract)).isEqualTo(1);
    }

    @Test
    void theFirstTermsAreProposedWholeAndOpenTheCounterForOrders() {
        long counter = counterWithoutContract("首柜");
        Response entered = first.follow(first.submit(first.get("/office/contracts/new"), "main form",
            Map.of("number", "首份-1", "supermarketId", world.supermarket, "supplierId", world.supplier, "reason", "新签")));
        assertThat(entered.words(".notice")).contains("还没有条款");
        Response form = first.click(entered, "a[href$=/terms-proposals/new]");
        assertThat(form.words("h1")).isEqualTo("合同 首份-1 的首份条款");
        Response proposed = first.follow(first.submit(form, "main form", Map.ofEntries(Map.entry("startsOn", "2026-11-01"), Map.entry("mode", "CONCESSION"),
            Map.entry("paymentDays", "45"), Map.entry("lossBearer", "SUPPLIER"), Map.entry("clause", "第3条"), Map.entry("guarantee", "5000"),
            Map.entry("guaranteeClause", "第9条"), Map.entry("lastDay", "2027-12-31"), Map.entry("rates[0].rate", "12"), Map.entry("rates[0].clause", "第5条"),
            Map.entry("rates[0].tiers[0].from", "50000"), Map.entry("rates[0].tiers[0].rate", "18"), Map.entry("rates[1].what", "COMMISSION"), Map.entry("rates[1].of", "TEA"),
            Map.entry("rates[1].rate", "15"), Map.entry("rates[1].clause", "第5条之二"), Map.entry("fees[0].name", "物流费"), Map.entry("fees[0].nameEn", "Logistics"),
            Map.entry("fees[0].rate", "2"), Map.entry("fees[0].clause", "第6条"), Map.entry("fees[1].name", "陈列费"), Map.entry("fees[1].nameEn", "Display"),
            Map.entry("fees[1].fixed", "300"), Map.entry("fees[1].clause", "第7条"), Map.entry("reason", "新签合同"))));
        assertThat(proposed.words("tbody")).contains("交易方式 无 联营", "账期（天） 无 45", "保底（元/月） 无 ¥5,000.00 · 第9条", "最后一天 无 2027年12月31日",
            "扣点 无 12%; ≥ ¥50,000.00: 18% · 第5条", "扣点 茶叶 无 15% · 第5条之二", "费用 物流费 无 2% · 第6条", "每月费用 陈列费 无 ¥300.00 · 第7条");

        String contract = proposed.html().select(".facts a").attr("href");
        assertThat(first.get(contract).html().select("form[action$=/covers]")).as("no counter before a second person said yes").isEmpty();
        approve(proposed);
        Response covered = first.follow(first.submit(first.get(contract), "form[action$=/covers]", Map.of("counterId", counter, "startsOn", "2026-11-01", "reason", "合同附件")));

        assertThat(covered.words("#status")).isEqualTo("首柜从2026年11月1日起按合同 首份-1。");
        world.deals.list(counter, world.honey, world.price(world.honey));
        long lot = world.stock(counter, world.honey, 2);
        trade.sell(counter, world.honey, lot, 1, "78.00");
        assertThat(sql.rows("SELECT commission_bp, commission_fen, fees_fen FROM sale WHERE counter_id = ?", counter)).singleElement()
            .satisfies(line -> assertThat(line.values()).containsExactlyInAnyOrder(1200, 936L, 156L));
    }

    @Test
    void nothingReachesBackBeforeLinesThatFrozeItOrIntoAClosedMonth() {
        long contract = concession("费率-3", 1200);
        long counter = world.counter(world.firstStore, world.pairing, contract, "前柜", "Earlier counter");
        long lot = world.stock(counter, world.tea, 5);
        assertThat(propose(contract, Map.of("startsOn", "2026-11-23", "rates[0].rate", "11")).status()).as("no line of today yet").isEqualTo(200);
        trade.sell(counter, world.tea, lot, 1, "100.00");

        assertThat(propose(contract, Map.of("startsOn", "2026-11-23", "rates[0].rate", "10")).words("main"))
            .contains("2026年11月23日已经有按原条款入账的销售或分录，变更最早从2026年11月24日起");
        sql.update("UPDATE pairing_month SET state = 'CLOSING' WHERE pairing_id = ? AND month < '2026-12-01'", world.pairing);
        sql.update("UPDATE pairing_month SET state = 'ISSUED' WHERE pairing_id = ? AND month < '2026-12-01'", world.pairing);
        try {
            assertThat(propose(contract, Map.of("startsOn", "2026-11-30", "rates[0].rate", "10")).words("main")).contains("2026年12月1日以前的月份已经出账");
        } finally {
            sql.update("UPDATE pairing_month SET state = 'OPEN' WHERE pairing_id = ? AND month < '2026-12-01'", world.pairing);
        }
    }

    @Test
    void aProposalThatHasBecomeTooLateIsNotApproved() {
        long contract = concession("费率-4", 1200);
        long counter = world.counter(world.firstStore, world.pairing, contract, "迟柜", "Late counter");
        long lot = world.stock(counter, world.tea, 5);
        Response proposed = propose(contract, Map.of("rates[0].rate", "10"));
        itIs("2026-11-25T10:00");
        trade.sell(counter, world.tea, lot, 1, "100.00");

        Response refused = second.submit(second.get(proposed.path()), "form[action$=/approval]", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words(".error-summary")).contains("变更最早从2026年11月26日起");
        assertThat(sql.number("SELECT COUNT(*) FROM rate WHERE contract_id = ?", contract)).isEqualTo(1);
        assertThat(second.get(proposed.path()).words("h1")).contains("待批");
    }

    @Test
    void aLadderChangesOnlyOnTheFirst() {
        long contract = concession("阶梯-1", 1500);
        Map<String, String> ladder = Map.of("rates[0].tiers[0].from", "50000", "rates[0].tiers[0].rate", "18");
        assertThat(propose(contract, ladder).words("main")).contains("有阶梯的扣点只能从某月 1 号起改");
        assertThat(propose(contract, and(ladder, "startsOn", "2026-12-01", "rates[0].tiers[1].from", "50000", "rates[0].tiers[1].rate", "20")).words("main"))
            .contains("每一档要比前一档高");
        approve(propose(contract, and(ladder, "startsOn", "2026-12-01")));

        itIs("2026-12-05T10:00");
        assertThat(first.get("/office/contracts/" + contract).words("section:has(h2:contains(今天的条款)) tbody")).contains("15%; ≥ ¥50,000.00: 18%");
        assertThat(propose(contract, Map.of("rates[0].rate", "14")).words("main")).as("the rate below the ladder").contains("只能从某月 1 号起改");
        assertThat(propose(contract, Map.of("startsOn", "2027-01-01", "rates[0].rate", "14")).words("tbody"))
            .isEqualTo("扣点 15%; ≥ ¥50,000.00: 18% · 第5条 14%; ≥ ¥50,000.00: 18% · 第5条");
    }

    @Test
    void aCounterIsUnderOneContractADayAndOfItsOwnSupermarketAndTown() {
        long one = concession("覆盖-1", 1200);
        long other = concession("覆盖-2", 1000);
        long counter = world.counter(world.firstStore, world.pairing, one, "换柜", "Moving counter");
        assertThat(cover(one, counter, "2026-11-24").words("main")).contains("那天已经按这份合同");
        assertThat(cover(other, counter, "2026-01-01").words("main")).contains("一个专柜一天只按一份合同");
        assertThat(cover(other, world.otherCounter, "2026-11-24").words("main")).contains("这个专柜不在这家商超里");

        assertThat(cover(other, counter, "2026-12-01").status()).isEqualTo(303);

        assertThat(sql.rows("SELECT contract_id, starts_on, ends_on FROM contract_counter WHERE counter_id = ? ORDER BY starts_on", counter).toString())
            .contains("ends_on=2026-12-01").contains("starts_on=2026-12-01");
        assertThat(cover(one, counter, "2026-11-25").words("main")).as("before what is settled").contains("一个专柜一天只按一份合同");
        assertThat(first.get("/office/contracts/" + other).words("section:has(h2#covers) tbody")).contains("换柜", "2026年12月1日起");
    }

    @Test
    void theTradeModeChangesWhereThereAreNoGoods() {
        long contract = concession("换式-1", 1200);
        long counter = world.counter(world.firstStore, world.pairing, contract, "换式柜", "Changing counter");
        long lot = world.stock(counter, world.honey, 2);
        Map<String, String> consignment = Map.of("startsOn", "2026-11-26", "mode", "CONSIGNMENT", "prices[3].price", "50.00");
        Response proposed = propose(contract, consignment);
        assertThat(proposed.words("tbody")).contains("交易方式 联营", "代销", "扣点 12% · 第5条 无", "结算价 土蜂蜜 500g瓶装 无 ¥50.00");
        assertThat(approve(proposed).words(".error-summary")).as("three days before").contains("到2026年11月25日或2026年11月26日当天批准");

        itIs("2026-11-25T10:00");
        assertThat(approve(proposed).words(".error-summary")).contains("换式柜：2 份货");
        trade.writeOff(counter, lot, 2);
        itIs("2026-11-25T11:00");
        assertThat(approve(proposed).words("#status")).isEqualTo("已批准：换式-1。");
        Shop clerk = people.in(first, people.clerk());
        Response early = clerk.postJson("/api/v1/counters/" + counter + "/receipts", Map.of("lines", List.of(Map.of("lot", world.goods.code(lot), "quantity", 1))));
        assertThat(early.text()).as("a delivery on the day before").contains("今天不再收货");

        itIs("2026-11-26T10:00");
        long fresh = world.stock(counter, world.honey, 2);
        trade.sell(counter, world.honey, fresh, 1, "78.00");
        assertThat(sql.number("SELECT payable_fen FROM sale WHERE counter_id = ? ORDER BY id DESC LIMIT 1", counter)).isEqualTo(5000);
    }

    @Test
    void anotherSupplierComesWhereThereAreNoGoods() {
        long supplier = sql.number("SELECT MAX(id) FROM supplier") + 1;
        sql.update("INSERT INTO supplier (id, town_code, name, name_en, address) VALUES (?, ?, '新宅合作社', 'Xinzhai Cooperative', '新宅镇2号')", supplier, world.mountainTown);
        long before = concession("供货-1", 1200);
        long after = world.deals.contract("供货-2", world.supermarket, supplier, Mode.CONCESSION, LossBearer.SUPPLIER, World.OPENING);
        long counter = world.counter(world.firstStore, world.pairing, before, "换供货柜", "Changing supplier");
        long lot = world.stock(counter, world.honey, 2);
        assertThat(cover(after, counter, "2026-11-24").words("main")).contains("换供货柜：2 份货");
        trade.writeOff(counter, lot, 2);
        assertThat(cover(after, counter, "2026-11-26").words("main")).as("nobody knows what will stand there then").contains("到2026年11月25日或2026年11月26日当天");

        assertThat(cover(after, counter, "2026-11-24").status()).isEqualTo(303);
    }

    @Test
    void aFeeHasAClauseAndEndsWithItsRates() {
        long contract = concession("费用-1", 1200);
        world.deals.fee(contract, "物流费", "Logistics", 200, World.OPENING);
        world.deals.fixedFee(contract, "陈列费", "Display", "300.00", World.OPENING);
        assertThat(propose(contract, Map.of("fees[2].name", "条码费", "fees[2].nameEn", "Barcode", "fees[2].fixed", "100")).words("main")).contains("请写明合同第几条");
        assertThat(propose(contract, Map.of("rates[0].rate", "120")).words("main")).contains("请填 0 到 100 的百分比");
        assertThat(propose(contract, Map.of("paymentDays", "61")).words("main")).contains("不能大于 60");
        assertThat(propose(contract, Map.of()).words(".error-summary")).contains("没有要改的");

        Response proposed = propose(contract, Map.of("fees[0].rate", "", "fees[1].fixed", "350"));
        assertThat(proposed.words("tbody")).isEqualTo("费用 物流费 2% · 第5条 无 每月费用 陈列费 ¥300.00 · 第7条 ¥350.00 · 第7条");
        approve(proposed);

        itIs("2026-11-24T10:00");
        Response page = first.get("/office/contracts/" + contract);
        assertThat(page.words("section:has(h2:contains(今天的条款)) tbody")).contains("¥350.00").doesNotContain("物流费", "¥300.00");
        assertThat(sql.number("SELECT COUNT(*) FROM fee WHERE contract_id = ? AND ends_on = '2026-11-24'", contract)).isEqualTo(2);
    }

    @Test
    void programsProposeOnlyWhatChanges() {
        long contract = concession("程序-1", 1200);
        Response proposed = first.postJson("/api/v1/office/contracts/" + contract + "/terms-proposals", Map.of("startsOn", "2026-12-01", "reason", "补充协议",
            "rates", List.of(Map.of("what", "COMMISSION", "of", "TEA", "rate", "15.5", "clause", "第5条之二"))));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        String proposal = "/api/v1/office/proposals/" + proposed.json().get("id").getStringValue();
        assertThat(second.getJson(proposal).text()).contains("\"field\":\"commission\"", "15.5%");
        assertThat(second.postJson(proposal + "/approval", Map.of()).status()).isEqualTo(200);
        assertThat(sql.rows("SELECT rate_bp, category, starts_on FROM rate WHERE contract_id = ? AND category IS NOT NULL", contract).toString())
            .contains("1550", "TEA", "2026-12-01");
        assertThat(first.getJson("/api/v1/office/contracts/" + contract).text()).contains("\"coming\":[{\"field\":\"commission\"");
    }

    private long concession(String number, int bp) {
        long contract = world.deals.contract(number, world.supermarket, world.supplier, Mode.CONCESSION, LossBearer.SUPPLIER, World.OPENING);
        world.deals.rate(contract, bp, World.OPENING);
        return contract;
    }

    private long counterWithoutContract(String name) {
        long counter = world.counter(world.firstStore, world.pairing, world.concession, name, name + " in English");
        sql.update("DELETE FROM contract_counter WHERE counter_id = ?", counter);
        return counter;
    }

    /** Through the page, as far as it was filled in; answers the proposal's page, or the form again. */
    private Response propose(long contract, Map<String, String> filledIn) {
        var fields = new HashMap<String, Object>(filledIn);
        fields.put("reason", "续签");
        Response answer = first.submit(first.get("/office/contracts/" + contract + "/terms-proposals/new"), "main form", fields);
        return answer.status() == 303 ? first.follow(answer) : answer;
    }

    /** By the second person; answers the proposal's page, or why not. */
    private Response approve(Response proposal) {
        Response answer = second.submit(second.get(proposal.path()), "form[action$=/approval]", Map.of());
        return answer.status() == 303 ? second.follow(answer) : answer;
    }

    private Response cover(long contract, long counter, String startsOn) {
        return first.postForm("/office/contracts/" + contract + "/covers", Map.of("counterId", counter, "startsOn", startsOn, "reason", "合同附件",
            "key", UUID.randomUUID().toString(), "token", first.formToken()));
    }

    private long commission(long counter) {
        return sql.number("SELECT commission_fen FROM sale WHERE counter_id = ? ORDER BY id DESC LIMIT 1", counter);
    }

    private static Map<String, String> and(Map<String, String> some, String... more) {
        var all = new HashMap<>(some);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }
}
