package shangui.order;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shangui.db.Transactions;
import shangui.money.Money;

/** Everything that can be done with orders, and their reading. Each verb is its own transaction, or joins the caller's. */
@Singleton
public class OrderService {

    private final OrderRepository orders;
    private final Placing placing;
    private final Paying paying;
    private final Picking picking;
    private final HandingOver handingOver;
    private final Returning returning;
    private final SellingAtTill sellingAtTill;
    private final Discounting discounting;
    private final Rescheduling rescheduling;
    private final Ending ending;
    private final Timeline timeline;
    private final Transactions transactions;

    OrderService(OrderRepository orders, Placing placing, Paying paying, Picking picking, HandingOver handingOver, Returning returning,
                 SellingAtTill sellingAtTill, Discounting discounting, Rescheduling rescheduling, Ending ending, Timeline timeline, Transactions transactions) {
        this.orders = orders;
        this.placing = placing;
        this.paying = paying;
        this.picking = picking;
        this.handingOver = handingOver;
        this.returning = returning;
        this.sellingAtTill = sellingAtTill;
        this.discounting = discounting;
        this.rescheduling = rescheduling;
        this.ending = ending;
        this.timeline = timeline;
        this.transactions = transactions;
    }

    /**
     * Places an order and holds its packs, whole or not at all; placed twice under one id it is placed once. Call it outside
     * a transaction: when there is too little, holds that have run out are ended, each in its own, and it is tried once more.
     */
    public PlaceOutcome place(NewOrder wish) {
        return placing.place(wish);
    }

    /**
     * Money captured for the orders of a checkout, without its charges; call it once for each capture. What came too late, or
     * is more than the orders cost by now, goes back by {@link RefundDue}.
     */
    public PayOutcome pay(long checkoutId, Money amount, Instant at) {
        return paying.pay(checkoutId, amount, at);
    }

    /** Before it is handed over; what was paid goes back. */
    public CancelOutcome cancel(long orderId, @Nullable String note, @Nullable Long accountId) {
        return ending.cancel(orderId, note, accountId);
    }

    /** Another pick-up window for all of a checkout that waits, whole or not at all. @param keepUntil the new pick-up deadline */
    public WindowOutcome changeWindow(long checkoutId, LocalDate lastDay, Instant keepUntil) {
        return rescheduling.change(checkoutId, lastDay, keepUntil);
    }

    /** Everything is picked. */
    public PickOutcome ready(long orderId, @Nullable Long accountId) {
        return picking.ready(orderId, accountId);
    }

    /** @param lacking packs that are not there, by order line */
    public PickOutcome pickShort(long orderId, Map<Long, Integer> lacking, @Nullable Long accountId) {
        return picking.pickShort(orderId, lacking, accountId);
    }

    /** The shopper of a short order waits for what is lacking. */
    public PickOutcome waitForIt(long orderId, @Nullable Long accountId) {
        return picking.waitForIt(orderId, accountId);
    }

    /** The shopper of a short order wants the money for what is lacking. */
    public PickOutcome giveBackLacking(long orderId, @Nullable Long accountId) {
        return picking.giveBackLacking(orderId, accountId);
    }

    public HandOverOutcome handOver(HandOver wish) {
        return handingOver.handOver(wish);
    }

    /** Every order that waits on this code in this store, together. */
    public HandOverOutcome handOverByCode(long storeId, String pickupCode, @Nullable Receipt receipt, @Nullable Long accountId) {
        return handingOver.handOverByCode(storeId, pickupCode, receipt, accountId);
    }

    /** Locks the month a return of the order would be written in, and then the order, until the caller's transaction ends. */
    public OrderView lockForReturn(long orderId) {
        return views(List.of(returning.lock(orderId))).getFirst();
    }

    /** A step in its life that another package decided, in the caller's transaction. */
    public void note(long orderId, OrderEvent.Kind kind, @Nullable Money amount, @Nullable String note, @Nullable Long accountId) {
        timeline.note(orderId, kind, amount, note, accountId);
    }

    public ReturnOutcome returnGoods(GoodsReturn wish) {
        return returning.takeBack(wish);
    }

    public DiscountOutcome discount(long orderId, Money discount, String reason, @Nullable Long accountId) {
        return discounting.discount(orderId, discount, reason, accountId);
    }

    public TillSaleOutcome sellAtTill(TillSale sale) {
        return sellingAtTill.sell(sale);
    }

    /** Ends what was not paid or not collected in time. Answers how many orders. */
    public int expireDue() {
        return ending.endDue();
    }

    /** The same, of these orders. */
    public int expireDue(List<Long> orderIds) {
        return ending.endDue(orderIds);
    }

    /** A refund that was due is not sent after all: the order gives back that much less. */
    public void refundStopped(long orderId, Money amount) {
        transactions.write(() -> {
            if (!orders.refund(orderId, amount.negate())) {
                throw new IllegalArgumentException("order " + orderId + " does not give back that much");
            }
            timeline.note(orderId, OrderEvent.Kind.REFUND_STOPPED, amount, null, null);
        });
    }

    public Optional<Order> find(long orderId) {
        return transactions.read(() -> orders.find(orderId));
    }

    public Optional<OrderView> view(long orderId) {
        return transactions.read(() -> orders.find(orderId).map(order -> views(List.of(order)).getFirst()));
    }

    /** The orders of a checkout by counter, in five statements. */
    public List<OrderView> ofCheckout(long checkoutId) {
        return transactions.read(() -> views(orders.ofCheckout(checkoutId)));
    }

    /** What is and was to be collected on a code in a store, newest first. */
    public List<OrderView> ofCode(long storeId, String pickupCode) {
        return transactions.read(() -> views(orders.ofCode(storeId, pickupCode)));
    }

    /** Orders that wait at these counters, the first to be collected first. */
    public List<OrderView> waiting(List<Long> counterIds, int limit) {
        return transactions.read(() -> views(orders.waiting(counterIds, limit)));
    }

    /** All orders of these counters, newest first, before one. */
    public List<Order> list(List<Long> counterIds, long before, int limit) {
        return transactions.read(() -> orders.list(counterIds, before, limit));
    }

    private List<OrderView> views(List<Order> found) {
        List<Long> ids = found.stream().map(Order::id).toList();
        var lines = orders.lines(ids);
        var lots = orders.lots(ids);
        var returns = orders.returns(ids);
        var events = orders.events(ids);
        return found.stream().map(order -> new OrderView(order,
            lines.stream().filter(line -> line.orderId() == order.id()).toList(),
            lots.stream().filter(lot -> lot.orderId() == order.id()).toList(),
            returns.stream().filter(back -> back.orderId() == order.id()).toList(),
            events.stream().filter(event -> event.orderId() == order.id()).toList())).toList();
    }
}
