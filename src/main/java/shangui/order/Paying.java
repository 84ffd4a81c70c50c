package shangui.order;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.pairing.PairingRepository;
import shangui.stock.Document;
import shangui.stock.HoldOutcome;
import shangui.stock.HoldService;
import shangui.stock.HoldState;

/** Money that came for the orders of a checkout: it keeps their packs, takes them again when it came late, or goes back (rule 16). */
@Singleton
class Paying {

    private final OrderRepository orders;
    private final HoldService holds;
    private final PairingRepository pairings;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Clock clock;

    Paying(OrderRepository orders, HoldService holds, PairingRepository pairings, Timeline timeline, Transactions transactions, Clock clock) {
        this.orders = orders;
        this.holds = holds;
        this.pairings = pairings;
        this.timeline = timeline;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is more than the orders cost by now (a discount, packs missing since) goes back. */
    PayOutcome pay(long checkoutId, Money amount, Instant at) {
        return transactions.write(() -> {
            var paid = new ArrayList<Order>();
            var tooLate = new ArrayList<Order>();
            List<Order> locked = orders.lockAll(orders.ofCheckout(checkoutId).stream().map(Order::id).toList());
            Money left = amount;
            for (int i = 0; i < locked.size(); i++) {
                Order order = locked.get(i);
                Money share = i == locked.size() - 1 ? left : left.min(order.payableFen());
                left = left.minus(share);
                (pay(order, share, at) ? paid : tooLate).add(orders.find(order.id()).orElseThrow());
            }
            return new PayOutcome(paid, tooLate);
        });
    }

    private boolean pay(Order order, Money share, Instant at) {
        boolean before = order.paid();
        orders.pay(order.id(), share, clock.instant());
        if (!before && keep(order)) {
            timeline.noteAt(order.id(), OrderEvent.Kind.PAID, share, null, null, at);
            Order paid = orders.find(order.id()).orElseThrow();
            timeline.refund(paid, paid.paidFen().minus(paid.payableFen()), RefundReason.OVERPAID, null);
            return true;
        }
        timeline.noteAt(order.id(), OrderEvent.Kind.PAID_TOO_LATE, share, null, null, at);
        timeline.refund(orders.find(order.id()).orElseThrow(), share, RefundReason.TOO_LATE, null);
        return false;
    }

    /** Whether the packs are kept from now on until the pick-up deadline. What is short stays so until the shopper chooses. */
    private boolean keep(Order order) {
        return switch (order.state()) {
            case PLACED, READY -> inTime(order) && (keepHold(order) || takeAgain(order)) || expire(order);
            case SHORT -> keepHold(order) || inTime(order);
            case EXPIRED -> inTime(order) && takeAgain(order) && placeAgain(order);
            case HANDED_OVER, CANCELLED, LAPSED -> false;
        };
    }

    private boolean keepHold(Order order) {
        return holds.keep(order.id(), order.keepUntil(), true);
    }

    private boolean inTime(Order order) {
        return clock.instant().isBefore(order.keepUntil());
    }

    /** A hold that ran out is over, even if nobody has ended it yet; where the pairing ended meanwhile nothing is taken again (rule 7). */
    private boolean takeAgain(Order order) {
        holds.end(order.id(), HoldState.EXPIRED);
        if (pairings.findById(order.pairingId()).orElseThrow().endedOn(LocalDate.ofInstant(clock.instant(), Document.ZONE))) {
            return false;
        }
        LocalDate lastDay = order.lastDay() == null ? LocalDate.ofInstant(order.keepUntil(), Document.ZONE) : order.lastDay();
        return holds.hold(order.id(), order.counterId(), Placing.wanted(orders.lines(List.of(order.id()))), lastDay, order.keepUntil(), true)
            instanceof HoldOutcome.Held;
    }

    private boolean placeAgain(Order order) {
        return orders.change(order, OrderState.PLACED, clock.instant());
    }

    private boolean expire(Order order) {
        holds.end(order.id(), HoldState.EXPIRED);
        orders.change(order, OrderState.EXPIRED, clock.instant());
        timeline.note(order.id(), OrderEvent.Kind.EXPIRED, null, null, null);
        timeline.tell(new OrderExpired(orders.find(order.id()).orElseThrow()));
        return false;
    }
}
