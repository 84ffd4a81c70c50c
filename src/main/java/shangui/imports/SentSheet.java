package shangui.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shangui.paper.SheetReader;
import shangui.paper.SheetReader.Line;
import shangui.paper.SheetReader.Unreadable;
import shangui.web.Language;

/**
 * A file as a table: its head is found, also below a title, and its columns may stand in any order.
 *
 * @param head     the number of the head's line
 * @param columns  where each column known stands, by its name
 * @param ignored  heads nobody knows
 * @param remarks  where the column of errors stands or will stand
 * @param rows     those that say something, examples left out
 * @param examples how many rows were left out because they are marked as examples
 */
record SentSheet(int head, Map<String, Integer> columns, List<String> ignored, int remarks, List<Line> rows, int examples) implements Reading {

    static final int MOST_ROWS = 50_000;
    /** Names of columns every kind has: marks examples; takes what is wrong. */
    static final String EXAMPLE = "exampleRow";
    static final String ERRORS = "errors";

    private static final int LINES_ABOVE_THE_HEAD = 10;

    /** The file cannot be taken as a table of this kind: the message that says why. */
    record Refused(String key, Object... arguments) implements Reading {}

    static Reading of(byte[] file, List<Column<?>> wanted, ImportWords words, Language language) {
        List<Line> lines;
        try {
            lines = SheetReader.read(file, MOST_ROWS + LINES_ABOVE_THE_HEAD);
        } catch (Unreadable unreadable) {
            return new Refused("imports.unreadable." + unreadable.why);
        }
        Line head = lines.stream().limit(LINES_ABOVE_THE_HEAD).reduce((one, other) -> known(other, wanted, words) > known(one, wanted, words) ? other : one).orElseThrow();
        return under(head, lines, wanted, words, language);
    }

    private static long known(Line line, List<Column<?>> wanted, ImportWords words) {
        return wanted.stream().filter(column -> line.cells().stream().anyMatch(cell -> words.isHead(cell, column.name()))).count();
    }

    private static Reading under(Line head, List<Line> lines, List<Column<?>> wanted, ImportWords words, Language language) {
        var columns = new HashMap<String, Integer>();
        var ignored = new ArrayList<String>();
        for (int i = 0; i < head.cells().size(); i++) {
            String typed = head.get(i);
            Optional<String> name = Stream.concat(wanted.stream().map(Column::name), Stream.of(EXAMPLE, ERRORS)).filter(column -> words.isHead(typed, column)).findFirst();
            if (name.isEmpty() && !typed.isEmpty()) {
                ignored.add(typed.replaceAll("\\s+", " "));
            }
            if (name.isPresent() && columns.put(name.get(), i) != null) {
                return new Refused("imports.unreadable.headTwice", typed);
            }
        }
        List<String> missing = wanted.stream().filter(column -> column.required() && !columns.containsKey(column.name()))
            .map(column -> words.head(language, column.name())).toList();
        if (!missing.isEmpty()) {
            return new Refused("imports.unreadable.missing", words.list(language, missing));
        }
        return rows(head, lines, columns, ignored);
    }

    private static Reading rows(Line head, List<Line> lines, Map<String, Integer> columns, List<String> ignored) {
        List<Line> under = lines.stream().filter(line -> line.number() > head.number()).toList();
        int remarks = columns.getOrDefault(ERRORS, lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0));
        int example = columns.getOrDefault(EXAMPLE, -1);
        List<Line> rows = under.stream().filter(line -> line.get(example).isBlank()).filter(line -> saysSomething(line, remarks)).toList();
        if (rows.isEmpty()) {
            return new Refused("imports.unreadable.noRows");
        }
        if (rows.size() > MOST_ROWS) {
            return new Refused("imports.unreadable." + Unreadable.Why.TOO_MANY_ROWS);
        }
        return new SentSheet(head.number(), columns, ignored, remarks, rows, (int) under.stream().filter(line -> !line.get(example).isBlank()).count());
    }

    /** A row in which only our own remark stands is empty. */
    private static boolean saysSomething(Line line, int remarks) {
        for (int i = 0; i < line.cells().size(); i++) {
            if (i != remarks && !line.get(i).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What stands in a row's column; empty where the sheet has no such column. */
    String cell(Line line, Column<?> column) {
        return line.get(columns.getOrDefault(column.name(), -1));
    }
}
