package shangui.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.product.Category;
import shangui.product.Sku;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.SentFile;
import shangui.testing.Shop;
import shangui.testing.ShopTest;

/** Raw liquor waits for its licence: until one is there and checked, and again from the day after it ended. */
@ShopTest
class WithheldStoryTest extends AtTheDoors {

    private static final byte[] PDF = "%PDF-1.7 许可证".getBytes(StandardCharsets.UTF_8);

    private long product;

    @BeforeEach
    void rawLiquor() {
        sql.update("UPDATE licence SET withdrawn_at = '2026-11-01'");
        product = world.product(twin.mountainTown(), "原浆酒" + ids.next() % 10_000, "Raw liquor", Category.LIQUOR, 3650, 0);
        sku = world.sku(product, "500ml瓶装", Sku.Measure.ML, 500, "60.00");
    }

    @Test
    void nothingOfItIsListedOrReceivedUntilTheOfficeHasCheckedWhatTheSupplierEntered() {
        assertThat(lists().words("#skuId-error")).contains("待证商品");
        assertThat(receives().text()).contains("缺有效证照");

        Response entered = supplier().follow(licence(supplier(), "2026-11-01", "2027-10-31", List.of()));
        assertThat(entered.words("#status")).contains("共建办核过以后起作用");
        assertThat(entered.words("main")).contains("待核", "全部商品", "许可证.pdf");
        assertThat(lists().status()).isEqualTo(409);

        Response waiting = office().get("/office/licences?state=WAITING");
        Response page = office().click(waiting, "tbody a");
        office().submit(page, "form[action$=/check]", Map.of("reason", "与市场监管公示一致"));

        assertThat(lists().status()).isEqualTo(303);
        assertThat(receives().status()).isEqualTo(201);
        Response history = office().get(page.path());
        assertThat(history.words(".history")).contains("office-1", "把核对从“未核”改为“已核”", "依据：与市场监管公示一致", "登记“SC-1”");
    }

    @Test
    void fromTheDayAfterItEndsItIsNeitherShownNorOrderedAndWhatIsSoldAllTheSameIsListed() {
        licence(office(), "2026-11-01", "2026-11-24", List.of());
        lists();
        long lot = world.lot(sku);
        received(lot, 10);
        at("2026-11-24T23:50");
        Shop early = puts(shopper(), sku, 1);
        Response checkout = early.get("/checkout");
        assertThat(stockPage().words(".shelf-row:contains(原浆酒)")).doesNotContain("待证");

        at("2026-11-25T00:10");
        shelf.readChanged();

        assertThat(shopper().get("/").words("main")).doesNotContain("原浆酒");
        Response refused = places(early, checkout, "TILL");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words(".error-summary")).contains("原浆酒", "证照");
        assertThat(receives().status()).isEqualTo(409);
        assertThat(stockPage().words(".shelf-row:contains(原浆酒)")).contains("待证");
        sold(lot, 1, "60.00");
        assertThat(stockPage().words("main")).contains("不该再卖的批次卖出了");
        assertThat(levels(lot)).startsWith("9");

        licence(office(), "2026-11-25", "", List.of());
        shelf.readAll();
        assertThat(offers(sku)).isEqualTo(1);
        assertThat(stockPage().words(".shelf-row:contains(原浆酒)")).doesNotContain("待证");
    }

    @Test
    void anOrderIsNotTakenForADayOnWhichTheLicenceHasEnded() {
        licence(office(), "2026-11-01", "2026-11-23", List.of());
        lists();
        received(world.lot(sku), 10);
        Shop shopper = puts(shopper(), sku, 1);
        Response checkout = shopper.get("/checkout");
        assertThat(shopper.submit(checkout, "form[action='/checkout']", Map.of("phone", newPhone(), "tender", "TILL", "window", "2026-11-24T08:00")).status()).isEqualTo(422);
        assertThat(places(shopper, checkout, "TILL").status()).isEqualTo(303);
    }

    @Test
    void aClaimNeedsADocumentThatNamesTheProduct() {
        long tea = world.product(twin.mountainTown(), "富硒茶" + ids.next() % 10_000, "Selenium tea", Category.TEA, 365, 30);
        sql.update("INSERT INTO product_claim VALUES (?, 'SELENIUM')", tea);
        sku = world.sku(tea, "100g罐装", Sku.Measure.GRAM, 100, "50.00");
        assertThat(lists().status()).isEqualTo(409);

        Response forAll = licence(office(), "2026-11-01", "", List.of(), "SELENIUM");
        assertThat(forAll.status()).isEqualTo(422);
        assertThat(forAll.words("#productIds-error")).contains("写明是哪些商品");
        licence(office(), "2026-11-01", "", List.of(product), "SELENIUM");
        assertThat(lists().status()).isEqualTo(409);
        licence(office(), "2026-11-01", "", List.of(tea), "SELENIUM");
        assertThat(lists().status()).isEqualTo(303);
    }

    @Test
    void aScanIsWhatItsBytesSayAndIsOnlyGivenOutToBeKept() {
        Response form = supplier().get("/supplier/licences/new");
        Response page = supplier().submit(form, "main form", filled("2026-11-01", "", List.of(), new SentFile("许可证.pdf", "<html><script>".getBytes(StandardCharsets.UTF_8))));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.words("#file-error")).contains("看的是文件内容");
        Response big = supplier().submit(form, "main form", filled("2026-11-01", "", List.of(), new SentFile("大.pdf", Arrays.copyOf(PDF, 5_000_001))));
        assertThat(big.words("#file-error")).contains("超过 5 MB");

        Response entered = supplier().follow(licence(supplier(), "2026-11-01", "", List.of()));
        Response file = supplier().click(entered, "a[download]");
        assertThat(file.header("content-type")).isEqualTo("application/pdf");
        assertThat(file.header("content-disposition")).startsWith("attachment; filename=\"SC-1.pdf\"");
        assertThat(file.text()).isEqualTo(new String(PDF, StandardCharsets.UTF_8));
        Shop other = running.visitor().signIn(people.otherSupplier().username(), People.PASSWORD);
        assertThat(other.get(file.path()).status()).isEqualTo(404);
    }

    @Test
    void aLicenceWithdrawnCountsNoMore() {
        Response page = office().follow(licence(office(), "2026-11-01", "", List.of()));
        assertThat(lists().status()).isEqualTo(303);
        office().submit(page, "form[action$=/withdrawal]", Map.of("because", "发证机关注销"));

        assertThat(office().get(page.path()).words("main")).contains("已撤下", "依据：发证机关注销");
        assertThat(office().get("/office/products/" + product).words(".notice")).contains("缺有效的食品生产许可证（SC）", "请向当地市场监管部门核对");
        assertThat(receives().status()).isEqualTo(409);
    }

    @Test
    void aRequirementHoldsByItselfFromItsFirstDayToItsLast() {
        long honey = world.sku(world.product(twin.mountainTown(), "土蜂蜜" + ids.next() % 10_000, "Honey", Category.HONEY, 720, 30), "500g", Sku.Measure.GRAM, 500, "78.00");
        Response form = office().get("/office/requirements/new");
        Response made = office().follow(office().submit(form, "main form", Map.of("category", "HONEY", "kind", "TEST_REPORT", "why", "抽检期间", "startsOn", "2026-11-25")));
        assertThat(made.words("tr:contains(抽检期间)")).contains("全部蜂产品", "检测报告", "2026年11月25日 起", "不在期间");
        sku = honey;
        assertThat(lists().status()).isEqualTo(303);
        at("2026-11-25T10:00");
        assertThat(receives().status()).isEqualTo(409);
        assertThat(made.html().select("tr:contains(抽检期间) a")).hasSize(1);
        Response one = office().click(made, "tr:contains(抽检期间) a");
        office().submit(one, "main form", Map.of("endsOn", "2026-11-26", "reason", "抽检结束"));
        at("2026-11-26T10:00");
        assertThat(receives().status()).isEqualTo(201);
    }

    private Shop supplier() {
        return signedIn(people.supplier().username());
    }

    private Response lists() {
        return office().submit(office().get("/office/counters/" + counter + "/listings/new"), "main form",
            Map.of("skuId", String.valueOf(sku), "priceFen", "60.00", "reason", "新品"));
    }

    private Response receives() {
        return clerk().postJson("/api/v1/counters/" + counter + "/receipts", Map.of("lines", List.of(Map.of("lot", world.goods.code(world.lot(sku)), "quantity", 2))));
    }

    /** Enters the first supplier's licence number SC-1, with its scan. Answers what the form was answered with. */
    private Response licence(Shop by, String from, String until, List<Long> products, String... claims) {
        Response form = by.get(by == office() ? "/office/licences/new?supplierId=" + twin.supplier() : "/supplier/licences/new");
        Map<String, Object> typed = filled(from, until, products, new SentFile("许可证.pdf", PDF));
        if (claims.length > 0) {
            typed.put("claims", List.of(claims));
        }
        return by.submit(form, "main form", typed);
    }

    private static Map<String, Object> filled(String from, String until, List<Long> products, SentFile scan) {
        Map<String, Object> typed = new TreeMap<>(Map.of("kind", "FOOD_PRODUCTION", "number", "SC-1", "issuer", "武义县市场监管局", "validFrom", from,
            "validUntil", until, "reason", "原件", "file", scan));
        if (!products.isEmpty()) {
            typed.put("productIds", products);
        }
        return typed;
    }
}
