package shangui.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import shangui.money.Money;

/**
 * A table for a spreadsheet: amounts, numbers and dates as such, texts always as texts, the head frozen. What an amount is shows
 * in yuan; times are those of Jinhua; an enum is its name and nothing is an empty cell.
 *
 * @param name what the tab says: at most 31 characters, none of them one of {@code []:*?/\}
 * @param head one text a column
 */
public record Sheet(String name, List<String> head, List<? extends List<?>> rows) {

    /** What an answer with {@link #xlsx} says it is. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int NARROWEST = 8;
    private static final int WIDEST = 48;

    public byte[] xlsx() {
        return xlsx(List.of(this));
    }

    /** A file of several tabs. */
    public static byte[] xlsx(List<Sheet> sheets) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Shangui", null)) {
            sheets.forEach(sheet -> sheet.write(workbook.newWorksheet(sheet.name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same with a byte order mark and without formulas. */
    public byte[] csv() {
        var csv = new Csv().row(head);
        rows.forEach(csv::row);
        return csv.bytesForSpreadsheets();
    }

    private void write(Worksheet tab) {
        for (int column = 0; column < head.size(); column++) {
            tab.value(0, column, head.get(column));
            tab.style(0, column).bold().set();
            tab.width(column, width(column));
        }
        tab.freezePane(0, 1);
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                write(tab, row + 1, column, rows.get(row).get(column));
            }
        }
    }

    private static void write(Worksheet tab, int row, int column, Object value) {
        switch (value) {
            case null -> { }
            case Money amount -> {
                tab.value(row, column, BigDecimal.valueOf(amount.fen(), 2));
                tab.style(row, column).format("¥#,##0.00").set();
            }
            case Number number -> tab.value(row, column, number);
            case LocalDate day -> {
                tab.value(row, column, day);
                tab.style(row, column).format("yyyy-mm-dd").set();
            }
            case Instant moment -> {
                tab.value(row, column, LocalDateTime.ofInstant(moment, ZONE));
                tab.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
            case Enum<?> one -> tab.value(row, column, one.name());
            case Object other -> tab.value(row, column, other.toString());
        }
    }

    /** Wide enough for what stands in its first rows; a 汉字 counts as two. */
    private int width(int column) {
        int longest = rows.stream().limit(200).filter(row -> row.size() > column && row.get(column) != null)
            .mapToInt(row -> cells(row.get(column).toString())).max().orElse(0);
        return Math.clamp(Math.max(longest, cells(head.get(column))) + 2, NARROWEST, WIDEST);
    }

    private static int cells(String text) {
        return text.chars().map(c -> c >= 0x2e80 ? 2 : 1).sum();
    }
}
