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
