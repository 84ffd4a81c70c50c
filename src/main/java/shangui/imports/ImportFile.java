package shangui.imports;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;

/**
 * A sheet somebody sent. First it is tried and changes nothing, then, when somebody says so, taken:
 * CHECKING → CHECKED → TAKING → TAKEN. What is under way can be stopped, and what was checked or stopped can be checked again.
 *
 * @param name           the sender's word for it
 * @param totalRows      rows that say something, examples not counted
 * @param doneRows       how many of them the present pass has come to; the four figures after it are about these
 * @param changedRows    of something that was there and says otherwise
 * @param sameRows       of something that was there and says the same
 * @param exampleRows    left out, because they are marked as examples
 * @param ignoredColumns heads nobody knows, a line each
 * @param endedAt        when it was taken or stopped
 * @param clearedAt      when its content was deleted; its figures stay
 */
@MappedEntity
public record ImportFile(@Id long id, ImportKind kind, String name, State state, int totalRows, int doneRows, int newRows, int changedRows,
                         int sameRows, int wrongRows, int exampleRows, String ignoredColumns, long sentBy, Instant sentAt,
                         @Nullable Long takenBy, @Nullable Instant endedAt, @Nullable Instant clearedAt) {

    static final String BETWEEN_HEADS = "\n";

    public enum State {
        CHECKING, CHECKED, TAKING, TAKEN, STOPPED;

        /** Somebody works on it. */
        public boolean running() {
            return this == CHECKING || this == TAKING;
        }

        State afterwards() {
            return this == CHECKING ? CHECKED : TAKEN;
        }
    }

    public List<String> ignored() {
        return ignoredColumns.isEmpty() ? List.of() : List.of(ignoredColumns.split(BETWEEN_HEADS));
    }

    /** Of all rows, in whole percent, rounded down. */
    public int percent() {
        return totalRows == 0 ? 100 : (int) (100L * doneRows / totalRows);
    }

    /** What taking it would do, or has done. */
    public int goodRows() {
        return newRows + changedRows;
    }
}
