package shangui.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import shangui.stock.Replay.Event;
import shangui.stock.Replay.Paper;

/** What the book of one lot must say (rule 17). */
class ReplayTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void findsPacksThatLeftThoughTheBookDidNotHaveThem() {
        Replay replay = new Replay(List.of(moved(Document.Kind.RECEIPT, 1, 8, 5), moved(Document.Kind.ORDER, 2, 9, -7)));

        assertThat(replay.level()).isZero();
        assertThat(replay.corrections()).containsEntry(new Paper(Document.Kind.ORDER, 2), 2);
    }

    @Test
    void aSurplusReversesOnlyEarlierShortages() {
        Replay replay = new Replay(List.of(moved(Document.Kind.RECEIPT, 1, 8, 10), counted(2, 9, 7), counted(3, 10, 12)));

        assertThat(replay.losses()).containsEntry(new Paper(Document.Kind.COUNT, 2), 3).containsEntry(new Paper(Document.Kind.COUNT, 3), -3);
        assertThat(replay.corrections()).containsEntry(new Paper(Document.Kind.COUNT, 3), 5);
    }

    @Test
    void aSaleBeforeACountDoesNotMoveTheLevelAfterIt() {
        List<Event> without = List.of(moved(Document.Kind.RECEIPT, 1, 8, 10), counted(2, 12, 6));
        List<Event> with = List.of(without.get(0), without.get(1), moved(Document.Kind.ORDER, 3, 11, -4));

        assertThat(new Replay(with).level()).isEqualTo(new Replay(without).level()).isEqualTo(6);
        assertThat(new Replay(with).losses()).containsEntry(new Paper(Document.Kind.COUNT, 2), 0);
    }

    @Property(tries = 1_000)
    void saysTheSameInWhateverOrderThingsAreTold(@ForAll @Size(min = 1, max = 20) List<@IntRange(min = -9, max = 9) Integer> steps, @ForAll Random random) {
        List<Event> events = new java.util.ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            int step = steps.get(i);
            events.add(i % 5 == 4 ? counted(i, i, Math.abs(step)) : moved(Document.Kind.ORDER, i, i, step == 0 ? 1 : step));
        }
        Replay told = new Replay(events);
        Collections.shuffle(events, random);
        Replay shuffled = new Replay(events);

        assertThat(shuffled.level()).isEqualTo(told.level()).isNotNegative();
        assertThat(shuffled.corrections()).isEqualTo(told.corrections());
        assertThat(shuffled.losses()).isEqualTo(told.losses());
    }

    private static Event moved(Document.Kind kind, long id, int hour, int quantity) {
        return Event.moved(new Paper(kind, id), MORNING.plusSeconds(hour * 3600L), quantity);
    }

    private static Event counted(long id, int hour, int counted) {
        return Event.counted(id, MORNING.plusSeconds(hour * 3600L), counted);
    }
}
