package shangui.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A file of the sample world in resources/demo: cells by the names in its head; lines that begin with # say where they come from. */
final class SampleTable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setCommentMarker('#').setNullString("").get();

    private static final Map<String, List<String>> NOTES = rows("notes").stream()
        .collect(Collectors.groupingBy(row -> row.get("kind"), Collectors.mapping(row -> row.get("text"), Collectors.toList())));

    private SampleTable() {}

    static List<CSVRecord> rows(String name) {
        try (var in = new InputStreamReader(SampleTable.class.getResourceAsStream("/demo/" + name + ".csv"), StandardCharsets.UTF_8)) {
            return FORMAT.parse(in).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("demo/" + name + ".csv", e);
        }
    }

    /** What somebody of the sample world writes beside what they do. */
    static String note(Dice dice, String kind) {
        return dice.one(NOTES.get(kind));
    }

    static boolean yes(CSVRecord row, String column) {
        return "yes".equals(row.get(column));
    }

    static int number(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }
}
