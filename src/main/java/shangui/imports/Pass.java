package shangui.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shangui.imports.ImportRowRepository.Judged;
import shangui.paper.SheetReader.Line;

/**
 * A sheet read as one kind: what each row says, or what is wrong with it as far as the sheet alone shows. Then any number of rows can
 * be held against what is there, and taken.
 */
final class Pass<R, P> {

    private final Intake<R, P> intake;
    private final List<Said<R>> rows;

    private Pass(Intake<R, P> intake, List<Said<R>> rows) {
        this.intake = intake;
        this.rows = rows;
    }

    /** What a row says; null where it says something wrong. */
    private record Said<R>(int line, R row, List<Problem> problems) {}

    static <R, P> Pass<R, P> of(Intake<R, P> intake, SentSheet sheet, ImportWords words) {
        var said = new ArrayList<Said<R>>();
        Map<Object, Said<R>> keys = new HashMap<>();
        Map<Object, Said<R>> shared = new HashMap<>();
        for (Line line : sheet.rows()) {
            var cells = new Cells(sheet, line, words);
            R row = intake.read(cells);
            if (!cells.failed()) {
                compare(intake, new Said<>(line.number(), row, List.of()), keys, shared, cells);
            }
            said.add(new Said<>(line.number(), cells.failed() ? null : row, List.copyOf(cells.problems())));
        }
        return new Pass<>(intake, said);
    }

    private static <R> void compare(Intake<R, ?> intake, Said<R> said, Map<Object, Said<R>> keys, Map<Object, Said<R>> shared, Cells cells) {
        Said<R> same = keys.putIfAbsent(intake.key(said.row), said);
        if (same != null) {
            cells.wrong(Problem.at(intake.keyColumn(), "imports.problem.twice", same.line));
            return;
        }
        Object together = intake.shared(said.row);
        Said<R> first = together == null ? null : shared.putIfAbsent(together, said);
        Column<?> differing = first == null ? null : intake.differing(first.row, said.row);
        if (differing != null) {
            cells.wrong(Problem.at(differing, "imports.problem.differs", first.line));
        }
    }

    int rowsAtOnce() {
        return intake.rowsAtOnce();
    }

    /** What rows come to now, in their order; with a taker the good ones are written. */
    List<Judged> come(int from, int to, Intake.Taker taker) {
        List<Said<R>> some = rows.subList(from, Math.min(to, rows.size()));
        List<R> readable = some.stream().filter(said -> said.row != null).map(Said::row).toList();
        List<Verdict<P>> verdicts = readable.isEmpty() ? List.of() : intake.judge(readable);
        if (taker != null) {
            take(verdicts, taker);
        }
        var judged = new ArrayList<Judged>();
        int next = 0;
        for (Said<R> said : some) {
            judged.add(said.row == null ? new Judged(said.line, Outcome.WRONG, said.problems, List.of()) : judged(said.line, verdicts.get(next++)));
        }
        return judged;
    }

    private void take(List<Verdict<P>> verdicts, Intake.Taker taker) {
        var added = new ArrayList<P>();
        var changed = new ArrayList<Verdict.Changed<P>>();
        for (Verdict<P> verdict : verdicts) {
            switch (verdict) {
                case Verdict.New<P>(P thing) -> added.add(thing);
                case Verdict.Changed<P> change -> changed.add(change);
                case Verdict.Same<P> same -> { }
                case Verdict.Wrong<P> wrong -> { }
            }
        }
        if (!added.isEmpty() || !changed.isEmpty()) {
            intake.take(added, changed, taker);
        }
    }

    private static <P> Judged judged(int line, Verdict<P> verdict) {
        return switch (verdict) {
            case Verdict.Wrong<P>(List<Problem> problems) -> new Judged(line, Outcome.WRONG, problems, List.of());
            case Verdict.Changed<P> changed -> new Judged(line, Outcome.CHANGED, List.of(), changed.changes());
            case Verdict.New<P> added -> new Judged(line, Outcome.NEW, List.of(), List.of());
            case Verdict.Same<P> same -> new Judged(line, Outcome.SAME, List.of(), List.of());
        };
    }

    /** A row that could not be taken after all. */
    Judged failed(int row, Problem problem) {
        return new Judged(rows.get(row).line, Outcome.WRONG, List.of(problem == null ? Problem.at(intake.keyColumn(), "imports.problem.failed") : problem), List.of());
    }
}
