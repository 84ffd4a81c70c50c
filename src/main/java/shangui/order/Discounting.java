package shangui.order;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.DiscountOutcome.Discounted;
import shangui.order.DiscountOutcome.NotThatMuch;
import shangui.order.DiscountOutcome.TooLate;

/** The only discount there is: on a whole order, by the office, with a reason, while nothing is paid (rule 3). A later one replaces it. */
@Singleton
class Discounting {

    private final OrderRepository orders;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Clock clock;

    Discounting(OrderRepository orders, Timeline timeline, Transactions transactions, Clock clock) {
        this.orders = orders;
        this.timeline = timeline;
        this.transactions = transactions;
        this.clock = clock;
    }

    DiscountOutcome discount(long orderId, Money discount, String reason, @Nullable Long accountId) {
        return transactions.write(() -> {
            Order order = orders.lock(orderId).orElseThrow();
            if (!order.state().open() || order.paid()) {
                return new TooLate(order);
            }
            if (!discount.isPositive() || discount.compareTo(order.grossFen()) >= 0) {
                return new NotThatMuch(order);
            }
            List<OrderLine> lines = shared(discount, orders.lines(List.of(orderId)));
            if (!orders.discount(order, discount, Money.sum(lines, OrderLine::missingFen), reason, clock.instant())) {
                throw new IllegalStateException("order " + orderId + " changed while locked");
            }
            orders.updateLines(lines);
            timeline.note(orderId, OrderEvent.Kind.DISCOUNTED, discount, reason, accountId);
            return new Discounted(orders.find(orderId).orElseThrow());
        });
    }

    /** Shared over the lines by gross. */
    private static List<OrderLine> shared(Money discount, List<OrderLine> lines) {
        List<Money> shares = discount.share(lines.stream().map(line -> line.grossFen().fen()).toList());
        var discounted = new ArrayList<OrderLine>();
        for (int i = 0; i < lines.size(); i++) {
            discounted.add(lines.get(i).discounted(shares.get(i)));
        }
        return discounted;
    }
}
