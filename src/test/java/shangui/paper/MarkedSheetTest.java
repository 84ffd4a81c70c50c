package shangui.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import shangui.paper.SheetReader.Unreadable;

class MarkedSheetTest {

    private static final Charset CHINESE = Charset.forName("GB18030");

    @Test
    void everyOtherCellTabAndFormatOfAnXlsxStaysAsItCame() throws Exception {
        byte[] file = workbook();
        byte[] marked = MarkedSheet.of(file, 3, Map.of(1, "错误", 3, "“乙”不认识 <&>"));

        assertThat(SheetReader.read(marked, 10)).extracting(SheetReader.Line::cells).containsExactly(
            List.of("村", "数", "自", "错误"), List.of("甲", "12%", "2026-11-01"), List.of("乙", "3", "", "“乙”不认识 <&>"));
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(marked))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName())).containsExactly("村", "说明");
            assertThat(book.getSheet(1).orElseThrow().read().getFirst().getCellText(0)).isEqualTo("留着");
        }
        assertThat(part(marked, "xl/styles.xml")).isEqualTo(part(file, "xl/styles.xml"));
        assertThat(part(marked, "xl/worksheets/sheet1.xml")).contains("SUM(B2:B3)").contains("</c><c r=\"D3\"");
    }

    @Test
    void remarksGivenBeforeAreReplaced() throws Exception {
        byte[] twice = MarkedSheet.of(MarkedSheet.of(workbook(), 3, Map.of(1, "错误", 2, "旧的", 3, "旧的")), 3, Map.of(1, "Errors", 3, "new"));

        assertThat(SheetReader.read(twice, 10)).extracting(line -> line.get(3)).containsExactly("Errors", "", "new");
        byte[] csv = MarkedSheet.of("村,错误,数\n甲,旧的,1\n乙,旧的,2\n".getBytes(StandardCharsets.UTF_8), 1, Map.of(1, "错误", 3, "新的"));
        assertThat(new String(csv, StandardCharsets.UTF_8)).isEqualTo("村,错误,数\n甲,,1\n乙,新的,2\n");
    }

    @Test
    void aCsvComesBackInItsOwnLettersAndLines() throws Unreadable {
        byte[] chinese = "村,说明\r\n\r\n 甲 ,\"两,行\n字\"\r\n乙\r\n".getBytes(CHINESE);
        assertThat(new String(MarkedSheet.of(chinese, 2, Map.of(1, "错误", 4, "要填")), CHINESE))
            .isEqualTo("村,说明,错误\r\n\r\n\" 甲 \",\"两,行\n字\"\r\n乙,,要填\r\n");

        byte[] marked = "\uFEFF村\r\n甲\r\n".getBytes(StandardCharsets.UTF_8);
        assertThat(new String(MarkedSheet.of(marked, 1, Map.of()), StandardCharsets.UTF_8)).isEqualTo("\uFEFF村\r\n甲\r\n");
    }

    /** A sheet of a few kilobytes that unpacks to gigabytes, one cell without an end, elements without an end. */
    @Test
    void whatUnpacksToTooMuchIsRefusedBeforeItIsKept() throws Exception {
        long before = System.nanoTime();
        for (byte[] piece : List.of("<row><c><v>1</v></c></row>".getBytes(StandardCharsets.UTF_8), "a".getBytes(StandardCharsets.UTF_8), "<a>".getBytes(StandardCharsets.UTF_8))) {
            byte[] bomb = with(workbook(), "xl/worksheets/sheet1.xml", ("<worksheet><sheetData>").getBytes(StandardCharsets.UTF_8), piece, 120_000_000);
            assertThat(bomb.length).isLessThan(2_000_000);
            assertThat(catchThrowableOfType(Unreadable.class, () -> SheetReader.read(bomb, 10)).why).isEqualTo(Unreadable.Why.TOO_LARGE);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aSheetThatAsksForOtherFilesIsNotAnswered() throws Exception {
        byte[] asking = with(workbook(), "xl/sharedStrings.xml", """
            <?xml version="1.0"?><!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/hostname">]>
            <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;</t></si></sst>""".getBytes(StandardCharsets.UTF_8), new byte[0], 0);
        try {
            assertThat(SheetReader.read(asking, 10).getFirst().cells()).allMatch(cell -> cell.isEmpty() || cell.equals("&x;"));
        } catch (Unreadable refused) {
            assertThat(refused.why).isEqualTo(Unreadable.Why.NO_SHEET);
        }
    }

    private static byte[] workbook() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", null)) {
            var tab = book.newWorksheet("村");
            int row = 0;
            for (Object[] cells : List.of(new Object[] {"村", "数", "自"}, new Object[] {"甲", 0.12, 46_327}, new Object[] {"乙"})) {
                for (int column = 0; column < cells.length; column++) {
                    if (cells[column] instanceof Number number) {
                        tab.value(row, column, number);
                    } else {
                        tab.value(row, column, cells[column].toString());
                    }
                }
                row++;
            }
            tab.style(1, 1).format("0%").bold().set();
            tab.style(1, 2).format("yyyy/m/d").set();
            tab.value(2, 1, 3);
            tab.formula(20, 1, "SUM(B2:B3)");
            book.newWorksheet("说明").value(0, 0, "留着");
        }
        return out.toByteArray();
    }

    private static String part(byte[] file, String name) throws IOException {
        try (ZipFile zip = Xlsx.open(file); InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The same with another part: its beginning, then a piece as often as makes this many bytes. */
    private static byte[] with(byte[] file, String name, byte[] beginning, byte[] piece, long bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] many = new byte[piece.length * 10_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = piece[i % piece.length];
        }
        try (ZipFile from = Xlsx.open(file); var to = new ZipOutputStream(out)) {
            for (ZipArchiveEntry part : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(part.getName()));
                if (part.getName().equals(name)) {
                    to.write(beginning);
                    for (long written = 0; written < bytes; written += many.length) {
                        to.write(many);
                    }
                } else {
                    from.getInputStream(part).transferTo(to);
                }
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
