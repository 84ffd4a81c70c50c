package shangui.town;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.World;

/** What belongs to a town: villages with their producers, and suppliers. */
@ShopTest
class OfficeVillageControllerTest {

    @Inject World world;
    @Inject People people;
    @Inject TownRepository towns;
    @Inject VillageRepository villages;
    @Inject ProducerRepository producers;
    @Inject SupplierRepository suppliers;
    private Shop office;

    @BeforeEach
    void signIn(Shop visitor) {
        office = people.in(visitor, people.office());
    }

    @Test
    void aVillageIsEnteredAtItsTownAndItsProducersAtTheVillage() {
        Response town = office.get("/office/towns/" + world.mountainTown);
        Response village = office.follow(office.submit(office.click(town, "a[href$='/villages/new']"), "main form",
            Map.of("code", "330723104201", "name", "安凤村", "nameEn", "Anfeng", "reason", "区划代码表")));
        assertThat(village.words(".facts")).contains("330723104201", "安凤村", "Anfeng");

        Response with = office.follow(office.submit(village, "form[action$=producers]", Map.of("code", "AF-001", "reason", "村里报来")));
        assertThat(with.words("tbody")).contains("AF-001");
        Response again = office.submit(with, "form[action$=producers]", Map.of("code", "AF-001", "reason", "村里报来"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.words(".field__error")).contains("已经登记了");
        assertThat(office.submit(with, "form[action$=producers]", Map.of("code", "张三", "reason", "x")).words(".field__error")).contains("只用字母");
        assertThat(office.get("/office/villages?town=330723104&name=安凤").words("tbody")).contains("安凤村", "新宅镇", "330723104201", "1");
    }

    @Test
    void whatEndedCannotBeChosenFromThatDayOnAndStaysWhereItIs() {
        String village = "/office/villages/" + world.villages.get(2);
        office.follow(office.submit(office.get(village + "/changes/new"), "main form", Map.of("endedOn", "2026-12-01", "reason", "并入二村")));
        office.follow(office.submit(office.get("/office/producers/" + world.producers.get(1)), "main form", Map.of("endedOn", "2026-12-01", "reason", "不种了")));
        office.follow(office.submit(office.get("/office/suppliers/" + world.otherSupplier + "/changes/new"), "main form",
            Map.of("endedOn", "2026-12-01", "reason", "注销")));

        assertThat(villages.findGoingOn(world.mountainTown, LocalDate.parse("2026-11-30"))).extracting(Village::code).contains("XZ03");
        assertThat(villages.findGoingOn(world.mountainTown, LocalDate.parse("2026-12-01"))).extracting(Village::code).contains("XZ02").doesNotContain("XZ03");
        assertThat(producers.findGoingOn(world.villages.get(1), LocalDate.parse("2026-12-01"))).isEmpty();
        assertThat(suppliers.findGoingOn(LocalDate.parse("2026-12-01"))).extracting(Supplier::id).contains(world.supplier).doesNotContain(world.otherSupplier);
        assertThat(office.get("/office/towns/" + world.mountainTown).words("main")).contains("三村 Third XZ03 自2026年12月1日起终止");
        assertThat(office.get(village).words(".history")).contains("填写终止日：“2026年12月1日” 依据：并入二村");

        office.follow(office.submit(office.get(village + "/changes/new"), "main form", Map.of("endedOn", "", "reason", "没有并")));
        assertThat(office.get(village).words(".history")).contains("清空终止日，原来是“2026年12月1日” 依据：没有并");
        assertThat(villages.findGoingOn(world.mountainTown, LocalDate.parse("2026-12-01"))).extracting(Village::code).contains("XZ03");
    }

    @Test
    void aSupplierHasWhatStandsOnPacksAndAnEmptyTelephoneIsNone() {
        Response form = office.get("/office/towns/" + world.otherMountainTown + "/suppliers/new");
        assertThat(office.submit(form, "main form", Map.of("name", "冷水强村公司", "nameEn", "Lengshui", "address", "冷水镇2号", "telephone", "打我电话",
            "reason", "执照")).words(".field__error")).contains("请填电话号码");
        Response page = office.follow(office.submit(form, "main form", Map.of("name", "冷水强村公司", "nameEn", "Lengshui", "address", "冷水镇2号", "telephone", "",
            "reason", "执照")));
        assertThat(page.words(".facts")).isEqualTo("名称 冷水强村公司 英文名 Lengshui 地址 冷水镇2号");

        Response changed = office.follow(office.submit(office.click(page, "a[href$='/changes/new']"), "main form",
            Map.of("telephone", "0579-84660000", "reason", "开通了")));
        assertThat(changed.words(".history")).contains("填写电话：“0579-84660000”");
        assertThat(office.get("/office/suppliers/export?town=冷水").sheet()).anyMatch(row -> row.contains("冷水强村公司") && row.contains("0579-84660000"));
    }

    @Test
    void whatNothingRefersToIsTakenAwayAndWhatSomethingDoesIsNot() {
        Response entered = office.postJson("/api/v1/office/towns/" + world.mountainTown + "/villages", Map.of("code", "XZ99", "name", "打错村", "nameEn", "Mistake",
            "reason", "打错了"));
        String mistake = "/office/villages/" + entered.json().get("id").getStringValue();
        Response removal = office.click(office.get(mistake + "/changes/new"), "a[href$='/removal']");
        Response list = office.follow(office.submit(removal, "main form", Map.of("reason", "没有这个村")));

        assertThat(list.words("#status")).isEqualTo("已删去：打错村。");
        assertThat(office.get(mistake).status()).isEqualTo(404);
        assertThat(office.get("/office/towns/" + world.mountainTown).words(".history")).contains("删去村“打错村” 依据：没有这个村");
        people.township();
        world.lot(world.tea, "2026-11-01", null, world.villages.getFirst());
        for (String inUse : List.of("/office/villages/" + world.villages.getFirst(), "/office/producers/" + world.producers.getFirst(),
            "/office/suppliers/" + world.supplier, "/office/towns/" + world.mountainTown, "/office/pairings/" + world.pairing)) {
            Response refused = office.submit(office.get(inUse + "/removal"), "main form", Map.of("reason", "试一试"));
            assertThat(refused.status()).as(inUse).isEqualTo(422);
            assertThat(refused.words(".error-summary")).as(inUse).contains("已经有别的登记、账号或账目用到它");
        }
    }

    @Test
    void ofSomebodyWhoTakesAThingAwayAndSomebodyWhoBeginsToUseItOneIsRefused() {
        for (int round = 0; round < Race.ROUNDS / 4; round++) {
            long village = world.village(world.mountainTown, "RACE" + round, "争村" + round, "Race " + round);
            long town = towns.save(new Town(330782900 + round, "争镇", "Race town", "义乌市", "Yiwu")).code();
            String code = "RP-" + round;
            String username = "race-" + round;
            List<Integer> both = Race.run(4, i -> switch (i) {
                case 0 -> () -> office.postJson("/api/v1/office/villages/" + village + "/removal", Map.of("reason", "打错了")).status();
                case 1 -> () -> office.postJson("/api/v1/office/villages/" + village + "/producers", Map.of("code", code, "reason", "名册")).status();
                case 2 -> () -> office.postJson("/api/v1/office/towns/" + town + "/removal", Map.of("reason", "打错了")).status();
                default -> () -> office.postJson("/api/v1/office/accounts", Map.of("username", username, "role", "TOWNSHIP", "reach", town, "reason", "公函")).status();
            });
            assertThat(both.subList(0, 2)).as("a village").isIn(List.of(200, 404), List.of(422, 201));
            assertThat(both.subList(2, 4)).as("a town").isIn(List.of(200, 422), List.of(422, 201));
        }
    }

    @Test
    void theFileOfVillagesHasTheirProducersOnASecondTab() throws Exception {
        assertThat(office.get("/office/villages/export").header("content-disposition")).contains("filename=\"villages.xlsx\"", "filename*=UTF-8''%E6%9D%91");
        byte[] file = office.get("/office/villages/export?county=武义县").bytes();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var tabs = workbook.getSheets().toList();
            assertThat(tabs).extracting(Sheet::getName).containsExactly("村", "农户和合作社");
            assertThat(tabs.get(1).read()).anyMatch(row -> row.getCellText(0).equals("XZ01") && row.getCellText(2).equals("XZ01-001"));
            assertThat(tabs.get(0).read()).noneMatch(row -> row.getCellText(2).equals("LS01"));
        }
    }
}
