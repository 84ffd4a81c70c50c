package shangui.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import shangui.money.Money;
import shangui.paper.SheetReader.Unreadable;

class SheetTest {

    private static final Sheet SHEET = new Sheet("产品", List.of("名称", "价", "数量", "自", "记于"), List.of(
        List.of("香菇干", Money.of("48.05"), 3, LocalDate.parse("2026-11-01"), Instant.parse("2026-11-23T02:00:00Z")),
        Arrays.asList("=1+1", null, 1_200L, null, null)));

    @Test
    void amountsNumbersAndDatesAreSuchAndTextsAreTexts() throws Exception {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(SHEET.xlsx()))) {
            var rows = workbook.getFirstSheet().read();
            assertThat(rows.get(1).getCell(1).getType()).isEqualTo(CellType.NUMBER);
            assertThat(rows.get(1).getCell(1).asNumber()).isEqualByComparingTo("48.05");
            assertThat(rows.get(1).getCell(3).asDate()).isEqualTo("2026-11-01T00:00");
            assertThat(rows.get(1).getCell(4).asDate()).isEqualTo("2026-11-23T10:00");
            assertThat(rows.get(2).getCell(0).getType()).as("no formula").isEqualTo(CellType.STRING);
            assertThat(rows.get(2).getCell(0).asString()).isEqualTo("=1+1");
        }
    }

    @Test
    void whatWasWrittenIsReadAgain() throws Unreadable {
        assertThat(SheetReader.read(SHEET.xlsx(), 10)).extracting(SheetReader.Line::cells).containsExactly(
            SHEET.head(), List.of("香菇干", "48.05", "3", "2026-11-01", "2026-11-23"), List.of("=1+1", "", "1200"));
        assertThat(SheetReader.read(SHEET.csv(), 10)).extracting(line -> line.get(0) + "|" + line.get(1)).containsExactly("名称|价", "香菇干|48.05", "=1+1|");
    }

    @Test
    void aCsvAsChineseSpreadsheetsSaveItIsRead() throws Unreadable {
        var lines = SheetReader.read("名称,包装\r\n\r\n香菇干,\"250g,袋装\"\r\n".getBytes(Charset.forName("GB18030")), 10);
        assertThat(lines.get(1).cells()).containsExactly("香菇干", "250g,袋装");
        assertThat(lines.get(1).number()).as("as the spreadsheet counts").isEqualTo(3);
    }

    @Test
    void whatIsNoSheetOrTooLargeIsRefused() {
        assertThat(why(new byte[0])).isEqualTo(Unreadable.Why.EMPTY);
        assertThat(why("PK\u0003\u0004 no workbook".getBytes(StandardCharsets.UTF_8))).isEqualTo(Unreadable.Why.NO_SHEET);
        assertThat(why(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})).isEqualTo(Unreadable.Why.NO_SHEET);
        assertThat(why("a\n1\n2\n3\n4\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(Unreadable.Why.TOO_MANY_ROWS);
        assertThat(why(String.join(",", Collections.nCopies(61, "a")).getBytes(StandardCharsets.UTF_8))).isEqualTo(Unreadable.Why.TOO_MANY_COLUMNS);
        assertThat(why("长".repeat(2_001).getBytes(StandardCharsets.UTF_8))).isEqualTo(Unreadable.Why.CELL_TOO_LONG);
    }

    private static Unreadable.Why why(byte[] file) {
        return catchThrowableOfType(Unreadable.class, () -> SheetReader.read(file, 3)).why;
    }
}
