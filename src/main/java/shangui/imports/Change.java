package shangui.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A value that a row says otherwise than it is. @param column whose name it is, see {@link Column} */
public record Change(String column, String from, String to) {

    /** Gathers what differs between a thing and what a row says of it. */
    public static final class Gathering {

        private final List<Change> changes = new ArrayList<>();

        public Gathering of(Column<?> column, Object from, Object to) {
            if (!Objects.equals(from, to)) {
                changes.add(new Change(column.name(), text(from), text(to)));
            }
            return this;
        }

        public List<Change> all() {
            return changes;
        }

        private static String text(Object value) {
            return value == null ? "" : value.toString();
        }
    }
}
