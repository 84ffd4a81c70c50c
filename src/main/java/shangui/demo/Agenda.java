package shangui.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import shangui.db.History;
import shangui.db.HistoryClock;

/** What is to happen somewhere, told in the order of its time, each as of then; what happens may plan what comes of it. */
class Agenda {

    private record Plan(Instant at, long turn, Runnable what) {}

    private final HistoryClock clock;
    private final History history;
    private final PriorityQueue<Plan> plans = new PriorityQueue<>(Comparator.comparing(Plan::at).thenComparing(Plan::turn));
    private long turns;

    /** @param node of its history: another one for each agenda */
    Agenda(HistoryClock clock, int node, Instant from) {
        this.clock = clock;
        this.history = new History(node, from);
    }

    /** What should have happened before now happens now. */
    void plan(Instant at, Runnable what) {
        plans.add(new Plan(at.isBefore(history.now()) ? history.now() : at, turns++, what));
    }

    Instant now() {
        return history.now();
    }

    /** Up to a moment, not at it. By one thread at a time. */
    void goOnUntil(Instant end) {
        if (hasPlansBefore(end)) {
            clock.during(history, () -> {
                while (hasPlansBefore(end)) {
                    Plan next = plans.poll();
                    history.goTo(next.at());
                    next.what().run();
                }
                return null;
            });
        }
    }

    private boolean hasPlansBefore(Instant end) {
        return !plans.isEmpty() && plans.peek().at().isBefore(end);
    }
}
