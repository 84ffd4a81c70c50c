package shangui.lot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shangui.product.Category;
import shangui.product.Sku;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.World;

@ShopTest
class LotMakingTest {

    @Inject World world;
    @Inject People people;
    @Inject Sql sql;
    private Shop supplier;

    @BeforeEach
    void signIn(Shop visitor) {
        supplier = people.in(visitor, people.supplier());
    }

    @Test
    void aSupplierMakesALotWhoseDateAndCodeAreGivenAndItsLabelSaysWhatTheLawWants() {
        Response choose = supplier.get("/supplier/lots/new");
        assertThat(choose.words("main")).contains("香菇干 250g袋装").doesNotContain("甜玉米");
        Response form = supplier.click(choose, "a:contains(香菇干)");
        assertThat(form.words("#bestBefore-hint")).contains("365 天");

        Response page = supplier.follow(makes(form, Map.of("packedOn", "2026-11-20", "parts[1].villageId", String.valueOf(world.villages.get(1)), "parts[1].parts", "2")));

        String code = "261120-" + world.barcode(world.mushroom).substring(8, 12) + "-1";
        assertThat(page.words("#status")).isEqualTo("已做批次 " + code + "。");
        assertThat(page.words(".facts")).contains("2026年11月20日", "2027年11月20日", "一村 XZ01-001 × 1、二村 × 2");
        assertThat(page.words(".history")).contains("登记“" + code + "”", "依据：包装记录第3页");
        Response labels = supplier.get(page.path() + "/labels?count=3");
        assertThat(labels.html().select(".pack-label")).hasSize(3);
        assertThat(labels.words(".pack-label")).contains("香菇干 250g袋装", "产地 武义县新宅镇 一村、二村", "包装日期 2026年11月20日", "保质期至 2027年11月20日",
            "贮存 阴凉干燥", "供应商 新宅强村公司", "新宅镇1号", code, world.barcode(world.mushroom));
        assertThat(supplier.language("en").get(page.path() + "/labels").words(".pack-label")).contains("产地 武义县新宅镇");
    }

    @ParameterizedTest
    @CsvSource({
        "packedOn, 2026-11-24, packedOn, 不能晚于今天",
        "bestBefore, 2026-11-01, bestBefore, 不能早于包装日期",
        "code, 批次一, code, 3 到 30 个字母、数字或短横",
        "parts[0].producerCode, XZ02-001, parts-0-producerCode, 这个村没有这个编号",
        "parts[0].villageId, '', parts-0-villageId, 这里要填",
        "reason, '', reason, 这里要填"})
    void whatCannotBeIsSaidBesideItsField(String field, String typed, String at, String said) {
        Response refused = makes(form(world.mushroom), Map.of(field, typed));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words("#" + at + "-error")).contains(said);
        assertThat(refused.html().select("[name='reason']").val()).isEqualTo(field.equals("reason") ? "" : "包装记录第3页");
    }

    @Test
    void freshGoodsCarryTheNumberOfTheirCertificateAndAVillageStandsInOneRow() {
        Response refused = makes(form(world.freshMushroom), Map.of());
        assertThat(refused.words("#certificate-error")).contains("承诺达标合格证");
        assertThat(refused.words("main")).contains("农业农村部令2025年第4号");
        assertThat(makes(form(world.freshMushroom), Map.of("certificate", "H-7")).status()).isEqualTo(303);

        Response twice = makes(form(world.tea), Map.of("parts[2].villageId", String.valueOf(world.villages.getFirst())));
        assertThat(twice.words("#parts-2-villageId-error")).contains("同一个村写了两行");
        assertThat(makes(form(world.tea), Map.of("parts[0].villageId", "", "parts[0].producerCode", "")).words(".error-summary")).contains("请至少选一个村");
    }

    @Test
    void nobodyMakesALotOfWhatIsNotTheirs(RunningShop running) {
        Map<String, Object> corn = Map.of("skuId", world.corn, "packedOn", "2026-11-20", "certificate", "H-1", "parts",
            List.of(Map.of("villageId", world.villages.getFirst())), "reason", "记录");
        assertThat(supplier.postJson("/api/v1/supplier/lots", corn).status()).isEqualTo(409);
        Shop other = people.in(running.visitor(), people.otherSupplier());
        assertThat(other.postJson("/api/v1/supplier/lots", corn).status()).as("a village of another town").isEqualTo(422);
        assertThat(other.get("/supplier/lots/" + world.lot(world.tea) + "/changes/new").status()).isEqualTo(404);
        Response byOffice = people.in(running.visitor(), people.office()).postJson("/api/v1/office/lots", Map.of("supplierId", world.otherSupplier, "skuId", world.corn,
            "packedOn", "2026-11-20", "certificate", "H-1", "parts", List.of(Map.of("villageId", world.otherVillage)), "reason", "代做"));
        assertThat(byOffice.status()).as(byOffice.text()).isEqualTo(201);
    }

    @Test
    void whatHasEndedIsNotOfferedForANewLotNorTakenWhenItsIdIsSentAllTheSame(RunningShop running) {
        Shop office = people.in(running.visitor(), people.office());
        World.Twin twin = world.twin();
        long going = twin.villages().getFirst();
        long ended = world.village(twin.mountainTown(), "END" + twin.mountainTown(), "并掉村", "Merged village");
        long tea = world.sku(world.product(twin.mountainTown(), "绿茶", "Green tea", Category.TEA, 365, 30), "1袋", Sku.Measure.PIECE, 1, "50.00");
        office.postJson("/api/v1/office/villages/" + going + "/producers", Map.of("code", "GONE-1", "reason", "名册"));
        long grower = sql.number("SELECT id FROM producer WHERE code = 'GONE-1'");
        String form = "/office/lots/new?supplierId=" + twin.supplier() + "&skuId=" + tea;
        assertThat(office.get(form).words("main")).contains("并掉村");
        Response old = office.follow(office.submit(office.get(form), "main form", Map.of("parts[0].villageId", ended, "reason", "记录")));

        end("village", ended);
        end("producer", grower);
        assertThat(office.get(form).words("main")).doesNotContain("并掉村").doesNotContain("GONE-1");
        assertThat(lot(office, twin.supplier(), tea, Map.of("villageId", ended))).isEqualTo(422);
        assertThat(lot(office, twin.supplier(), tea, Map.of("villageId", going, "producerCode", "GONE-1"))).isEqualTo(422);
        Response correction = office.submit(office.get(old.path() + "/changes/new"), "main form", Map.of("packedOn", "2026-11-18", "reason", "日子写错"));
        assertThat(correction.status()).as("its own village stays, ended or not").isEqualTo(303);

        end("supplier", twin.supplier());
        assertThat(office.get("/office/lots/new").html().select("option[value='" + twin.supplier() + "']")).isEmpty();
        assertThat(lot(office, twin.supplier(), tea, Map.of("villageId", going))).isEqualTo(422);
        assertThat(office.get("/office/contracts/new").html().select("option[value='" + twin.supplier() + "']")).isEmpty();
        assertThat(office.postJson("/api/v1/office/contracts", Map.of("number", "迟到的合同", "supermarketId", world.supermarket, "supplierId", twin.supplier(), "reason", "新签"))
            .status()).isEqualTo(422);
    }

    private void end(String table, long id) {
        sql.update("UPDATE " + table + " SET ended_on = '2026-11-23' WHERE id = ?", id);
    }

    private int lot(Shop office, long of, long skuId, Map<String, Object> part) {
        return office.postJson("/api/v1/office/lots", Map.of("supplierId", of, "skuId", skuId, "packedOn", "2026-11-20", "parts", List.of(part), "reason", "记录")).status();
    }

    @Test
    void aLotIsCorrectedUntilItReachesACounter() {
        Response page = supplier.follow(makes(form(world.oil), Map.of("code", "OIL-1")));
        Response form = supplier.click(page, "a[href$=/changes/new]");
        assertThat(form.html().select("[name='parts[0].producerCode']").val()).isEqualTo("XZ01-001");
        Response corrected = supplier.follow(supplier.submit(form, "main form", Map.of("packedOn", "2026-11-19", "code", "oil-2",
            "parts[0].villageId", String.valueOf(world.villages.get(2)), "parts[0].producerCode", "XZ03-001", "reason", "写错村")));
        assertThat(corrected.words("#status")).contains("OIL-2");
        assertThat(corrected.words(".facts")).contains("2026年11月19日", "三村 XZ03-001 × 1").doesNotContain("一村");
        assertThat(corrected.words(".history")).contains("把哪些村种的从“一村 XZ01-001 × 1”改为“三村 XZ03-001 × 1”", "把批次号从“OIL-1”改为“OIL-2”");

        Response stillOpen = supplier.get(form.path());
        world.receive(world.concessionCounter, sql.number("SELECT id FROM lot WHERE code = 'OIL-2'"), 1);
        Response refused = supplier.submit(stillOpen, "main form", Map.of("packedOn", "2026-11-18", "reason", "又错"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.words(".error-summary")).contains("到过专柜");
        assertThat(supplier.get(page.path()).html().select("a[href$=/changes/new]")).isEmpty();
    }

    @Test
    void manyWhoMakeLotsOfOneDayAtOnceGetCodesOfTheirOwn() {
        List<Response> made = Race.run(8, i -> () -> supplier.postJson("/api/v1/supplier/lots", Map.of("skuId", world.honey, "packedOn", "2026-11-21",
            "parts", List.of(Map.of("villageId", world.villages.getFirst())), "reason", "记录"), UUID.randomUUID().toString()));
        assertThat(made).extracting(Response::status).containsOnly(201);
        Set<String> codes = made.stream().map(one -> one.json().get("code").getStringValue()).collect(Collectors.toSet());
        assertThat(codes).hasSize(8).allMatch(code -> code.startsWith("261121-"));
    }

    private Response form(long sku) {
        return supplier.get("/supplier/lots/new?skuId=" + sku);
    }

    /** Packed by the first village's grower, with what is typed otherwise. */
    private Response makes(Response form, Map<String, String> more) {
        Map<String, Object> typed = new TreeMap<>(Map.of("parts[0].villageId", String.valueOf(world.villages.getFirst()), "parts[0].producerCode", "XZ01-001",
            "reason", "包装记录第3页"));
        typed.putAll(more);
        return supplier.submit(form, "main form", typed);
    }
}
