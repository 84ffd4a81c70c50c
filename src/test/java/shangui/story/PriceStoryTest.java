package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.Mode;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.World;

/** Prices from a day on: what begins at midnight needs nobody to begin it, and what a day cost stays what it cost. */
@ShopTest
class PriceStoryTest extends AtTheDoors {

    @Test
    void aPriceBeginsAtMidnightByItselfAndStopsWhoSawTheOldOne() {
        lot(5);
        Response noted = office().follow(reprices("90.00", "2026-11-24"));
        assertThat(noted.words("#status")).isEqualTo("已记下：2026年11月24日 起 ¥90.00。");
        assertThat(noted.words("tbody")).contains("2026年11月24日 未到 ¥90.00");
        assertThat(noted.words(".history")).contains("把售价从“100.00”改为“90.00”", "依据：新合同");
        at("2026-11-23T23:50");
        Shop shopper = puts(shopper(), sku, 1);
        assertThat(shopper.get("/products/" + sku).words(".price-line")).contains("¥100.00");
        Response checkout = shopper.get("/checkout");

        at("2026-11-24T00:01");

        assertThat(shopper.get("/products/" + sku).words(".price-line")).as("though nothing was read again").contains("¥90.00");
        Response stopped = places(shopper, checkout, "TILL");
        assertThat(stopped.status()).isEqualTo(422);
        assertThat(stopped.words(".notice")).contains("从 ¥100.00 变为 ¥90.00");
        assertThat(places(shopper, stopped, "TILL").status()).isEqualTo(303);
        assertThat(clerk().get("/staff/counters/" + counter + "/prices").words("tbody")).contains("¥90.00");
    }

    @Test
    void anOrderKeepsThePriceItWasPlacedAt() {
        lot(5);
        Bought bought = buys(1, "TILL");
        reprices("90.00", "2026-11-23");
        done(handsOver(bought, "P1"));
        assertThat(column(issueNovember(), "销售", "销售额")).containsExactly("100.00");
    }

    @Test
    void rule8ALossToldLateTakesThePriceOfItsDay() {
        contract = contract(Mode.CONCESSION, LossBearer.STORE);
        world.deals.rate(contract, 1500, World.OPENING);
        counter = counter(contract);
        long lot = lot(9);
        String before = clock.instant().toString();
        reprices("90.00", "2026-11-24");
        reprices("80.00", "2026-11-26");
        at("2026-11-27T10:00");
        told("WRITE_OFF", before, 0, Map.of("lotCode", world.goods.code(lot), "quantity", 2, "reason", "BROKEN"));
        told("WRITE_OFF", "2026-11-25T02:00:00Z", 0, Map.of("lotCode", world.goods.code(lot), "quantity", 1, "reason", "BROKEN"));
        told("WRITE_OFF", Map.of("lotCode", world.goods.code(lot), "quantity", 1, "reason", "BROKEN"));

        assertThat(column(issueNovember(), "损耗补偿", "应得")).as("each less 15 %").containsExactlyInAnyOrder("170.00", "76.50", "68.00");
    }

    @Test
    void aSaleOfAFileThatSaysNoPriceTakesThatOfItsDay() {
        long lot = lot(5);
        reprices("90.00", "2026-11-24");
        at("2026-11-24T10:00");
        told("TILL_SALE", "2026-11-23T04:00:00Z", 0, Map.of("rows", List.of(Map.of("code", world.barcode(sku), "quantity", 1, "lotCode", world.goods.code(lot)))));
        sold(1);
        assertThat(column(issueNovember(), "销售", "销售额")).containsExactlyInAnyOrder("100.00", "90.00");
    }

    @Test
    void whatHasBeenIsNotPricedAgain() {
        Response past = reprices("90.00", "2026-11-22");
        assertThat(past.status()).isEqualTo(422);
        assertThat(past.words("#priceFrom-error")).contains("最早从今天起");
        assertThat(past.html().select("[name=priceFen]").val()).isEqualTo("90.00");
        assertThat(reprices("0.00", "2026-11-24").words("#priceFen-error")).contains("0.01 到 99999.99");
        assertThat(reprices("100000.00", "2026-11-24").status()).isEqualTo(422);
    }

    @Test
    void ofTwoWhoChangeOnePriceAtOnceTheSecondIsShownWhatTheFirstDid() {
        Response form = listingPage();
        List<Response> answers = Race.run(2, i -> () -> office().submit(form, "form[action$=/prices]",
            Map.of("priceFen", 90 + i + ".00", "priceFrom", "2026-11-24", "reason", "第" + i + "人", "key", UUID.randomUUID().toString())));

        assertThat(answers).extracting(Response::status).containsExactlyInAnyOrder(303, 409);
        Response refused = answers.stream().filter(answer -> answer.status() == 409).findFirst().orElseThrow();
        int winner = answers.getFirst().status() == 303 ? 0 : 1;
        assertThat(refused.words(".error-summary")).contains("有人改过它");
        assertThat(refused.words(".history")).contains("改为“" + (90 + winner) + ".00”", "第" + winner + "人");
        assertThat(listingPage().words("tbody")).contains("¥" + (90 + winner) + ".00");
    }

    @Test
    void aPriceIsChangedAtManyCountersAtOnceOrAtNone() {
        long second = counter(contract);
        long third = counter(contract);
        Response stale = office().get("/office/skus/" + sku + "/prices");
        counter = third;
        reprices("99.00", "2026-11-23");

        Response refused = office().submit(stale, "main form[method=post]", chosen(3));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(sql.number("SELECT COUNT(*) FROM listing_price p JOIN listing l ON l.id = p.listing_id WHERE l.sku_id = ? AND p.price_fen = 8800", sku)).isZero();

        Response page = office().follow(office().submit(refused, "main form[method=post]", chosen(2)));
        assertThat(page.words("#status")).isEqualTo("已记下：2 个专柜，2026年11月25日 起 ¥88.00。");
        assertThat(page.html().select("tbody tr:contains(¥88.00)")).hasSize(2);
        assertThat(office().submit(page, "main form[method=post]", Map.of("priceFen", "88.00", "reason", "无")).words("#listings")).contains("请至少选一个专柜");
        assertThat(second).isNotEqualTo(third);
    }

    private static Map<String, Object> chosen(int counters) {
        Map<String, Object> typed = new TreeMap<>(Map.of("priceFen", "88.00", "priceFrom", "2026-11-25", "reason", "统一价"));
        for (int i = 0; i < 3; i++) {
            typed.put("listings[" + i + "].wanted", i < counters ? "true" : null);
        }
        return typed;
    }

    @Test
    void whatIsTakenOffAndListedAgainIsNotOnOfferInBetween() {
        lot(5);
        assertThat(offers(sku)).isEqualTo(1);
        Response form = office().click(listingPage(), "a[href$=/changes/new]");
        office().submit(form, "main form", Map.of("endsOn", "2026-11-24", "reason", "换季"));
        at("2026-11-24T10:00");
        assertThat(offers(sku)).isZero();
        Response again = office().submit(office().get("/office/counters/" + counter + "/listings/new"), "main form",
            Map.of("skuId", String.valueOf(sku), "priceFen", "110.00", "startsOn", "2026-11-26", "reason", "新季"));
        assertThat(again.status()).as(again.text()).isEqualTo(303);
        assertThat(office().follow(again).words("tr:contains(试品)")).contains("未到上架日");
        assertThat(offers(sku)).isZero();
        at("2026-11-26T10:00");
        assertThat(offers(sku)).isEqualTo(1);
        assertThat(shopper().get("/products/" + sku).words(".price-line")).contains("¥110.00");
        assertThat(office().get("/office/counters/" + counter + "/prices/export").sheet().get(1)).contains("110");
    }

    private Response listingPage() {
        return office().get("/office/listings/" + sql.number("SELECT id FROM listing WHERE counter_id = ? AND sku_id = ?", counter, sku));
    }

    private Response reprices(String price, String from) {
        Response answer = office().submit(listingPage(), "form[action$=/prices]", Map.of("priceFen", price, "priceFrom", from, "reason", "新合同"));
        clock.advance(Duration.ofMinutes(1));
        return answer;
    }
}
