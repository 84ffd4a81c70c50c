package shangui.counter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.checkout.Shelf;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** Where goods are sold, from an empty registry to a counter a shopper collects at, and its end. Today is Monday 2026-11-23. */
@ShopTest
class OfficeCounterControllerTest {

    @Inject World world;
    @Inject People people;
    @Inject Shelf shelf;
    @Inject TestClock clock;
    @Inject Sql sql;
    private Shop office;

    @BeforeEach
    void signIn(RunningShop running) {
        office = people.in(running.visitor(), people.office());
    }

    @Test
    void theOfficeOpensASupermarketAStoreAndACounterOneAfterTheOther() {
        Response supermarket = office.follow(office.submit(office.get("/office/supermarkets/new"), "main form",
            Map.of("name", "世贸超市", "nameEn", "Shimao", "merchantNumber", "M-SHIMAO", "reason", "协议")));
        Response form = office.click(supermarket, "a[href^='/office/stores/new']");
        Response store = office.follow(office.submit(form, "main form", Map.of("name", "世贸一店", "nameEn", "Shimao One", "district", "金东区", "address", "世贸路1号",
            "addressEn", "1 Shimao Road", "hours[0].opens", "08:00", "hours[0].closes", "21:00", "hours[6].opens", "09:30", "hours[6].closes", "18:00", "reason", "门店表")));
        assertThat(store.words(".facts")).contains("世贸超市", "周一 08:00–21:00 周二–周六 不营业 周日 09:30–18:00");
        form = office.click(store, "a[href^='/office/counters/new']");
        Response counter = office.follow(office.submit(form, "main form", Map.of("pairingId", world.pairing, "name", "新宅专柜", "nameEn", "Xinzhai counter",
            "way", "负一层，扶梯右手第 2 柜", "wayEn", "Basement, second right of the escalator", "reason", "开柜单")));

        assertThat(counter.words(".facts")).contains("世贸一店", "新宅镇 ⇄ 多湖街道", "专柜", "负一层，扶梯右手第 2 柜", "2026年11月23日起", "没有合同");
        assertThat(counter.words(".history")).contains("office-1", "登记“新宅专柜”", "开柜单");
        Response found = office.submit(office.get("/office/counters"), "form.filter-bar", Map.of("pairing", world.pairing, "open", "yes", "name", "xinzhai c"));
        assertThat(found.words("tbody")).contains("新宅专柜", "世贸一店");
        assertThat(office.click(found, "a[download]").sheet()).hasSize(2);
        assertThat(office.get("/office/supermarkets?name=shimao").words("tbody")).contains("世贸超市 Shimao M-SHIMAO 1 1");
        assertThat(office.get("/office/stores?district=金东&name=世贸".replace("金东", "%E9%87%91%E4%B8%9C").replace("世贸", "%E4%B8%96%E8%B4%B8")).words("tbody")).contains("世贸一店");
    }

    @Test
    void whatCannotBeIsRefusedBesideItsField() {
        assertThat(office.submit(office.get("/office/supermarkets/new"), "main form", Map.of("name", "又一家", "nameEn", "Another", "merchantNumber", "M-DUOHU-1", "reason", "协议"))
            .words("main")).contains("这个商户号是另一家商超的");
        String change = "/office/stores/" + world.secondStore + "/changes/new";
        assertThat(office.submit(office.get(change), "main form", Map.of("hours[2].opens", "20:00", "hours[2].closes", "08:00", "reason", "改时间")).words(".week"))
            .contains("关门要晚于开门");
        assertThat(office.submit(office.get("/office/counters/new"), "main form", Map.of("pairingId", world.pairing, "name", "早柜", "nameEn", "Early", "way", "左", "wayEn", "Left",
            "openedOn", "2022-04-30", "reason", "开柜单")).words("main")).contains("还没有或不再结对");
    }

    @Test
    void aShopperCollectsWhenTheStoreIsOpenThatDay(RunningShop running) {
        String store = "/office/stores/" + world.firstStore;
        Shop shopper = running.visitor();
        world.stock(world.concessionCounter, world.honey, 5);
        assertThat(windows(shopper)).containsExactly("2026-11-23T08:00", "2026-11-23T12:00", "2026-11-23T16:00", "2026-11-24T08:00", "2026-11-24T12:00",
            "2026-11-24T16:00", "2026-11-25T08:00", "2026-11-25T12:00", "2026-11-25T16:00");

        Response page = office.follow(office.submit(office.get(store + "/changes/new"), "main form",
            Map.of("hours[2].opens", "10:00", "hours[2].closes", "15:00", "reason", "周三盘点")));
        assertThat(page.words(".history")).contains("把周三从“08:00–21:30”改为“10:00–15:00”");
        office.submit(page, "form[action$=/closed-days]", Map.of("day", "2026-11-24", "note", "停电", "noteEn", "No electricity"));

        assertThat(windows(shopper)).containsExactly("2026-11-23T08:00", "2026-11-23T12:00", "2026-11-23T16:00", "2026-11-25T10:00", "2026-11-25T12:00");
        assertThat(shopper.get("/").words("main")).contains("周一–周二 08:00–21:30，周三 10:00–15:00，周四–周日 08:00–21:30", "11月24日休息：停电");
        assertThat(shopper.get("/en").words("main")).contains("Mon–Tue 08:00–21:30", "Closed on 24 Nov: No electricity");
        Response late = shopper.postJson("/api/v1/checkouts", Map.of("storeId", world.firstStore, "privacyVersion", 1, "window", "2026-11-24T08:00", "phone", "13600000009", "tender", "TILL",
            "lines", List.of(Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 1, "unitPrice", "78.00"))));
        assertThat(late.status()).as("what is asked for a closed day").isEqualTo(422);

        for (String day : List.of("2026-11-23", "2026-11-25")) {
            office.submit(office.get(store), "form[action$=/closed-days]", Map.of("day", day, "note", "停电", "noteEn", "No electricity"));
        }
        assertThat(windows(shopper)).isEmpty();
        assertThat(shopper.get("/checkout").words("main")).contains("这几天没有取货时段", "11月23日休息：停电", "换一家门店");
        assertThat(office.submit(office.get(store), "form[action$=/closed-days]", Map.of("day", "2026-11-22", "note", "迟了", "noteEn", "Late")).words("main")).contains("已经过去了");

        for (String day : List.of("2026-11-23", "2026-11-24", "2026-11-25")) {
            assertThat(office.submit(office.get(store), "form[action$='" + day + "/removal']", Map.of()).status()).isEqualTo(303);
        }
        assertThat(windows(shopper)).hasSize(8);
    }

    @Test
    void whoClosesADayOfAStoreIsToldHowManyOrdersWereToBeCollectedThen(RunningShop running) {
        world.stock(world.concessionCounter, world.honey, 2);
        Shop shopper = running.visitor();
        shelf.readAll();
        shopper.get("/");
        Response placed = shopper.postJson("/api/v1/checkouts", Map.of("storeId", world.firstStore, "privacyVersion", 1, "window", "2026-11-25T08:00", "phone", "13600000019", "tender", "TILL",
            "lines", List.of(Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 1, "unitPrice", "78.00"))));
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        String store = "/office/stores/" + world.firstStore;
        Response closed = office.follow(office.submit(office.get(store), "form[action$=/closed-days]", Map.of("day", "2026-11-25", "note", "停电", "noteEn", "No electricity")));
        assertThat(closed.words("#status")).contains("已有 1 笔订单说好那天来取");
        Response quiet = office.follow(office.submit(office.get(store), "form[action$=/closed-days]", Map.of("day", "2026-11-26", "note", "停电", "noteEn", "No electricity")));
        assertThat(quiet.words("#status")).doesNotContain("订单");
        for (String day : List.of("2026-11-25", "2026-11-26")) {
            office.submit(office.get(store), "form[action$='" + day + "/removal']", Map.of());
        }
    }

    @Test
    void aCounterClosesWhenItIsEmptyAndTakesNothingAfterwards() {
        long counter = world.counter(world.secondStore, world.pairing, world.concession, "短柜", "Short counter");
        long lot = world.stock(counter, world.tea, 3);
        Response page = office.get("/office/counters/" + counter);
        assertThat(page.words("section[aria-labelledby=closing]")).contains("还不能关柜", "短柜：3 份货");
        assertThat(page.html().select("form[action$=/closing]")).isEmpty();
        assertThat(close(counter).json().get("detail").getStringValue()).contains("短柜：3 份货");

        Shop clerk = people.in(office, people.secondClerk());
        clerk.postJson("/api/v1/counters/" + counter + "/lots/" + lot + "/write-offs", Map.of("reason", "BROKEN", "quantity", 3, "note", "全碎了"));
        office = people.in(clerk, people.office());
        Response closed = office.follow(office.submit(office.get("/office/counters/" + counter), "form[action$=/closing]", Map.of("reason", "撤柜")));

        assertThat(closed.words("#status")).isEqualTo("已关柜：短柜，2026年11月23日起不再营业。");
        assertThat(closed.words(".history")).contains("填写关柜日：“2026年11月23日”", "依据：撤柜");
        assertThat(close(counter).status()).isEqualTo(409);
        clerk = people.in(office, people.secondClerk());
        Response refused = clerk.postJson("/api/v1/counters/" + counter + "/receipts", Map.of("lines", List.of(Map.of("lot", world.goods.code(lot), "quantity", 1))));
        assertThat(refused.status()).as("a delivery after the last day: %s", refused.text()).isEqualTo(409);
    }

    @Test
    void aSupermarketsOwnCodeStandsForOnePack() {
        String codes = "/office/supermarkets/" + world.supermarket + "/codes";
        assertThat(enterCode(codes, "2012345", world.barcode(world.tea)).status()).isEqualTo(303);
        assertThat(enterCode(codes, "2012345", world.barcode(world.honey)).words("main")).contains("这个店内码已经对应 " + world.barcode(world.tea));
        assertThat(enterCode(codes, "2012346", "6900000000000").words("main")).contains("没有");
        long lot = world.stock(world.concessionCounter, world.tea, 3);

        Shop clerk = people.in(office, people.clerk());
        Response sold = clerk.postJson("/api/v1/counters/" + world.concessionCounter + "/sales", Map.of("rows", List.of(Map.of("code", "2012345", "quantity", 1, "unitPriceFen", 6800)),
            "receipt", Map.of("tillNumber", "1", "receiptNumber", "R-code-1")));
        assertThat(sold.status()).as(sold.text()).isEqualTo(201);
        assertThat(sql.number("SELECT on_hand FROM stock_level WHERE lot_id = ?", lot)).isEqualTo(2);

        office = people.in(clerk, people.office());
        assertThat(office.get(codes + "?code=2012").words("tbody")).contains("2012345 新宅高山绿茶 100g袋装 " + world.barcode(world.tea));
        office.submit(office.get(codes), "form[action$=/code-removals]", Map.of("code", "2012345", "reason", "换了编码"));
        assertThat(office.get(codes).words("main")).contains("还没有");
        assertThat(office.get("/office/supermarkets/" + world.supermarket).words(".history")).contains("清空店内码", "换了编码");
    }

    private Response enterCode(String codes, String code, String barcode) {
        return office.submit(office.get(codes), "form[action$=/codes]", Map.of("code", code, "barcode", barcode, "reason", "店内码表"));
    }

    private Response close(long counter) {
        return office.postJson("/api/v1/office/counters/" + counter + "/closing", Map.of("reason", "撤柜"));
    }

    /** What the checkout offers for one jar of honey at the first store. */
    private List<String> windows(Shop shopper) {
        shelf.readAll();
        shopper.get("/");
        shopper.postForm("/basket/store", Map.of("storeId", world.firstStore));
        shopper.postForm("/basket/lines", Map.of("counterId", world.concessionCounter, "skuId", world.honey, "quantity", 1));
        return shopper.get("/checkout").html().select("input[name=window]").eachAttr("value");
    }
}
