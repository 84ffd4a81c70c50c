package shangui.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shangui.checkout.Shelf;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.World;

@ShopTest
class OfficeProductControllerTest {

    @Inject World world;
    @Inject People people;
    @Inject Sql sql;
    @Inject Shelf shelf;
    private Shop office;

    @BeforeEach
    void signIn(Shop visitor) {
        office = people.in(visitor, people.office());
    }

    @Test
    void theOfficeEntersAProductAndAPackOfItAndBothSayByWhomAndWhy() {
        Response page = office.follow(enter(Map.of("name", "宣莲", "nameEn", "Xuan lotus seed", "category", "DRIED", "months", List.of("7", "8", "9"))));
        assertThat(page.words("#status")).isEqualTo("已登记：宣莲。接着登记它的规格。");
        assertThat(page.words(".facts")).contains("新宅镇", "干货", "7–9 月", "365 天", "产品标签");
        assertThat(page.words(".history")).contains("office-1", "登记“宣莲”", "依据：产品目录");

        Response form = office.click(page, "a[href$=/skus/new]");
        Response pack = office.follow(office.submit(form, "main form", Map.of("barcode", Barcode.of("692000000001"), "pack", "250g袋装", "packEn", "250 g bag",
            "measure", "GRAM", "content", "250", "listPriceFen", "45.00", "reason", "条码证书")));
        assertThat(pack.words("tbody")).contains("250g袋装", Barcode.of("692000000001"), "¥45.00", "¥90.00/500g");

        Response changed = office.follow(office.submit(office.click(pack, "a[href$=/changes/new]"), "main form", Map.of("months", List.of("11", "12", "1"), "reason", "改了")));
        assertThat(changed.words(".facts")).contains("11–1 月");
        assertThat(changed.words(".history")).contains("把当季月份从“7–9”改为“11–1”");
    }

    @ParameterizedTest
    @CsvSource({"6900000000014, 这个条码已经是另一个规格的", "6920000000020, 校验位不对", "2000000000015, 不是 69 开头", "692000, 不是 69 开头"})
    void aBarcodeIsNationalWithItsCheckDigitAndOfOnePackOnly(String barcode, String said) {
        Response refused = office.submit(office.get("/office/products/" + productOf(world.tea) + "/skus/new"), "main form", Map.of("barcode", barcode,
            "pack", "50g袋装", "packEn", "50 g bag", "measure", "GRAM", "content", "50", "listPriceFen", "34.00", "reason", "条码证书"));
        assertThat(refused.status()).isIn(409, 422);
        assertThat(refused.words("#barcode-error")).contains(said);
    }

    @Test
    void whatIsInAPackStaysOnceALotOfItWasMade() {
        world.lot(world.honey);
        Response form = office.get("/office/skus/" + world.honey + "/changes/new");
        assertThat(form.words("main")).contains("条码和净含量不能再改");

        Response refused = office.submit(form, "main form", Map.of("content", "450", "reason", "减量"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words("#content-error")).contains("请另登记一个规格");
        Response page = office.follow(office.submit(refused, "main form", Map.of("content", "500", "listPriceFen", "80.00", "reason", "涨价")));
        assertThat(page.words("tbody")).contains("¥80.00");
    }

    @Test
    void aNameThatClaimsSomethingSaysSoWhereItIsAskedAndThenWaitsForADocument() {
        Response refused = enter(Map.of("name", "有机高山茶", "nameEn", "Organic mountain tea", "category", "TEA"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words("#claims-error")).contains("名称里写了");

        Response page = office.follow(office.submit(refused, "main form", Map.of("claims", List.of("ORGANIC"))));

        assertThat(page.words("h1")).isEqualTo("有机高山茶 待证");
        assertThat(page.words(".notice")).contains("缺允许标“有机”的有效证照");
        assertThat(office.get("/office/products?state=WITHHELD").words("tbody")).isEqualTo("有机高山茶 待证 新宅镇 茶叶 3 月 365 天 0");
        assertThat(office.get("/office/requirements").words("main")).contains("有机高山茶");
    }

    @Test
    void aPackThatEndsTodayIsOrderedNoMoreAndStaysWhereHistoryRefersToIt(RunningShop running) {
        long sku = world.manySkus(1, world.concessionCounter).getFirst();
        world.stock(world.concessionCounter, sku, 3);
        Response past = office.submit(office.get("/office/skus/" + sku + "/changes/new"), "main form", Map.of("endedOn", "2026-11-22", "reason", "停产"));
        assertThat(past.words("#endedOn-error")).contains("停售日最早是今天");
        office.submit(past, "main form", Map.of("endedOn", "2026-11-23"));

        Response refused = running.visitor().postJson("/api/v1/checkouts", order(sku));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        shelf.readAll();
        assertThat(office.getJson("/api/v1/stores/" + world.firstStore + "/products").text()).doesNotContain("100g袋装");
        assertThat(office.get("/office/counters/" + world.concessionCounter + "/prices").words("tr:contains(香菇干 100g袋装)")).contains("已下架");
    }

    private Map<String, Object> order(long sku) {
        return Map.of("storeId", world.firstStore, "privacyVersion", 1, "window", "2026-11-24T08:00", "phone", "13900000001", "tender", "TILL",
            "lines", List.of(Map.of("counterId", world.concessionCounter, "skuId", sku, "quantity", 1, "unitPrice", "10.00")));
    }

    @Test
    void aListIsFilteredInItsAddressPagedByKeyAndTakenAlongWhole(RunningShop running) {
        IntStream.range(0, 60).forEach(i -> world.product("土货" + i, "Native " + i, Category.SUGAR, 200, 10));

        Response first = office.get("/office/products?category=SUGAR&name=native");
        Response second = office.click(first, "a[rel=next]");

        assertThat(first.html().select("tbody tr")).hasSize(50);
        assertThat(second.html().select("tbody tr")).hasSize(10);
        assertThat(office.click(second, "a[download]").sheet()).hasSize(61);
        assertThat(office.get("/office/products?town=" + world.otherMountainTown).words("tbody")).contains("甜玉米").doesNotContain("香菇");
        Shop supplier = people.in(running.visitor(), people.supplier());
        assertThat(supplier.get("/supplier/products?name=香菇").words("tbody")).contains("香菇干", "鲜香菇").doesNotContain("甜玉米");
        assertThat(supplier.get("/supplier/products/" + productOf(world.corn)).status()).isEqualTo(404);
    }

    @Test
    void monthsRunAcrossTheYearsEnd() {
        assertThat(season(11, 12, 1, 2, 3)).isEqualTo("11–3");
        assertThat(season(6, 7, 9, 10)).isEqualTo("6–7, 9–10");
        assertThat(season(1, 12)).isEqualTo("12–1");
        assertThat(season(IntStream.rangeClosed(1, 12).toArray())).isEqualTo("1–12");
    }

    private static String season(int... months) {
        return new Product(1, 330723104, "", "", Category.TEA, false, 1, 0, "", "", "", Product.seasonOf(IntStream.of(months).mapToObj(Month::of).toList()),
            LocalDate.MAX, null).seasonText();
    }

    private Response enter(Map<String, ?> more) {
        Map<String, Object> typed = new TreeMap<>(Map.of("townCode", String.valueOf(world.mountainTown), "shelfLifeDays", "365", "stopSaleDays", "30",
            "storage", "阴凉干燥", "storageEn", "Cool and dry", "source", "产品标签", "months", List.of("3"), "reason", "产品目录"));
        typed.putAll(more);
        return office.submit(office.get("/office/products/new"), "main form", typed);
    }

    private long productOf(long sku) {
        return sql.number("SELECT product_id FROM sku WHERE id = ?", sku);
    }
}
