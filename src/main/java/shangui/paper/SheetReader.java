package shangui.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads the first tab of an XLSX, or a CSV in UTF-8 or as Chinese spreadsheets save it (GB18030): a text a cell, dates in ISO
 * form, numbers as short as they are, percentages with their sign, nothing around them. Rows in which nothing stands are left out, their numbers are not.
 */
public final class SheetReader {

    private static final int MOST_COLUMNS = 60;
    private static final int LONGEST_CELL = 2_000;

    private SheetReader() {
    }

    /** @param number as the spreadsheet counts: the head is 1 */
    public record Line(int number, List<String> cells) {

        /** The cell in a column, empty where the row is shorter. */
        public String get(int column) {
            return column < 0 || column >= cells.size() ? "" : cells.get(column);
        }
    }

    /** The file is no sheet, or larger than is read. */
    public static final class Unreadable extends Exception {

        public enum Why { NO_SHEET, EMPTY, TOO_LARGE, TOO_MANY_ROWS, TOO_MANY_COLUMNS, CELL_TOO_LONG }

        public final transient Why why;

        Unreadable(Why why) {
            super(why.name(), null, false, false);
            this.why = why;
        }
    }

    /** @param mostRows besides the head */
    public static List<Line> read(byte[] file, int mostRows) throws Unreadable {
        List<Line> lines = isZip(file) ? ofXlsx(file, mostRows) : ofCsv(file, mostRows);
        if (lines.isEmpty()) {
            throw new Unreadable(Unreadable.Why.EMPTY);
        }
        return lines;
    }

    static boolean isZip(byte[] file) {
        return file.length > 3 && file[0] == 'P' && file[1] == 'K';
    }

    private static List<Line> ofXlsx(byte[] file, int mostRows) throws Unreadable {
        Xlsx.check(file);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
             Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            var lines = new ArrayList<Line>();
            for (var each = rows.iterator(); each.hasNext();) {
                Row row = each.next();
                if (row.getCellCount() > MOST_COLUMNS) {
                    throw new Unreadable(Unreadable.Why.TOO_MANY_COLUMNS);
                }
                add(lines, row.getRowNum(), row.stream().map(SheetReader::text).toList(), mostRows);
            }
            return lines;
        } catch (IOException | RuntimeException broken) {
            throw new Unreadable(Unreadable.Why.NO_SHEET);
        }
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA && cell.getValue() instanceof BigDecimal) {
            return isDate(cell.getDataFormatString()) ? cell.asDate().toLocalDate().toString() : number(cell.asNumber(), cell.getDataFormatString());
        }
        String text = cell.getText();
        return text == null ? "" : text.strip();
    }

    /** What shows as 12% is read as that. */
    private static String number(BigDecimal number, String format) {
        boolean percent = format != null && format.contains("%");
        return (percent ? number.movePointRight(2) : number).stripTrailingZeros().toPlainString() + (percent ? "%" : "");
    }

    private static boolean isDate(String format) {
        String bare = format == null ? "" : format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.contains("y") || bare.contains("d") && bare.contains("m");
    }

    private static List<Line> ofCsv(byte[] file, int mostRows) throws Unreadable {
        try (var records = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).setTrim(true).get().parse(new StringReader(CsvText.of(file).text()))) {
            var lines = new ArrayList<Line>();
            int number = 0;
            for (CSVRecord each : records) {
                number++;
                if (each.size() > MOST_COLUMNS) {
                    throw new Unreadable(Unreadable.Why.TOO_MANY_COLUMNS);
                }
                add(lines, number, each.stream().map(SheetReader::unguarded).toList(), mostRows);
            }
            return lines;
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new Unreadable(Unreadable.Why.NO_SHEET);
        }
    }

    /** The apostrophe our own files put before what looks like a formula. */
    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell.strip();
    }

    private static void add(List<Line> lines, int number, List<String> cells, int mostRows) throws Unreadable {
        if (cells.stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
            throw new Unreadable(Unreadable.Why.CELL_TOO_LONG);
        }
        if (cells.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (lines.size() > mostRows) {
            throw new Unreadable(Unreadable.Why.TOO_MANY_ROWS);
        }
        lines.add(new Line(number, Collections.unmodifiableList(cells)));
    }
}
