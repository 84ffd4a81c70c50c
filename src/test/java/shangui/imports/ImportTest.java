package shangui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.paper.SheetReader;
import shangui.product.Barcode;
import shangui.testing.People;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.SentFile;
import shangui.testing.Sheets;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.TestClock;
import shangui.testing.World;

/** Sheets are checked, then taken row by row; sent again they change nothing. */
@ShopTest
class ImportTest {

    private static final String VILLAGES = "村代码,镇街代码,村名,村英文名";

    @Inject RunningShop running;
    @Inject World world;
    @Inject People people;
    @Inject Sql sql;
    @Inject TestClock clock;
    @Inject Importer importer;
    @Inject ImportService imports;

    private Office office;

    @BeforeEach
    void signIn() {
        office = Office.of(running);
    }

    @Test
    void anOfficerFillsInTheTemplateReadsWhatItWouldDoAndTakesIt() throws Exception {
        Response kind = office.shop().get(office.shop().get("/office/imports").html().select("a[href$=/kinds/village]").attr("href"));
        Response template = office.shop().get(kind.html().select("a[href$=template]").attr("href"));
        assertThat(template.header("content-disposition")).contains("filename=\"village-template.xlsx\"", "filename*=UTF-8''%E6%9D%91-%E6%A8%A1%E6%9D%BF.xlsx");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(template.bytes()))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName())).containsExactly("村", "填写说明");
            assertThat(book.getSheet(1).orElseThrow().read().get(2).getCellText(2)).contains("9 位区划代码");
        }
        List<SheetReader.Line> lines = SheetReader.read(template.bytes(), 10);
        List<List<?>> filledIn = new ArrayList<>(lines.stream().map(SheetReader.Line::cells).toList());
        filledIn.add(List.of("T-1", world.mountainTown, "甲村", "Jia"));
        filledIn.add(List.of("T-2", world.mountainTown, "", "Yi"));

        Response sent = office.shop().submit(kind, "form[enctype]", Map.of("file", Sheets.xlsx(filledIn)));
        Response checked = office.shop().follow(sent);
        assertThat(checked.words("main")).contains("等您决定", "新增 1", "有错 1", "跳过标着“示例行”的 1 行", "4 村名 没有填");
        assertThat(sql.number("SELECT COUNT(*) FROM village WHERE code LIKE 'T-%'")).as("a check changes nothing").isZero();

        Response taken = office.shop().follow(office.shop().submit(checked, "form[action$=acceptance]", Map.of()));
        assertThat(taken.words("main")).contains("已导入", "新增 1 行，改动 0 行；有错没导入 1 行");
        assertThat(sql.row("SELECT name, name_en, town_code FROM village WHERE code = 'T-1'")).containsEntry("name", "甲村").containsEntry("town_code", world.mountainTown);
    }

    @Test
    void theSheetComesBackWithItsErrorsAndCorrectedAddsOnlyWhatWasMissing() throws Exception {
        SentFile first = Sheets.xlsx(List.of(
            List.of("备注", "村英文名", "村名", "镇街代码（9位）", "Village code"),
            List.of("甲的电话", "Jia", "甲村", world.mountainTown, "E-1"),
            List.of("", "Yi", "乙村", 330999999, "E-2"),
            List.of("", "Bing", "丙村", world.mountainTown, "E-2/E-3")));
        String id = office.take("village", first);
        assertThat(office.figures(id)).isEqualTo("TAKEN 1 0 0 2");
        assertThat(office.read(id).get("ignored").getStringValue()).isEqualTo("备注");

        Response marked = office.shop().get(office.shop().get("/office/imports/" + id).html().select("a[href$=errors]").attr("href"));
        List<List<String>> cells = SheetReader.read(marked.bytes(), 10).stream().map(SheetReader.Line::cells).toList();
        assertThat(cells.getFirst()).endsWith("错误");
        assertThat(cells.get(1)).as("a good row, as it was").containsExactly("甲的电话", "Jia", "甲村", "" + world.mountainTown, "E-1");
        assertThat(cells.get(2).getLast()).isEqualTo("镇街代码：没有代码为 330999999 的镇街。可以填：9 位区划代码；查不到的用 99 开头的代码");

        List<List<?>> corrected = new ArrayList<>();
        cells.forEach(row -> corrected.add(row.stream().map(cell -> cell.equals("330999999") ? "" + world.mountainTown : cell.replace("E-2/E-3", "E-3")).toList()));
        String second = office.send("village", Sheets.xlsx(corrected));
        assertThat(office.figures(second)).as("with the column of errors still in it").isEqualTo("CHECKED 2 0 1 0");
        office.tell(second, "acceptance");
        assertThat(sql.number("SELECT COUNT(*) FROM village WHERE code LIKE 'E-%'")).isEqualTo(3);
    }

    @Test
    void whatChangesIsSaidBeforeAndStandsInTheTrailWithTheSheetAsItsReason() {
        office.take("town", Sheets.csv("镇街代码,镇街名称,镇街英文名,县市区,县市区英文名", "330727101,尖山镇,Jianshan,磐安县,Pan'an"));
        SentFile renamed = Sheets.csv("Town code,Town name,Town name in English,County,County in English", "330727101,尖山镇,Jianshan Town,磐安县,Pan'an County",
            "330727102,玉山镇,Yushan,磐安县,Pan'an");
        String id = office.send("town", renamed);
        assertThat(office.figures(id)).isEqualTo("CHECKED 1 1 0 0");
        assertThat(office.shop().get("/office/imports/" + id).words("main")).contains("2 镇街英文名 Jianshan Jianshan Town", "2 县市区英文名 Pan'an Pan'an County");

        office.tell(id, "acceptance");
        assertThat(office.shop().get("/office/towns/330727101").words("main")).contains("Jianshan Town", "导入“表.csv”");
        assertThat(sql.rows("SELECT field, to_value FROM change_entry WHERE subject_kind = 'import_file' AND subject_id = ?", id))
            .as("one line for all that is new").extracting(row -> row.get("field") + " " + row.get("to_value")).containsExactly("newRows 1");
    }

    @Test
    void theSameSheetTwiceChangesNothingAlsoWhenTwentyTakeItAtOnce() {
        SentFile sheet = villages("R", 60);
        List<String> ids = IntStream.range(0, 20).mapToObj(i -> office.send("village", sheet)).toList();
        Set<String> answers = Set.copyOf(Race.run(20, i -> () -> office.tell(ids.get(i), "acceptance").status() + ""));

        assertThat(answers).containsExactly("200");
        assertThat(ids.stream().map(office::figures)).as("one added them, the others found them there")
            .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("TAKEN 60 0 0 0"), Collections.nCopies(19, "TAKEN 0 0 60 0").stream()).toList());
        assertThat(sql.number("SELECT COUNT(*) FROM village WHERE code LIKE 'R-%'")).isEqualTo(60);
        assertThat(office.figures(office.take("village", sheet))).isEqualTo("TAKEN 0 0 60 0");
        assertThat(office.tell(ids.getFirst(), "acceptance").status()).as("taken once").isEqualTo(409);
    }

    @Test
    void productsChangeWithTheirPacksAndSayWhatBefore() {
        String head = "镇街代码,商品名称,商品英文名,类别,鲜货,保质期天数,停售提前天数,贮存,英文贮存,出处,条码,规格,英文规格,计量,净含量数,参考价";
        String facts = world.mountainTown + ",野菜干,Wild greens,干货,否,180,30,阴凉,Cool,产品册,";
        String first = facts + Barcode.of("690777000001") + ",100g,100 g,克,100,18.00";
        assertThat(office.figures(office.take("product", Sheets.csv(head, first)))).isEqualTo("TAKEN 1 0 0 0");

        String id = office.send("product", Sheets.csv(head, first.replace("干货,否,180", "蔬菜,否,240").replace("18.00", "20.00"),
            facts.replace("干货,否,180", "蔬菜,否,240") + Barcode.of("690777000002") + ",200g,200 g,克,200,34.00"));
        assertThat(office.figures(id)).isEqualTo("CHECKED 1 1 0 0");
        assertThat(office.shop().get("/office/imports/" + id).words("main")).contains("2 类别 干货 蔬菜", "2 保质期天数 180 240", "2 参考价 18.00 20.00");

        office.tell(id, "acceptance");
        assertThat(sql.rows("SELECT subject_kind, field, from_value, to_value FROM change_entry WHERE reason = '导入“表.csv”' AND subject_kind IN ('product', 'sku') ORDER BY id"))
            .extracting(row -> String.join(" ", row.values().stream().map(String::valueOf).toList()))
            .containsExactly("product category DRIED VEGETABLE", "product shelfLifeDays 180 240", "sku listPriceFen 18.00 20.00");
        assertThat(sql.number("SELECT COUNT(*) FROM sku s JOIN product p ON p.id = s.product_id WHERE p.name = '野菜干' AND p.category = 'VEGETABLE'")).isEqualTo(2);
        assertThat(office.figures(office.send("product", Sheets.csv(head, first)))).as("what it was before is a change again").isEqualTo("CHECKED 0 1 0 0");
    }

    @Test
    void contractsAreProposedAndSentAgainAfterTheApprovalCoverTheirCounters() {
        sql.update("INSERT INTO counter (id, store_id, pairing_id, kind, name, name_en, way, way_en, opened_on) VALUES (77, ?, ?, 'COUNTER', '新柜', 'New counter', '左转', 'Left', '2026-01-01')",
            world.firstStore, world.pairing);
        SentFile sheet = Sheets.csv("合同编号,商超,供货方,生效日,交易方式,账期天数,损耗由谁承担,扣点,阶梯扣点,扣点出处,费用,覆盖的专柜",
            "JH-9,多湖超市,新宅强村公司,2026-11-01,联营,30,供货方,15%,50000:18,第5条,物流费/Logistics/2%/第6条,江边店/新柜");
        String id = office.take("contract", sheet);
        assertThat(office.figures(id)).isEqualTo("TAKEN 1 0 0 0");
        assertThat(office.shop().get("/office/imports/" + id).words("main")).contains("条款要另一个人批准才生效");
        assertThat(office.figures(office.take("contract", sheet))).as("proposed already").isEqualTo("TAKEN 0 0 1 0");

        String proposal = sql.text("SELECT p.id FROM proposal p JOIN contract c ON c.id = p.subject_id WHERE c.number = 'JH-9'");
        Shop second = people.in(running.visitor(), people.secondOffice());
        assertThat(second.get("/office/proposals/" + proposal).words("main")).contains("扣点 无 15%; ≥ ¥50,000.00: 18% · 第5条", "费用 物流费 无 2% · 第6条", "导入“表.csv”");
        second.submit(second.get("/office/proposals/" + proposal), "form[action$=/approval]", Map.of());

        String again = office.send("contract", sheet);
        assertThat(office.shop().get("/office/imports/" + again).words("main")).contains("改动 1", "2 覆盖的专柜 江边店 新柜");
        office.tell(again, "acceptance");
        assertThat(sql.number("SELECT COUNT(*) FROM contract_counter cc JOIN contract c ON c.id = cc.contract_id WHERE c.number = 'JH-9' AND cc.counter_id = 77 AND cc.starts_on = '2026-11-01'"))
            .isEqualTo(1);
        assertThat(office.figures(office.take("contract", sheet))).isEqualTo("TAKEN 0 0 1 0");

        String changed = office.send("contract", Sheets.csv("合同编号,商超,供货方,生效日,交易方式,账期天数,损耗由谁承担,扣点,扣点出处",
            "JH-9,多湖超市,新宅强村公司,2026-12-01,联营,30,供货方,10%,第5条之二"));
        assertThat(office.shop().get("/office/imports/" + changed).words("main")).contains("2 扣点 15%; ≥ ¥50,000.00: 18% · 第5条 10% · 第5条之二");
    }

    @Test
    void openingStockIsAcceptedAsADeliveryOnceForEachCounterAndLotEver() {
        String head = "Store,Counter,Lot,Barcode,Packed on,Grown by,Packs,Purchase price";
        String bought = "东站店,经销专柜,OP-1," + world.barcode(world.oil) + ",2026-10-01,XZ01:2;XZ02,6,43.50";
        SentFile sheet = Sheets.csv(head, bought, "江边店,联营专柜,OP-1," + world.barcode(world.oil) + ",2026-10-01,XZ01:2;XZ02,9,");
        List<String> ids = IntStream.range(0, 8).mapToObj(i -> office.send("opening-stock", sheet)).toList();
        Race.run(8, i -> () -> office.tell(ids.get(i), "acceptance").status());

        assertThat(ids.stream().map(office::figures)).containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of("TAKEN 2 0 0 0"), Collections.nCopies(7, "TAKEN 0 0 2 0").stream()).toList());
        assertThat(sql.rows("SELECT r.note, l.quantity, l.purchase_price_fen FROM receipt r JOIN receipt_line l ON l.receipt_id = r.id JOIN lot o ON o.id = l.lot_id WHERE o.code = 'OP-1' ORDER BY l.quantity"))
            .extracting(row -> row.get("note") + " " + row.get("quantity") + " " + row.get("purchase_price_fen"))
            .containsExactly("期初库存，导入“表.csv” 6 4350", "期初库存，导入“表.csv” 9 null");
        assertThat(sql.row("SELECT best_before, town_code FROM lot WHERE code = 'OP-1'").get("best_before")).as("540 days after it was packed").hasToString("2028-03-24");
        assertThat(sql.rows("SELECT v.code, s.parts FROM lot_share s JOIN village v ON v.id = s.village_id JOIN lot l ON l.id = s.lot_id WHERE l.code = 'OP-1' ORDER BY v.code"))
            .extracting(row -> row.get("code") + " " + row.get("parts")).containsExactly("XZ01 2", "XZ02 1");

        String again = office.send("opening-stock", Sheets.csv(head, bought.replace(",6,", ",7,")));
        assertThat(office.problems(again)).containsExactly("2 份数：期初库存记过了，是 6 份；要改请盘点");
    }

    @Test
    void sheetsOfOtherProgramsAndInOtherLettersAreRead() {
        assertThat(office.figures(office.take("village", Sheets.chineseCsv("新宅镇各村一览,,,", "", VILLAGES, "g-1," + world.mountainTown + ",岭下村,Lingxia",
            "Ｇ－２,３３０ ７２３ １０４,坑口村,Kengkou")))).isEqualTo("TAKEN 2 0 0 0");
        assertThat(sql.rows("SELECT code, name FROM village WHERE code LIKE 'G-%' ORDER BY code")).extracting(row -> row.get("code") + " " + row.get("name"))
            .containsExactly("G-1 岭下村", "G-2 坑口村");
        assertThat(office.figures(office.take("producer", Sheets.xlsx(List.of(List.of("Village code", "Producer code"), List.of("G-1", "G1-001"), List.of("=CONCATENATE(A2,A2)", "G2-001"))))))
            .as("a formula without a value is nothing").isEqualTo("TAKEN 1 0 0 1");
    }

    @Test
    void aLargeSheetGoesOnAfterARestartWhereItStoodAndCanBeStopped() {
        int rows = 3_000;
        String id = office.send("village", villages("L", rows));
        assertThat(office.figures(id)).as("its sender does not wait for it").isEqualTo("CHECKING 0 0 0 0");
        assertThat(office.tell(id, "acceptance").status()).as("not before it is checked").isEqualTo(409);

        importer.goOn(Long.parseLong(id), times(3));
        Response page = office.shop().get("/office/imports/" + id);
        assertThat(page.words("main")).contains("正在试读，750 / 3,000 行");
        assertThat(page.html().selectFirst("progress").attr("value")).isEqualTo("750");
        try (ApplicationContext restarted = RunningShop.start(running.schema(), Map.of()).context()) {
            restarted.getBean(Importer.class).goOn(() -> true);
            assertThat(office.figures(id)).isEqualTo("CHECKED 3000 0 0 0");
            office.tell(id, "acceptance");
            restarted.getBean(Importer.class).goOn(Long.parseLong(id), times(4));
        }
        assertThat(office.figures(id)).isEqualTo("TAKING 1000 0 0 0");
        assertThat(sql.number("SELECT COUNT(*) FROM village WHERE code LIKE 'L-%'")).isEqualTo(1_000);

        assertThat(office.tell(id, "stop").status()).isEqualTo(200);
        importer.goOn(() -> true);
        assertThat(office.figures(id)).as("nobody goes on").isEqualTo("STOPPED 1000 0 0 0");
        assertThat(office.shop().get("/office/imports/" + id).words("main")).contains("停在 1,000 / 3,000 行");

        office.tell(id, "check");
        importer.goOn(() -> true);
        assertThat(office.figures(id)).isEqualTo("CHECKED 2000 0 1000 0");
        office.tell(id, "acceptance");
        importer.goOn(() -> true);
        assertThat(sql.number("SELECT COUNT(*) FROM village WHERE code LIKE 'L-%'")).isEqualTo(rows);
    }

    @Test
    void aSheetIsKeptForNinetyDays() {
        String id = office.send("village", villages("K", 3));
        clock.advance(Duration.ofDays(89));
        imports.clearOld();
        signIn();
        assertThat(office.shop().get("/office/imports/" + id).html().select("form[action$=acceptance]")).isNotEmpty();

        clock.advance(Duration.ofDays(2));
        imports.clearOld();
        signIn();
        assertThat(office.shop().get("/office/imports/" + id).words("main")).contains("原文件已删除", "新增 3");
        assertThat(office.shop().get("/office/imports/" + id + "/files/errors").status()).isEqualTo(404);
        assertThat(office.tell(id, "acceptance").status()).isEqualTo(409);
        assertThat(sql.number("SELECT COUNT(*) FROM import_part WHERE file_id = ?", id) + sql.number("SELECT COUNT(*) FROM import_row WHERE file_id = ?", id)).isZero();
        clock.set(TestClock.START);
    }

    private SentFile villages(String prefix, int rows) {
        return Sheets.csv(Stream.concat(Stream.of(VILLAGES), IntStream.rangeClosed(1, rows)
            .mapToObj(row -> prefix + "-" + row + "," + world.mountainTown + ",第" + row + "村,Village " + row)).toArray(String[]::new));
    }

    private static BooleanSupplier times(int n) {
        int[] left = {n};
        return () -> left[0]-- > 0;
    }
}
