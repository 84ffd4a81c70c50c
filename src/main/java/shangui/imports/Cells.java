package shangui.imports;

import java.util.ArrayList;
import java.util.List;
import shangui.paper.SheetReader.Line;

/** One row being read: what each cell means, and what is wrong with those that mean nothing. */
public final class Cells {

    private final SentSheet sheet;
    private final Line line;
    private final ImportWords words;
    private final List<Problem> problems = new ArrayList<>();

    Cells(SentSheet sheet, Line line, ImportWords words) {
        this.sheet = sheet;
        this.line = line;
        this.words = words;
    }

    /** What stands in the column; null where nothing does or it means nothing, and then it is remembered why. */
    public <T> T get(Column<T> column) {
        String typed = sheet.cell(line, column);
        if (typed.isBlank()) {
            if (column.required()) {
                problems.add(Problem.at(column, "imports.problem.required"));
            }
            return null;
        }
        try {
            return column.meaning().of(typed, words);
        } catch (Misread misread) {
            problems.add(Problem.at(column, misread.key, misread.arguments));
            return null;
        }
    }

    /** Something wrong that no cell alone shows. */
    public void wrong(Problem problem) {
        problems.add(problem);
    }

    public boolean failed() {
        return !problems.isEmpty();
    }

    List<Problem> problems() {
        return problems;
    }
}
