package shangui.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;

/** Sheets as people send them. */
public class Sheets {

    private Sheets() {}

    /** In UTF-8, a line each. */
    public static SentFile csv(String... lines) {
        return new SentFile("表.csv", (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** As Chinese spreadsheets save it. */
    public static SentFile chineseCsv(String... lines) {
        return new SentFile("表.csv", (String.join("\r\n", lines) + "\r\n").getBytes(Charset.forName("GB18030")));
    }

    /** Texts, numbers and dates as such, dates as other programs show them; a formula begins with '='. */
    public static SentFile xlsx(List<List<?>> rows) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "another program", null)) {
            var tab = book.newWorksheet("Sheet1");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    switch (rows.get(row).get(column)) {
                        case LocalDate day -> {
                            tab.value(row, column, day);
                            tab.style(row, column).format("yyyy\"年\"m\"月\"d\"日\"").set();
                        }
                        case BigDecimal number -> tab.value(row, column, number);
                        case Number number -> tab.value(row, column, number);
                        case String text when text.startsWith("=") -> tab.formula(row, column, text.substring(1));
                        case Object other -> tab.value(row, column, other.toString());
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new SentFile("表.xlsx", out.toByteArray());
    }
}
