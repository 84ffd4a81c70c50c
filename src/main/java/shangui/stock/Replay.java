package shangui.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the book of one lot at one counter must say, worked out from what happened, in the order it happened (rule 17).
 * Goods that left when the book held too few were there all the same: they were found. A count asserts the level at its moment.
 * Because it looks at happenings and not at arrivals, the outcome is the same in whatever order they were told.
 */
final class Replay {

    /** Which paper: an order, a return, a write-off, a count … */
    record Paper(Document.Kind kind, long id) {}

    /** Goods that moved, or, with {@code counted}, what a count found. */
    record Event(Paper paper, Instant happenedAt, int quantity, boolean count) {

        static Event moved(Paper paper, Instant happenedAt, int quantity) {
            return new Event(paper, happenedAt, quantity, false);
        }

        static Event counted(long countId, Instant happenedAt, int counted) {
            return new Event(new Paper(Document.Kind.COUNT, countId), happenedAt, counted, true);
        }

        /** At one moment: what was counted, then what came, then what went. */
        private int rank() {
            return count ? 0 : quantity > 0 ? 1 : 2;
        }
    }

    private static final Comparator<Event> AS_HAPPENED =
        Comparator.comparing(Event::happenedAt).thenComparing(Event::rank).thenComparing(Event::quantity).thenComparing(event -> event.paper().id());

    private final Map<Paper, Integer> corrections = new LinkedHashMap<>();
    private final Map<Paper, Integer> losses = new LinkedHashMap<>();
    private int level;
    private int shortages;

    Replay(List<Event> events) {
        List<Event> ordered = new ArrayList<>(events);
        ordered.sort(AS_HAPPENED);
        ordered.forEach(event -> {
            if (event.count()) {
                count(event);
            } else {
                move(event);
            }
        });
    }

    /** Packs on hand in the end. */
    int level() {
        return level;
    }

    /** By paper: packs found because goods left that the book did not have, or by which a count changed the book. Zeros included for counts. */
    Map<Paper, Integer> corrections() {
        return corrections;
    }

    /** By count: packs lost, negative where a surplus reverses earlier shortages. */
    Map<Paper, Integer> losses() {
        return losses;
    }

    private void move(Event event) {
        int found = Math.max(0, -event.quantity() - level);
        if (found > 0) {
            corrections.merge(event.paper(), found, Integer::sum);
        }
        level += event.quantity() + found;
    }

    private void count(Event event) {
        int difference = event.quantity() - level;
        int lost = difference < 0 ? -difference : -Math.min(difference, shortages);
        shortages += lost;
        level = event.quantity();
        corrections.put(event.paper(), difference);
        losses.put(event.paper(), lost);
    }
}
