package shangui.web;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Some of many, and where the next begin: a keyset page. Ask the table for one row more than is shown, with
 * `id < :before ORDER BY id DESC`.
 *
 * @param next the id to ask before for the following ones, or null at the end
 */
public record Slice<T>(List<T> items, Long next) {

    /** What `before` is on a first page. */
    public static final long START = Long.MAX_VALUE;

    /** @param rows up to `size + 1` of them */
    public static <T> Slice<T> of(List<T> rows, int size, ToLongFunction<T> id) {
        if (rows.size() <= size) {
            return new Slice<>(List.copyOf(rows), null);
        }
        var shown = List.copyOf(rows.subList(0, size));
        return new Slice<>(shown, id.applyAsLong(shown.getLast()));
    }
}
