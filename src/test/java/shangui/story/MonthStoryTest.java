package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shangui.money.Money;
import shangui.order.Order;
import shangui.order.OrderReturn.Fate;
import shangui.stock.LotQuantity;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.Trade;
import shangui.testing.World;

/** The life of a month of 新宅镇 ⇄ 多湖街道, told in order: a late line, an issue taken back, a return after the pairing has ended. */
@ShopTest
class MonthStoryTest {

    private static final String NOVEMBER = "330723104-330703001-202611-v";
    private static final String DECEMBER = "330723104-330703001-202612-v";

    @Inject World world;
    @Inject People people;
    @Inject Trade trade;
    @Inject TestClock clock;
    @Inject Sql sql;

    @Test
    void aMonthFromItsFirstSaleToTheLastFen(Shop partner, Shop township, Shop finance, Shop supplier) {
        long tea = world.lot(world.tea);
        world.goods.receive(world.concessionCounter, tea, 20);
        long honey = world.lot(world.honey, "2026-11-01", null, world.villages.get(1), world.villages.get(2));
        world.goods.receive(world.consignmentCounter, honey, 20);

        // November: ten teas at 68.00 (15 % and 2 %), four honeys at a settlement price of 58.50
        Order teas = trade.sell(world.concessionCounter, world.tea, tea, 10, "68.00");
        trade.sell(world.consignmentCounter, world.honey, honey, 4, "78.00");
        people.in(partner, people.partner());
        Response draft = partner.get(month("2026-11"));
        assertThat(draft.words("#sentence")).contains("新宅镇应得 ¥798.40");
        assertThat(partner.postJson("/api/v1" + month("2026-11") + "/issue", Map.of("version", 1), "too-early").status()).isEqualTo(409);

        // the 2nd of December: closed and issued
        clock.setInJinhua("2026-12-02T09:00");
        people.in(partner, people.partner());
        assertThat(partner.submit(partner.get(month("2026-11")), "form[action$=/issue]", Map.of()).status()).isEqualTo(303);
        people.in(township, people.township());
        assertThat(township.get("/township").words("tbody")).contains("2026年11月 第1版", "¥798.40");
        Response first = township.get("/township/statements/" + NOVEMBER + 1);
        assertThat(first.words("#sentence")).contains("应得 ¥798.40");
        String firstSheet = township.get("/township/statements/" + NOVEMBER + "1/files/csv").text();

        // a till's file for the 30th comes late: its line goes to December
        trade.sell(world.concessionCounter, world.tea, List.of(new LotQuantity(tea, 1)), "68.00", LocalDate.parse("2026-11-30"));
        assertThat(township.get("/township/statements/" + NOVEMBER + 1).words("#sentence")).contains("应得 ¥798.40");
        assertThat(partner.get(month("2026-12")).words("#sentence")).contains("应得 ¥56.44");

        // the partner town finds a sale that was never told, takes the issue back, books it, and issues again
        Response issued = partner.get(month("2026-11"));
        assertThat(partner.submit(issued, "form[action$=/withdrawal]", Map.of("reason", "")).status()).isEqualTo(422);
        assertThat(partner.submit(issued, "form[action$=/withdrawal]", Map.of("reason", "漏了一单")).status()).isEqualTo(303);
        trade.sell(world.concessionCounter, world.tea, List.of(new LotQuantity(tea, 1)), "68.00", LocalDate.parse("2026-11-29"));
        assertThat(partner.submit(partner.get(month("2026-11")), "form[action$=/issue]", Map.of()).status()).isEqualTo(303);
        assertThat(township.get("/township/statements/" + NOVEMBER + 2).words("#sentence")).contains("应得 ¥854.84");
        assertThat(township.get("/township/statements/" + NOVEMBER + 1).words("body")).contains("已撤回", "漏了一单");
        assertThat(township.get("/township/statements/" + NOVEMBER + "1/files/csv").text()).isEqualTo(firstSheet);
        assertThat(sql.text("SELECT HEX(previous_hash) FROM statement_issue WHERE number = ?", NOVEMBER + 2))
            .isEqualTo(sql.text("SELECT HEX(hash) FROM statement_issue WHERE number = ?", NOVEMBER + 1));

        // the township says yes; after that nobody takes it back
        Response second = township.get("/township/statements/" + NOVEMBER + 2);
        assertThat(township.submit(second, "form[action$=/confirmation]", Map.of()).status()).isEqualTo(303);
        assertThat(partner.postJson("/api/v1/partner/statements/" + NOVEMBER + "2/withdrawal", Map.of("reason", "还想改"), "too-late").status()).isEqualTo(409);

        // the supermarket pays both contracts, the supplier acknowledges
        people.in(finance, people.finance());
        people.in(supplier, people.supplier());
        sql.rows("SELECT id, payable_fen FROM settlement WHERE month = '2026-11-01'").forEach(settlement -> {
            String base = "/settlements/" + settlement.get("id");
            Response page = finance.get("/finance" + base);
            assertThat(finance.submit(page, "form[action$=/payments]", Map.of("amount", Money.ofFen((Long) settlement.get("payable_fen")).toString(),
                "paidOn", "2026-12-02", "reference", "TT-" + settlement.get("id"))).status()).isEqualTo(303);
            assertThat(supplier.submit(supplier.get("/supplier" + base), "form[action$=/acknowledgement]", Map.of()).status()).isEqualTo(303);
        });
        Response paid = township.get("/township/statements/" + NOVEMBER + 2);
        assertThat(paid.words("#sentence")).isEqualTo("2026年11月，新宅镇应得 ¥854.84，已到账 ¥854.84，其余 ¥0.00。");
        assertThat(paid.words("#villages tfoot")).contains("¥854.84");

        // the pairing ends on the 10th; on the 15th two teas of November come back to the closed counter
        sql.update("UPDATE pairing SET ends_on = '2026-12-10' WHERE id = ?", world.pairing);
        sql.update("UPDATE counter SET closed_on = '2026-12-10' WHERE pairing_id = ?", world.pairing);
        clock.setInJinhua("2026-12-15T09:00");
        trade.bringBack(teas, 2, Fate.RESTOCK);
        people.in(partner, people.partner());
        people.in(township, people.township());
        assertThat(partner.get(month("2026-12")).words("#way")).contains("¥68.00", "¥136.00", "结转");

        // December: one late tea less two returned is below zero, and is carried
        clock.setInJinhua("2027-01-02T09:00");
        people.in(partner, people.partner());
        people.in(township, people.township());
        assertThat(partner.submit(partner.get(month("2026-12")), "form[action$=/issue]", Map.of()).status()).isEqualTo(303);
        Response december = township.get("/township/statements/" + DECEMBER + 1);
        assertThat(december.words("#sentence")).contains("应得 ¥0.00");
        assertThat(december.words("#way")).contains("结转", "¥56.44");
        assertThat(township.get("/township/statements/" + DECEMBER + "1/lines").words("tbody")).contains("原销售 2026年11月23日");
        assertThat(township.get("/township/statements/" + NOVEMBER + 2).words("#sentence")).contains("应得 ¥854.84");
    }

    private String month(String month) {
        return "/partner/pairings/" + world.pairing + "/months/" + month;
    }
}
