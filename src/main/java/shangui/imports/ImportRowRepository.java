package shangui.imports;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import shangui.db.Statements;

/** The bytes of sheets, and what came of each of their rows. */
@Singleton
class ImportRowRepository {

    /** A server takes no statement larger than it is told to; this is far below what any is told. */
    private static final int PART_BYTES = 1 << 20;
    /** No text of a sheet contains them. */
    private static final String BETWEEN_FIELDS = "\u001f";
    private static final String BETWEEN_LINES = "\u001e";

    private final Statements statements;

    ImportRowRepository(Statements statements) {
        this.statements = statements;
    }

    /**
     * What came of a row.
     *
     * @param line     its number in the file
     * @param problems where it is wrong
     * @param changes  where it changes something
     */
    record Judged(int line, Outcome outcome, List<Problem> problems, List<Change> changes) {}

    void addContent(long fileId, byte[] content) {
        for (int number = 0; number * PART_BYTES < content.length; number++) {
            statements.update("INSERT INTO import_part (file_id, number, content) VALUES (?, ?, ?)", fileId, number,
                Arrays.copyOfRange(content, number * PART_BYTES, Math.min(content.length, (number + 1) * PART_BYTES)));
        }
    }

    /** Empty once it was cleared. */
    byte[] content(long fileId) {
        var content = new ByteArrayOutputStream();
        statements.list("""
            SELECT content
              FROM import_part
             WHERE file_id = ?
             ORDER BY number
            """, row -> row.getBytes("content"), fileId).forEach(content::writeBytes);
        return content.toByteArray();
    }

    /** In place of what came of these rows in an earlier pass. */
    void put(long fileId, List<Judged> rows) {
        statements.update("INSERT INTO import_row (file_id, line, outcome, told) VALUES " + Statements.rows(rows.size(), 4)
            + " ON DUPLICATE KEY UPDATE outcome = VALUES(outcome), told = VALUES(told)",
            rows.stream().flatMap(row -> Arrays.<Object>asList(fileId, row.line(), row.outcome(), told(row)).stream()).toList());
    }

    /** Rows that came to the same, from the top, after a line. */
    List<Judged> page(long fileId, Outcome outcome, int afterLine, int limit) {
        return statements.list("""
            SELECT line, told
              FROM import_row
             WHERE file_id = ?
               AND outcome = ?
               AND line > ?
             ORDER BY line
             LIMIT ?
            """, row -> judged(row.getInt("line"), outcome, row.getString("told")), fileId, outcome, afterLine, limit);
    }

    void clear(long fileId) {
        statements.update("DELETE FROM import_row WHERE file_id = ?", fileId);
        statements.update("DELETE FROM import_part WHERE file_id = ?", fileId);
    }

    private static String told(Judged row) {
        return (row.outcome() == Outcome.WRONG
            ? row.problems().stream().map(problem -> {
                var fields = new ArrayList<>(List.of(problem.column(), problem.key()));
                fields.addAll(problem.arguments());
                return String.join(BETWEEN_FIELDS, fields);
            })
            : row.changes().stream().map(change -> String.join(BETWEEN_FIELDS, change.column(), change.from(), change.to())))
            .collect(Collectors.joining(BETWEEN_LINES));
    }

    private static Judged judged(int line, Outcome outcome, String told) {
        List<String[]> lines = told.isEmpty() ? List.of() : Arrays.stream(told.split(BETWEEN_LINES)).map(one -> one.split(BETWEEN_FIELDS, -1)).toList();
        return outcome == Outcome.WRONG
            ? new Judged(line, outcome, lines.stream().map(fields -> new Problem(fields[0], fields[1], List.of(fields).subList(2, fields.length))).toList(), List.of())
            : new Judged(line, outcome, List.of(), lines.stream().map(fields -> new Change(fields[0], fields[1], fields[2])).toList());
    }
}
