package shangui.imports;

import java.util.List;
import shangui.paper.Sheet;
import shangui.web.Language;

/**
 * One kind of sheet: its columns, and what taking its rows means.
 *
 * @param <R> what a row says
 * @param <P> what would be written
 */
public interface Intake<R, P> {

    ImportKind kind();

    /** In the order of the template. */
    List<Column<?>> columns();

    /** What a row says; of no account where the cells failed. */
    R read(Cells cells);

    /** What a row is about: no two rows of a sheet are about the same. */
    Object key(R row);

    /** The column that says what a row is about. */
    Column<?> keyColumn();

    /** What a row may be about together with others, as packs of one product are; null where it is about nothing others may be about. */
    default Object shared(R row) {
        return null;
    }

    /** The first column in which two rows say otherwise of what they share, or null. */
    default Column<?> differing(R one, R other) {
        return null;
    }

    /** How many rows are taken in one transaction. */
    default int rowsAtOnce() {
        return 250;
    }

    /** What there is to choose from, as further tabs of the template. */
    default List<Sheet> choices(Language language) {
        return List.of();
    }

    /** Each row held against what is there, in their order; asks the database a few times, however many rows. */
    List<Verdict<P>> judge(List<R> rows);

    /** Writes what is new and what changed, in the caller's transaction. */
    void take(List<P> added, List<Verdict.Changed<P>> changed, Taker taker);

    /** Who takes the rows, and the words for why, as the trail and papers keep them: at most 150 characters. */
    record Taker(long accountId, String reason) {}

    /** A row that looked good and was refused after all. */
    final class Refused extends RuntimeException {

        final transient Problem problem;

        public Refused(Problem problem) {
            super(problem.key(), null, false, false);
            this.problem = problem;
        }
    }
}
