package shangui.paper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import shangui.money.Money;

/**
 * Comma-separated rows as RFC 4180 writes them, lines ending in CRLF. Amounts and numbers are written bare, so that a spreadsheet
 * takes them as numbers; a text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
public final class Csv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder rows = new StringBuilder();

    public Csv row(List<?> cells) {
        rows.append(cells.stream().map(Csv::cell).collect(Collectors.joining(","))).append("\r\n");
        return this;
    }

    public byte[] bytes() {
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** With the mark by which spreadsheets know UTF-8. */
    public byte[] bytesForSpreadsheets() {
        return (BYTE_ORDER_MARK + rows).getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            case Money money -> money.toString();
            case Object other -> quoted(guarded(other.toString()));
        };
    }

    private static String guarded(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
