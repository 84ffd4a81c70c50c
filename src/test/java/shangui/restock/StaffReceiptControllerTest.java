package shangui.restock;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.stock.StockService;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.World;

/** What a counter accepts and what it sends back, through both doors (rules 7, 8, 14, 19). */
@ShopTest
class StaffReceiptControllerTest {

    @Inject World world;
    @Inject People people;
    @Inject StockService stock;
    @Inject Sql sql;

    private Shop clerk;

    @BeforeEach
    void signIn(Shop visitor) {
        clerk = people.in(visitor, people.clerk());
    }

    @Test
    void receivedLotsStandOnTheShelfAndInTheMovements() {
        long tea = world.lot(world.tea, "2026-11-01", "2028-04-30");
        long honey = world.lot(world.honey, "2026-11-01", "2028-10-31");

        Response form = clerk.get(counter() + "/receipts/new");
        assertThat(form.html().select("datalist option").eachAttr("value")).contains(code(tea), code(honey));
        Response page = clerk.follow(clerk.submit(form, "form[action$=receipts]", Map.of("lines[0].lot", code(tea), "lines[0].quantity", "12",
            "lines[2].lot", code(honey).toLowerCase(), "lines[2].quantity", "8", "note", "\"><script>alert(1)</script>{0}")));

        assertThat(page.words("#status")).isEqualTo("已收货，共 20 份。");
        assertThat(page.words(".facts")).contains("\"><script>alert(1)</script>{0}", people.clerk().username());
        assertThat(page.words("tfoot")).contains("20");
        assertThat(page.html().select("main script")).isEmpty();
        assertThat(clerk.get(counter() + "/stock").words(".shelf")).contains(code(tea), code(honey));
        assertThat(clerk.get(counter() + "/movements").words("tbody")).contains("收货", "+12", "+8");
        assertThat(clerk.get(counter() + "/receipts").words(".shelf")).contains("2 个批次，共 20 份");
    }

    @Test
    void aLotOfAnotherMountainTownIsNotAccepted() {
        long corn = world.lot(world.corn);

        Response refused = receive(line(code(corn), 3));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("lines[0].lot", "不是本专柜结对山区乡镇的货");
        assertThat(sql.number("SELECT COUNT(*) FROM movement WHERE lot_id = ?", corn)).isZero();
    }

    @Test
    void aLotOfAnotherSupplierIsNotAccepted() {
        long tea = world.lot(world.tea);
        sql.update("UPDATE lot SET supplier_id = ? WHERE id = ?", world.otherSupplier, tea);

        assertThat(receive(line(code(tea), 3)).text()).contains("lines[0].lot", "不是本专柜合同供应商的货");
    }

    @Test
    void goodsBoughtNeedAPriceAndOthersHaveNone(Shop visitor) {
        Shop second = people.in(visitor, people.secondClerk());
        long tea = world.lot(world.tea);
        String there = "/api/v1/counters/" + world.purchaseCounter + "/receipts";

        assertThat(second.postJson(there, Map.of("lines", List.of(line(code(tea), 3))), "no-price").text()).contains("lines[0].purchasePriceFen", "要填进价");
        assertThat(second.postJson(there, Map.of("lines", List.of(Map.of("lot", code(tea), "quantity", 3, "purchasePriceFen", 0))), "free").status()).isEqualTo(422);
        assertThat(receive(Map.of("lot", code(tea), "quantity", 3, "purchasePriceFen", 5000)).text()).contains("lines[0].purchasePriceFen", "不填进价");

        Response form = second.get("/staff/counters/" + world.purchaseCounter + "/receipts/new");
        Response page = second.follow(second.submit(form, "form[action$=receipts]",
            Map.of("lines[1].lot", code(tea), "lines[1].quantity", "3", "lines[1].purchasePriceFen", "51.20")));
        assertThat(page.words("tfoot")).contains("¥153.60");
    }

    @Test
    void whereNothingWasTypedTheFormSaysSoAtItsLines() {
        for (String form : List.of("/receipts", "/sales")) {
            Response page = clerk.submit(clerk.get(counter() + form + "/new"), "form[action$=" + form + "]", Map.of());
            assertThat(page.status()).as(form).isEqualTo(422);
            assertThat(page.html().select("main form .field__error").eachText()).as(form).containsExactly("请至少填一行");
        }
        Response sale = clerk.get(counter() + "/sales/new");
        assertThat(sale.html().select("legend").eachText()).containsExactly("第 1 行", "第 2 行");
        assertThat(clerk.get(sale.html().select("a[href*=rows=]").attr("href")).html().select("legend")).hasSizeGreaterThan(2);
        assertThat(clerk.submit(sale, "form[action$=/sales]", Map.of("rows[1].code", "6900000000000")).words(".error-summary")).contains("第 2 行 · 份数：这里要填");
    }

    @Test
    void aRefusedLineIsNamedWhereItWasTypedAndNothingIsReceived() {
        long tea = world.lot(world.tea);

        Response page = clerk.submit(clerk.get(counter() + "/receipts/new"), "form[action$=receipts]",
            Map.of("lines[0].lot", code(tea), "lines[0].quantity", "12", "lines[3].lot", "NO-SUCH", "lines[3].quantity", "1"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#lines-3-lot").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.html().select("#lines-0-quantity").val()).isEqualTo("12");
        assertThat(page.words(".error-summary")).contains("第 4 行 · 批次号：", "没有这个批次");
        assertThat(sql.number("SELECT COUNT(*) FROM movement WHERE lot_id = ?", tea)).isZero();
    }

    @Test
    void oneLotOnTwoLinesARecalledLotAndNoLineAreRefused() {
        long tea = world.lot(world.tea);
        assertThat(receive(line(code(tea), 3), line(code(tea), 2)).text()).contains("lines[1].lot");
        stock.recall(tea, "残留超标");
        assertThat(receive(line(code(tea), 3)).text()).contains("已召回");
        assertThat(receive().status()).isEqualTo(422);
    }

    @Test
    void goodsGoBackWholeOrNotAtAll() {
        long tea = world.stock(world.concessionCounter, world.tea, 5);
        long honey = world.stock(world.concessionCounter, world.honey, 2);
        String path = "/api/v1/counters/" + world.concessionCounter + "/send-backs";

        Response refused = clerk.postJson(path, Map.of("lines", List.of(pack(tea, 5), pack(honey, 1), pack(honey, 2))), "back-1");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains(code(honey) + " 要退 3 份，可退的只有 2 份");
        assertThat(sql.number("SELECT SUM(on_hand) FROM stock_level WHERE lot_id IN (?, ?)", tea, honey)).isEqualTo(7);

        Response done = clerk.postJson(path, Map.of("lines", List.of(pack(tea, 2), pack(tea, 3), pack(honey, 1))), "back-2");
        assertThat(done.status()).isEqualTo(201);
        assertThat(sql.number("SELECT SUM(on_hand) FROM stock_level WHERE lot_id IN (?, ?)", tea, honey)).isEqualTo(1);
        assertThat(clerk.get(counter() + "/movements").words("tbody")).contains("退供", "−5");
    }

    @Test
    void aFormSendsBackTheLotsThatWereFilledIn() {
        long tea = world.stock(world.concessionCounter, world.tea, 5);
        Response form = clerk.get(counter() + "/send-backs/new");
        String row = form.html().select("input[type=hidden][value=" + tea + "]").attr("name").replace("lotId", "quantity");

        assertThat(clerk.submit(form, "form[action$=send-backs]", Map.of()).status()).isEqualTo(422);
        Response tooMany = clerk.submit(form, "form[action$=send-backs]", Map.of(row, "6"));
        assertThat(tooMany.html().select("[name='" + row + "']").attr("aria-invalid")).isEqualTo("true");
        Response done = clerk.follow(clerk.submit(form, "form[action$=send-backs]", Map.of(row, "4")));

        assertThat(done.words("#status")).isEqualTo("已退供，共 4 份。");
        assertThat(sql.number("SELECT on_hand FROM stock_level WHERE lot_id = ?", tea)).isEqualTo(1);
    }

    @Test
    void anotherStoresReceiptsAreNotFound(Shop visitor) {
        long receipt = world.receive(world.concessionCounter, world.lot(world.tea), 1);
        Shop second = people.in(visitor, people.secondClerk());

        assertThat(second.get("/staff/receipts/" + receipt).status()).isEqualTo(404);
        assertThat(second.get(counter() + "/receipts").status()).isEqualTo(404);
        assertThat(second.get(counter() + "/receipts/new").status()).isEqualTo(404);
        assertThat(second.get(counter() + "/send-backs/new").status()).isEqualTo(404);
        assertThat(clerk.get("/staff/receipts/" + receipt).status()).isEqualTo(200);
    }

    private Response receive(Map<?, ?>... lines) {
        return clerk.postJson("/api/v1/counters/" + world.concessionCounter + "/receipts", Map.of("lines", List.of(lines)));
    }

    private String counter() {
        return "/staff/counters/" + world.concessionCounter;
    }

    private String code(long lot) {
        return world.goods.code(lot);
    }

    private static Map<String, Object> line(String lot, int quantity) {
        return Map.of("lot", lot, "quantity", quantity);
    }

    private static Map<String, Object> pack(long lot, int quantity) {
        return Map.of("lotId", Long.toString(lot), "quantity", quantity);
    }
}
