package shangui.order;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shangui.db.Statements;
import shangui.db.Transactions;
import shangui.order.WindowOutcome.Changed;
import shangui.order.WindowOutcome.NotNow;
import shangui.order.WindowOutcome.NotThatLong;
import shangui.order.WindowOutcome.TooOften;
import shangui.pairing.PairingRepository;
import shangui.stock.HoldOutcome.Missing;
import shangui.stock.HoldOutcome;
import shangui.stock.HoldService;
import shangui.stock.HoldState;

/**
 * Another pick-up window for all orders of a checkout that wait, or for none. What they keep must be sellable on the window's day
 * (rule 15): as long as nothing is picked other lots may take its place, once it is picked the same packs must do. The pick-up
 * deadline moves along; that of an unpaid hold does not.
 */
@Singleton
class Rescheduling {

    static final int MOST_CHANGES = 2;

    private final OrderRepository orders;
    private final HoldService holds;
    private final PairingRepository pairings;
    private final Timeline timeline;
    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;

    Rescheduling(OrderRepository orders, HoldService holds, PairingRepository pairings, Timeline timeline, Statements statements,
                 Transactions transactions, Clock clock) {
        this.orders = orders;
        this.holds = holds;
        this.pairings = pairings;
        this.timeline = timeline;
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
    }

    WindowOutcome change(long checkoutId, LocalDate lastDay, Instant keepUntil) {
        return transactions.write(() -> {
            List<Order> locked = orders.lockAll(orders.ofCheckout(checkoutId).stream().map(Order::id).toList());
            List<Order> waiting = locked.stream().filter(order -> order.state().open()).sorted(Comparator.comparingLong(Order::counterId)).toList();
            if (waiting.isEmpty()) {
                return new NotNow(locked.getFirst());
            }
            var moved = new ArrayList<Order>();
            for (Order order : waiting) {
                Optional<WindowOutcome> refusal = refusal(order, lastDay);
                if (refusal.isPresent()) {
                    return refusal.get();
                }
                if (!move(order, lastDay, keepUntil)) {
                    throw new IllegalStateException("order " + order.id() + " changed while locked");
                }
                Order later = orders.find(order.id()).orElseThrow();
                Optional<WindowOutcome> notKept = keep(later, lastDay);
                if (notKept.isPresent()) {
                    return notKept.get();
                }
                timeline.note(order.id(), OrderEvent.Kind.WINDOW_CHANGED, null, null, null);
                moved.add(later);
            }
            return new Changed(moved);
        });
    }

    private Optional<WindowOutcome> refusal(Order order, LocalDate lastDay) {
        if (order.state() == OrderState.SHORT || pairings.findById(order.pairingId()).orElseThrow().endedOn(lastDay)) {
            return Optional.of(new NotNow(order));
        }
        long before = orders.events(List.of(order.id())).stream().filter(event -> event.kind() == OrderEvent.Kind.WINDOW_CHANGED).count();
        return before < MOST_CHANGES ? Optional.empty() : Optional.of(new TooOften(MOST_CHANGES));
    }

    /** If its state is still the one expected. */
    private boolean move(Order order, LocalDate lastDay, Instant keepUntil) {
        return statements.update("""
            UPDATE orders
               SET last_day = ?, keep_until = ?, changed_at = ?
             WHERE id = ?
               AND state = ?
            """, lastDay, keepUntil, clock.instant(), order.id(), order.state()) == 1;
    }

    /** Empty when everything is kept until then. */
    private Optional<WindowOutcome> keep(Order order, LocalDate lastDay) {
        if (holds.sellableOn(order.id(), lastDay)) {
            return holds.keep(order.id(), order.keptUntil(), order.paid()) ? Optional.empty() : Optional.of(new NotNow(order));
        }
        List<OrderLine> lines = orders.lines(List.of(order.id()));
        if (order.state() == OrderState.READY || !order.keptUntil().isAfter(clock.instant()) || !holds.end(order.id(), HoldState.CANCELLED)) {
            return Optional.of(new NotThatLong(lines));
        }
        return switch (holds.hold(order.id(), order.counterId(), Placing.wanted(lines), lastDay, order.keptUntil(), order.paid())) {
            case HoldOutcome.Held held -> Optional.empty();
            case HoldOutcome.Short(var missing) -> Optional.of(new NotThatLong(lines.stream().filter(line -> isMissing(line, missing)).toList()));
        };
    }

    private static boolean isMissing(OrderLine line, List<Missing> missing) {
        return missing.stream().anyMatch(one -> one.skuId() == line.skuId());
    }
}
