package shangui.imports;

import java.util.List;

/**
 * What a row comes to, held against what is there.
 *
 * @param <P> what would be written
 */
public sealed interface Verdict<P> {

    Outcome outcome();

    /** Nothing like it is there. */
    record New<P>(P thing) implements Verdict<P> {
        @Override
        public Outcome outcome() {
            return Outcome.NEW;
        }
    }

    /** It is there and the row says otherwise. */
    record Changed<P>(P was, P becomes, List<Change> changes) implements Verdict<P> {
        @Override
        public Outcome outcome() {
            return Outcome.CHANGED;
        }
    }

    /** It is there and says the same. */
    record Same<P>() implements Verdict<P> {
        @Override
        public Outcome outcome() {
            return Outcome.SAME;
        }
    }

    /** It cannot be taken. */
    record Wrong<P>(List<Problem> problems) implements Verdict<P> {

        public static <P> Wrong<P> at(Column<?> column, String key, Object... arguments) {
            return new Wrong<>(List.of(Problem.at(column, key, arguments)));
        }

        @Override
        public Outcome outcome() {
            return Outcome.WRONG;
        }
    }

    /** Changed, or the same where nothing differs. */
    static <P> Verdict<P> of(P was, P becomes, List<Change> changes) {
        return changes.isEmpty() ? new Same<>() : new Changed<>(was, becomes, changes);
    }
}
