package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.money.Money;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;

/** A lot near its date is sold at a price of its own (rule 15): from the shelf to the statement. */
@ShopTest
class MarkdownStoryTest extends AtTheDoors {

    /** Best before 2026-12-28: sale stops 30 days before. */
    private long near;

    @BeforeEach
    void aLotNearItsDate() {
        near = received(world.lot(sku, "2025-12-28", "2026-12-28"), 5);
    }

    @Test
    void rule15AMarkedDownLotIsAnOfferOfItsOwnWithItsOwnLabelAndOrderLineAndOrdinaryLinesNeverTakeIt() {
        long fresh = lot(5);
        Response marked = clerk().follow(marksDown(near, "60.00"));
        assertThat(marked.words("#status")).isEqualTo("临期价 ¥60.00，已生效。请换上临期标签。");
        assertThat(clerk().get("/staff/counters/" + counter + "/lots/" + near + "/markdowns/labels?count=2").words(".pack-label")).contains("¥60.00", world.goods.code(near));
        assertThat(stockPage().words(".shelf-row:contains(" + world.goods.code(near) + ")")).contains("临期价 ¥60.00");

        Shop shopper = puts(shopper(), sku, 1);
        Response home = shopper.get("/");
        assertThat(home.html().select(card())).hasSize(1);
        assertThat(home.words(card())).contains("保质期至 12月28日", "¥60.00", "折合 ¥60.00/枚", "现货 5 份");
        assertThat(shopper.get("/products/" + sku).words("main")).contains("其他批次 ¥100.00");
        Response added = shopper.submit(home, card() + " form", Map.of());
        assertThat(shopper.follow(added).words("[role=status]")).contains("共 2 件，¥160.00");
        assertThat(shopper.get("/basket").html().select(".order-line:contains(临期)")).hasSize(1);

        Response placed = done(places(shopper, "TILL"));
        var bought = new Bought(shopper, placed.location());
        assertThat(levels(near)).containsExactly("5", "1", "4");
        assertThat(levels(fresh)).containsExactly("5", "1", "4");
        assertThat(bought.page().words("main")).contains("× 1 临期");
        assertThat(orderPage(lastOrder()).words("tr:contains(临期)")).contains(world.goods.code(near) + " × 1", "¥60.00");
        done(handsOver(bought, "M1"));

        String number = issueNovember();
        assertThat(column(number, "销售", "批次")).containsExactlyInAnyOrder(world.goods.code(near), world.goods.code(fresh));
        assertThat(column(number, "销售", "扣点")).as("15 % of 60 and of 100").containsExactlyInAnyOrder("9.00", "15.00");
        assertThat(column(number, "销售", "应得")).containsExactlyInAnyOrder("49.80", "83.00");
    }

    @Test
    void rule15WhereOnlyTheMarkedDownLotIsLeftAnOrdinaryLineFindsNothingAndTheTillTakesItLast() {
        marksDown(near, "60.00");
        shelf.readAll();
        assertThat(shopper().get("/products/" + sku).html().select("form[action$='/basket/lines'] input[name=lotId]")).hasSize(1);
        Response refused = shopper().postJson("/api/v1/checkouts", Map.of("storeId", world.firstStore, "window", "2026-11-24T08:00", "phone", newPhone(), "tender", "TILL",
            "lines", List.of(Map.of("counterId", counter, "skuId", sku, "quantity", 1, "unitPrice", "100.00"))));
        assertThat(refused.status()).isEqualTo(422);

        long fresh = lot(2);
        sold(1);
        assertThat(levels(fresh)).startsWith("1");
        assertThat(levels(near)).startsWith("5");
        sold(3);
        assertThat(levels(near)).as("a fact is never refused").startsWith("3");
        assertThat(stockPage().words("main")).contains("不该再卖的批次卖出了");
    }

    @Test
    void aScannedLabelIsSoldAtThePriceItHadAtThatMoment() {
        marksDown(near, "60.00");
        String whileMarked = clock.instant().toString();
        clock.advance(Duration.ofHours(1));
        clerk().submit(markdownPage(near), "form[action$=/end]", Map.of("because", "卖得动"));
        clock.advance(Duration.ofHours(1));

        told("TILL_SALE", Map.of("rows", List.of(scan(1))));
        told("TILL_SALE", whileMarked, 0, Map.of("rows", List.of(scan(2))));

        assertThat(draftLines("2026-11").toString()).contains("¥120.00", "¥100.00");
        assertThat(markdownPage(near).words(".timeline")).contains("¥60.00", "快到期", "结束", "卖得动", people.clerk().username());
        String number = issueNovember();
        assertThat(column(number, "销售", "销售额")).containsExactly("100.00", "120.00");
        assertThat(column(number, "销售", "批次依据")).containsExactly("扫码", "扫码");
    }

    @Test
    void rule8AMarkdownLowersNetInConcessionAndIsTheSupermarketsElsewhere() {
        marksDown(near, "60.00");
        told("TILL_SALE", Map.of("rows", List.of(scan(1))));

        long consignment = contract(Mode.CONSIGNMENT, LossBearer.STORE);
        world.deals.settlementPrice(consignment, sku, Money.of("70.00"), LocalDate.parse("2026-01-01"));
        counter = counter(consignment);
        received(near, 2);
        marksDown(near, "60.00");
        told("TILL_SALE", Map.of("rows", List.of(scan(1))));

        counter = counter(contract(Mode.PURCHASE, LossBearer.STORE));
        received(counter, near, 2, Map.of("purchasePriceFen", "75.00"));
        marksDown(near, "60.00");
        told("TILL_SALE", Map.of("rows", List.of(scan(1))));

        String number = issueNovember();
        assertThat(column(number, "销售", "销售额")).containsExactly("60.00", "60.00", "60.00");
        assertThat(column(number, "销售", "应得")).as("60 less 15 % and 2 %; its settlement price; nothing at sale").containsExactly("49.80", "70.00", "0.00");
        assertThat(column(number, "到货", "应得")).containsExactly("150.00");
    }

    @Test
    void aChangedMarkdownStopsAtCheckoutAndAnEndedOneIsGoneFromTheBasket() {
        marksDown(near, "60.00");
        shelf.readAll();
        Shop shopper = shopper();
        shopper.submit(shopper.get("/"), card() + " form", Map.of());
        Response checkout = shopper.get("/checkout");
        marksDown(near, "50.00");
        Response stopped = places(shopper, checkout, "TILL");
        assertThat(stopped.status()).isEqualTo(422);
        assertThat(stopped.words(".notice")).contains("从 ¥60.00 变为 ¥50.00");

        clerk().submit(markdownPage(near), "form[action$=/end]", Map.of("because", "卖得动"));
        shelf.readAll();
        assertThat(shopper.get("/basket").words(".order-line")).contains("临期", "现在没货");
        assertThat(offers(sku)).isEqualTo(1);
    }

    @Test
    void aMarkdownIsBelowThePriceOfALotThatMayStillBeSoldHere() {
        assertThat(marksDown(near, "100.00").words("#priceFen-error")).contains("低于售价 ¥100.00");
        assertThat(marksDown(near, "0.00").status()).isEqualTo(422);
        assertThat(marksDown(lot(1), "60.00").words(".error-summary")).as("no date").contains("不能卖");
        at("2026-11-29T10:00");
        assertThat(marksDown(near, "60.00").words(".error-summary")).as("sale has stopped").contains("已停售");
    }

    @Test
    void ofTwoWhoMarkDownAtOnceTheSecondIsToldWhatStandsNow() {
        for (int round = 0; round < 5; round++) {
            String seen = round == 0 ? "" : sql.number("SELECT markdown_fen FROM stock_level WHERE counter_id = ? AND lot_id = ?", counter, near) + "";
            int prices = round * 2;
            List<Response> answers = Race.run(2, i -> () -> clerk().postJson("/api/v1/counters/" + counter + "/lots/" + near + "/markdowns",
                seen.isEmpty() ? Map.of("priceFen", 5000 + prices + i, "reason", "快到期") : Map.of("priceFen", 5000 + prices + i, "reason", "快到期", "seen", Integer.parseInt(seen)),
                UUID.randomUUID().toString()));
            assertThat(answers).extracting(Response::status).containsExactlyInAnyOrder(201, 409);
        }
        assertThat(sql.number("SELECT COUNT(*) FROM markdown WHERE lot_id = ? AND ended_at IS NULL", near)).isEqualTo(1);
        assertThat(sql.number("SELECT COUNT(*) FROM markdown WHERE lot_id = ?", near)).isEqualTo(5);
    }

    /** The marked-down lot among the cards of the home page. */
    private String card() {
        return ".product-card:has(a[href='/products/" + sku + "']):contains(临期)";
    }

    private Map<String, Object> scan(int packs) {
        return Map.of("code", world.barcode(sku), "quantity", packs, "lotCode", world.goods.code(near));
    }

    private Response markdownPage(long lot) {
        return clerk().get("/staff/counters/" + counter + "/lots/" + lot + "/markdowns/new");
    }

    private Response marksDown(long lot, String price) {
        Response answer = clerk().submit(markdownPage(lot), "form[action$=/markdowns]", Map.of("priceFen", price, "reason", "快到期"));
        clock.advance(Duration.ofMinutes(1));
        return answer;
    }
}
