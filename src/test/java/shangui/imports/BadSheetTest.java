package shangui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.product.Barcode;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.SentFile;
import shangui.testing.Sheets;
import shangui.testing.ShopTest;
import shangui.testing.Sql;
import shangui.testing.World;

/** What is wrong with a row or a file is said in a sentence; a bad row never holds up a good one. */
@ShopTest
class BadSheetTest {

    @Inject RunningShop running;
    @Inject World world;
    @Inject Sql sql;

    private Office office;

    @BeforeEach
    void signIn() {
        office = Office.of(running);
    }

    /** Rows, each followed by what is said of it: nothing of a good one. */
    private void takes(String kind, String head, String... rowsAndSentences) {
        List<String> lines = new ArrayList<>(List.of(head));
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < rowsAndSentences.length; i += 2) {
            lines.add(rowsAndSentences[i]);
            if (!rowsAndSentences[i + 1].isEmpty()) {
                sentences.add(lines.size() + " " + rowsAndSentences[i + 1]);
            }
        }
        String id = office.take(kind, Sheets.csv(lines.toArray(String[]::new)));
        assertThat(office.problems(id)).containsExactlyElementsOf(sentences);
        int bad = (int) sentences.stream().map(told -> told.split(" ")[0]).distinct().count();
        assertThat(office.figures(id)).as("the good rows beside them").isEqualTo("TAKEN " + (lines.size() - 1 - bad) + " 0 0 " + bad);
    }

    @Test
    void ofTowns() {
        takes("town", "镇街代码,镇街名称,镇街英文名,县市区,县市区英文名",
            "330727201,好镇,Good,磐安县,Pan'an", "",
            ",甲镇,Jia,磐安县,Pan'an", "镇街代码：没有填",
            "33072720,甲镇,Jia,磐安县,Pan'an", "镇街代码：“33072720”不是 9 位区划代码",
            "330727x01,甲镇,Jia,磐安县,Pan'an", "镇街代码：“330727x01”不是 9 位区划代码",
            "-330727201,甲镇,Jia,磐安县,Pan'an", "镇街代码：“-330727201”不是 9 位区划代码",
            "330727202," + "长".repeat(41) + ",Jia,磐安县,Pan'an", "镇街名称：超过 40 个字，现在有 41 个",
            "330727203,=1+1,Jia,磐安县,Pan'an", "镇街名称：“=1+1”以 = + - @ 开头，像是公式",
            "330727204,甲\u0007镇,Jia,磐安县,Pan'an", "镇街名称：有不能保存的字符",
            "330727205,甲镇,,磐安县,Pan'an", "镇街英文名：没有填",
            "330727201,好镇,Good,磐安县,Pan'an", "镇街代码：和第 2 行说的是同一个",
            "３３０７２７２０６,全角镇,Full width,磐安县,Pan'an", "",
            "330 727 207,空格镇,Spaces,磐安县,Pan'an", "");
    }

    @Test
    void ofVillagesAndProducers() {
        takes("village", "村代码,镇街代码,村名,村英文名",
            "B-1," + world.mountainTown + ",好村,Good", "",
            "B-2,330999999,甲村,Jia", "镇街代码：没有代码为 330999999 的镇街",
            "B_3," + world.mountainTown + ",甲村,Jia", "村代码：“B_3”里有字母、数字和连字符以外的字符",
            "B\u001f3\u001e," + world.mountainTown + ",甲村,Jia", "村代码：“B 3”里有字母、数字和连字符以外的字符",
            "B-4567890123," + world.mountainTown + ",甲村,Jia", "",
            "B-45678901234," + world.mountainTown + ",甲村,Jia", "村代码：超过 12 个字，现在有 13 个",
            "LS01," + world.mountainTown + ",冷水一村,Lengshui First", "镇街代码：LS01 已登记在镇街 330727108，村不能换镇街",
            "b-1," + world.mountainTown + ",好村,Good", "村代码：和第 2 行说的是同一个");
        takes("producer", "农户或合作社代码,村代码",
            "B1-001,B-1", "",
            "B1-002,B-9", "村代码：没有代码为 B-9 的村",
            "XZ01-001,B-1", "村代码：XZ01-001 已登记在别的村，农户不能换村",
            "王小明,B-1", "农户或合作社代码：“王小明”里有字母、数字和连字符以外的字符");
    }

    @Test
    void ofProducts() {
        String head = "镇街代码,商品名称,商品英文名,类别,鲜货,保质期天数,停售提前天数,贮存,英文贮存,出处,当季月份,宣称,条码,规格,英文规格,计量,净含量数,参考价";
        takes("product", head,
            product("木耳,Wood ear,食用菌,否,365,30", "11-3,", "690555000001", "250", "38.00"), "",
            product("木耳,Wood ear,食用菌,否,365,30", "11-3,", "690555000002", "500", "68"), "",
            product("笋干,Dried bamboo,笋类,否,365,30", ",", "690555000003", "250", "38.00"), "类别：“笋类”不在可以填的里面",
            product("笋干,Dried bamboo,干货,也许,365,30", ",", "690555000003", "250", "38.00"), "鲜货：“也许”不在可以填的里面",
            product("笋干,Dried bamboo,干货,否,三百,30", ",", "690555000003", "250", "38.00"), "保质期天数：“三百”不是整数",
            product("笋干,Dried bamboo,干货,否,0,0", ",", "690555000003", "250", "38.00"), "保质期天数：0 不在 1 到 3650 之间",
            product("笋干,Dried bamboo,干货,否,30,31", ",", "690555000003", "250", "38.00"), "停售提前天数：31 天长于保质期 30 天",
            product("笋干,Dried bamboo,干货,否,365,30", "13,", "690555000003", "250", "38.00"), "当季月份：“13”不是月份",
            product("有机笋干,Dried bamboo,干货,否,365,30", ",", "690555000003", "250", "38.00"), "宣称：名称里写了，宣称里也要写：有机",
            product("笋干,Dried bamboo,干货,否,365,30", ",", "690555000003", "250.5", "38.00"), "净含量数：“250.5”不是整数",
            product("笋干,Dried bamboo,干货,否,365,30", ",", "690555000003", "-250", "38.00"), "净含量数：-250 不在 1 到 100000 之间",
            product("笋干,Dried bamboo,干货,否,365,30", ",", "690555000003", "250", "38.005"), "参考价：“38.005”不是金额",
            product("笋干,Dried bamboo,干货,否,365,30", ",", "690555000003", "250", "-1"), "参考价：“-1”要大于零，不超过 99999.99",
            product("木耳,Black fungus,食用菌,否,365,30", "11-3,", "690555000005", "100", "18.00"), "商品英文名：和第 2 行说的不一样，它们是同一个",
            product("笋干,Dried bamboo,干货,否,365,30", ",", "690555000003", "250", "38.00").replace(Barcode.of("690555000003"), "6905550000030"),
                "条码：“6905550000030”的末位校验码不对，按前 12 位算应是 " + Barcode.of("690555000003").substring(12),
            product("笋干,Dried bamboo,干货,否,365,30", ",", "690555000003", "250", "38.00").replace(Barcode.of("690555000003"), "69055500"), "条码：“69055500”不是 13 位数字",
            product("笋干,Dried bamboo,干货,否,365,30", ",", "500555000003", "250", "38.00"), "条码：“" + Barcode.of("500555000003") + "”不是 69 开头的国家条码",
            product("笋干,Dried bamboo,干货,否,365,30", ",", world.barcode(world.tea).substring(0, 12), "250", "38.00"), "条码：条码 " + world.barcode(world.tea) + " 已经是“新宅高山绿茶”的",
            product("笋干,Dried bamboo,干货,否,365,30", ",", "690555000006", "250", "38.00").replace("" + world.mountainTown, "" + world.partnerTown), "镇街代码：多湖街道还没有供应商",
            product("鲜笋,Bamboo shoots,蔬菜,是,７,1", "3月-4月；12,绿色食品", "690555000004", "５００", "￥１２．５０元"), "");
        assertThat(sql.row("SELECT season, shelf_life_days FROM product WHERE name = '鲜笋'")).containsEntry("season", 0b1000_0000_1100).containsEntry("shelf_life_days", 7);
        assertThat(sql.number("SELECT list_price_fen FROM sku WHERE barcode = ?", Barcode.of("690555000004"))).isEqualTo(1_250);
        assertThat(sql.number("SELECT COUNT(*) FROM product WHERE name = '木耳'")).as("two packs of one product").isEqualTo(1);
    }

    private String product(String facts, String seasonAndClaims, String firstTwelve, String content, String price) {
        return world.mountainTown + "," + facts + ",阴凉,Cool,产品册," + seasonAndClaims + "," + Barcode.of(firstTwelve) + ",一袋,A bag,克," + content + "," + price;
    }

    @Test
    void ofContracts() {
        takes("contract", "合同编号,商超,供货方,生效日,交易方式,账期天数,损耗由谁承担,扣点,扣点出处,费用,分类扣点,覆盖的专柜,结算价",
            "B-1,多湖超市,新宅强村公司,2026-11-01,联营,30,供货方,12%,第5条,,,,", "",
            "B-2,Duohu Supermarket,Xinzhai Trading,2026-11-01,联营（卖出后按扣点结算）,45,供货方,12.5,第5条,物流费/Logistics/2%/第6条；陈列费/Display/300元/第7条,茶叶:15%；Honey:10,江边店/联营专柜,", "",
            "B-3,永辉超市,新宅强村公司,2026-11-01,联营,30,供货方,12%,第5条,,,,", "商超：没有叫“永辉超市”的商超",
            "B-4,多湖超市,某合作社,2026-11-01,联营,30,供货方,12%,第5条,,,,", "供货方：没有叫“某合作社”的供货方",
            "联营-2,多湖超市,冷水合作社,2026-12-01,联营,30,供货方,12%,第5条,,,,", "商超：合同 联营-2 已登记，是另外两家的",
            "B-5,多湖超市,新宅强村公司,2026-11-31,联营,30,供货方,12%,第5条,,,,", "生效日：日历上没有“2026-11-31”这一天",
            "B-5,多湖超市,新宅强村公司,2026-11-01,租赁,30,供货方,12%,第5条,,,,", "交易方式：“租赁”不在可以填的里面",
            "B-5,多湖超市,新宅强村公司,2026-11-01,联营,90,供货方,12%,第5条,,,,", "账期天数：90 不在 0 到 60 之间",
            "B-5,多湖超市,新宅强村公司,2026-11-01,联营,30,供货方,120%,第5条,,,,", "扣点：“120%”不是 0 到 100 的百分比",
            "B-5,多湖超市,新宅强村公司,2026-11-01,联营,30,供货方,12%,,,,,", "扣点出处：没有填",
            "B-6,多湖超市,新宅强村公司,2026-11-01,代销,30,商超,12%,第5条,,,,", "扣点：只有联营才有扣点",
            "B-7,多湖超市,新宅强村公司,2026-11-01,经销,30,供货方,,,,,,", "损耗由谁承担：经销的损耗由商超承担",
            "B-8,多湖超市,新宅强村公司,2026-11-01,联营,30,供货方,12%,第5条,物流费 2%,,,", "费用：“物流费 2%”读不懂，要写 名称/英文名/百分比或金额/第几条",
            "B-9,多湖超市,新宅强村公司,2026-11-01,联营,30,供货方,12%,第5条,,笋类:15%,,", "分类扣点：“笋类”不在可以填的里面",
            "B-10,多湖超市,新宅强村公司,2026-11-01,联营,30,供货方,12%,第5条,,,芝英店/冷水专柜,", "覆盖的专柜：这家商超没有叫“芝英店/冷水专柜”的专柜",
            "B-11,多湖超市,新宅强村公司,2026-11-01,代销,30,商超,,,,,," + world.barcode(world.mushroom) + ":36.00", "",
            "B-12,多湖超市,新宅强村公司,2026-11-01,代销,30,商超,,,,,,香菇:36.00", "结算价：“香菇:36.00”读不懂，要写 条码:价");
        assertThat(sql.number("SELECT COUNT(*) FROM proposal WHERE state = 'PROPOSED'")).as("nothing holds before a second person said yes").isEqualTo(3);
        assertThat(sql.number("SELECT COUNT(*) FROM contract_term t JOIN contract c ON c.id = t.contract_id WHERE c.number LIKE 'B-%'")).isZero();
    }

    @Test
    void ofOpeningStock() {
        String mushroom = world.barcode(world.mushroom);
        long there = world.lot(world.mushroom);
        String recalled = world.goods.code(world.lot(world.tea));
        sql.update("UPDATE lot SET recalled_at = '2026-11-20', recall_reason = '异物' WHERE code = ?", recalled);
        world.stock(world.concessionCounter, world.honey, 3);
        String received = sql.text("SELECT code FROM lot WHERE sku_id = ?", world.honey);
        String other = world.goods.code(world.lot(world.oil));
        String dated = world.goods.code(world.lot(world.mushroom));
        takes("opening-stock", "门店,专柜,批次号,条码,包装日,保质期至,合格证编号,产自,份数,进价",
            "江边店,联营专柜,O-1," + mushroom + ",2026-10-01,,,XZ01/XZ01-001:2；XZ02,24,", "",
            "Riverside,Concession counter,O-2," + mushroom + ",45931,2027年10月1日,,XZ01,5,", "",
            "江边店,联营专柜," + world.goods.code(there) + "," + mushroom + ",2026-11-01,,,,7,", "",
            "江边店,联营专柜,O-3," + mushroom + ",2026-02-30,,,XZ01,5,", "包装日：日历上没有“2026-02-30”这一天",
            "江边店,联营专柜,O-3," + mushroom + ",去年,,,XZ01,5,", "包装日：“去年”不是日期",
            "江边店,联营专柜,O-3," + mushroom + ",2026-12-01,,,XZ01,5,", "包装日：2026-12-01 还没到",
            "江边店,联营专柜,O-4," + mushroom + ",2026-10-01,2026-09-01,,XZ01,5,", "保质期至：2026-09-01 早于包装日",
            "西店,联营专柜,O-5," + mushroom + ",2026-10-01,,,XZ01,5,", "门店：没有叫“西店”的门店有开着的专柜",
            "江边店,二号柜,O-6," + mushroom + ",2026-10-01,,,XZ01,5,", "专柜：这个门店没有“二号柜”，有 联营专柜、代销专柜",
            "江边店,联营专柜,O-7,6901234567892,2026-10-01,,,XZ01,5,", "条码：没有条码为 6901234567892 的规格",
            "江边店,联营专柜,O-8," + world.barcode(world.corn) + ",2026-10-01,,,LS01,5,", "条码：甜玉米不是这个专柜结对镇街的商品",
            "江边店,联营专柜,O-9," + mushroom + ",2026-10-01,,,LS01,5,", "产自：LS01 不是这个镇街的村，或者已经终止",
            "江边店,联营专柜,O-10," + mushroom + ",2026-10-01,,,XZ01/XZ02-001,5,", "产自：XZ02-001 不是这个村的农户，或者已经终止",
            "江边店,联营专柜,O-11," + mushroom + ",2026-10-01,,,XZ01:0,5,", "产自：“XZ01:0”读不懂，或者这个村写了两次",
            "江边店,联营专柜,O-12," + mushroom + ",2026-10-01,,,,5,", "产自：新批次要写产自哪个村",
            "江边店,联营专柜,O-13," + world.barcode(world.freshMushroom) + ",2026-11-22,,,XZ01,5,", "合格证编号：这类鲜货要填合格证编号",
            "江边店,联营专柜,O-14," + mushroom + ",2026-10-01,,,XZ01,0,", "份数：0 不在 1 到 9999 之间",
            "江边店,联营专柜,O-15," + mushroom + ",2026-10-01,,,XZ01,5,30.00", "进价：这个专柜不是经销，不填进价",
            "东站店,经销专柜,O-16," + mushroom + ",2026-10-01,,,XZ01,5,", "进价：经销的专柜要填进价",
            "东站店,经销专柜,O-1," + mushroom + ",2026-10-01,,,XZ01/XZ01-001:2；XZ02,6,36.00", "",
            "江边店,代销专柜,O-1," + mushroom + ",2026-10-02,,,XZ01/XZ01-001:2；XZ02,6,", "包装日：和第 2 行说的不一样，它们是同一个",
            "江边店,联营专柜," + recalled + "," + world.barcode(world.tea) + ",2026-11-01,,,,2,", "批次号：批次 " + recalled + " 已召回",
            "江边店,联营专柜," + received + "," + world.barcode(world.honey) + ",2026-11-01,,,,2,", "批次号：批次 " + received + " 已在这个专柜收过货；要改请盘点",
            "江边店,代销专柜," + other + "," + mushroom + ",2026-11-01,,,,2,", "条码：批次 " + other + " 已有，是另一个规格的",
            "江边店,代销专柜," + dated + "," + mushroom + ",2026-11-02,,,,2,", "包装日：批次 " + dated + " 已有，写的是 2026-11-01");
        assertThat(sql.rows("SELECT c.name, m.quantity FROM movement m JOIN counter c ON c.id = m.counter_id JOIN lot l ON l.id = m.lot_id WHERE l.code = 'O-1' ORDER BY m.quantity"))
            .extracting(row -> row.get("name") + " " + row.get("quantity")).containsExactly("经销专柜 6", "联营专柜 24");
    }

    @Test
    void ofFilesThatAreNone() throws IOException {
        Map<byte[], String> files = new LinkedHashMap<>();
        files.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, (byte) 0xff}, "读不懂这个文件");
        files.put(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1, (byte) 0xff}, "旧的 XLS 请另存为 XLSX");
        files.put("PK\u0003\u0004".getBytes(StandardCharsets.UTF_8), "读不懂这个文件");
        files.put("村代码,镇街代码,村名,村英文名\n".getBytes(StandardCharsets.UTF_8), "表头下面没有数据");
        files.put("村代码,村名\nA,甲\n".getBytes(StandardCharsets.UTF_8), "表头缺这些列：镇街代码、村英文名");
        files.put("村代码,镇街代码,村名,村英文名,Village code\nA,1,甲,Jia,B\n".getBytes(StandardCharsets.UTF_8), "表头“Village code”出现了两次");
        files.put((String.join(",", Collections.nCopies(61, "a")) + "\n").getBytes(StandardCharsets.UTF_8), "超过 60 列");
        files.put(("村代码,镇街代码,村名,村英文名\n" + "长".repeat(2_001) + "\n").getBytes(StandardCharsets.UTF_8), "超过 2,000 个字");
        files.put(("村代码,镇街代码,村名,村英文名\n" + "A,1,甲,Jia\n".repeat(50_011)).getBytes(StandardCharsets.UTF_8), "超过 50,000 行");
        files.put(zip("xl/worksheets/sheet1.xml", "<row/>", 120_000_000), "展开后太大");
        files.put(zip("xl/sharedStrings.xml", "a", 120_000_000), "展开后太大");
        for (var file : files.entrySet()) {
            long before = System.nanoTime();
            Response refused = office.shop().submit(office.shop().get("/office/imports/kinds/village"), "form[enctype]", Map.of("file", new SentFile("表.xlsx", file.getKey())));
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.words("main")).contains(file.getValue());
            assertThat(Duration.ofNanos(System.nanoTime() - before)).as(file.getValue()).isLessThan(Duration.ofSeconds(10));
        }
        assertThat(office.shop().submit(office.shop().get("/office/imports/kinds/village"), "form[enctype]", Map.of("file", "")).words("main")).contains("这里要填");
        assertThat(office.shop().submit(office.shop().get("/office/imports/kinds/village"), "form[enctype]", Map.of("file", new SentFile("表.csv", new byte[13_000_000]))).status())
            .isEqualTo(413);
        assertThat(sql.number("SELECT COUNT(*) FROM import_file WHERE name = '表.xlsx'")).as("nothing of them is kept").isZero();
    }

    @Test
    void ofASheetThatAsksForOtherFiles() throws IOException {
        String sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            put(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
            put(zip, "xl/workbook.xml", "<workbook xmlns=\"" + sheets + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            put(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            put(zip, "xl/worksheets/sheet1.xml", "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\"" + sheets + "\"><sheetData><row r=\"1\">"
                + "<c t=\"inlineStr\"><is><t>村代码</t></is></c><c t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>");
        }
        Response refused = office.shop().submit(office.shop().get("/office/imports/kinds/village"), "form[enctype]", Map.of("file", new SentFile("表.xlsx", out.toByteArray())));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).doesNotContain("root:");
    }

    private static byte[] zip(String part, String piece, long bytes) throws IOException {
        byte[] many = piece.repeat(100_000).getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(part));
            for (long written = 0; written < bytes; written += many.length) {
                zip.write(many);
            }
            zip.closeEntry();
        }
        assertThat(out.size()).isLessThan(3_000_000);
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String part, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(part));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
