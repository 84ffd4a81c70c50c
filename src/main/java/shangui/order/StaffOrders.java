package shangui.order;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.db.Transactions;
import shangui.lot.Lot;
import shangui.lot.LotRepository;
import shangui.money.Money;
import shangui.stock.Basis;
import shangui.stock.HoldLine;
import shangui.stock.HoldService;
import shangui.user.Account;
import shangui.user.Role;
import shangui.web.NotFound;

/** Orders as those at the counter and the office see them: through what they reach, the phone masked, no pick-up code. */
@Singleton
class StaffOrders {

    private static final int WAITING = 200;

    private final OrderService orders;
    private final OrderRepository rows;
    private final CounterRepository counters;
    private final HoldService holds;
    private final LotRepository lots;
    private final Transactions transactions;

    StaffOrders(OrderService orders, OrderRepository rows, CounterRepository counters, HoldService holds, LotRepository lots,
                Transactions transactions) {
        this.orders = orders;
        this.rows = rows;
        this.counters = counters;
        this.holds = holds;
        this.lots = lots;
        this.transactions = transactions;
    }

    /** @param phone masked */
    public record StaffOrder(long id, String number, long counterId, String counterName, String counterNameEn, Channel channel,
                             OrderState state, Tender tender, @Nullable String phone, Money totalFen, Money missingFen, Money payableFen,
                             Money paidFen, Money dueFen, Money refundedFen, Money discountFen, @Nullable String discountReason,
                             @Nullable Receipt receipt, Instant placedAt, @Nullable Instant keepUntil, @Nullable Instant handedOverAt,
                             List<StaffLine> lines, List<OrderEvent> events) {

        public boolean open() {
            return state.open();
        }

        public boolean awaitsPayment() {
            return open() && tender == Tender.ONLINE && dueFen.isPositive();
        }

        public boolean handedOver() {
            return state == OrderState.HANDED_OVER;
        }

        public boolean lacking() {
            return state == OrderState.SHORT;
        }
    }

    /** @param lotId the marked-down lot that was the offer, or null; @param kept the lots to pick */
    public record StaffLine(long id, long skuId, @Nullable Long lotId, String name, String nameEn, String pack, String packEn, Money unitPriceFen, int quantity,
                            int missing, int lacking, Money netFen, List<KeptLot> kept, List<TakenLot> taken) {

        public int present() {
            return quantity - missing;
        }
    }

    public record KeptLot(long lotId, String code, @Nullable LocalDate bestBefore, int quantity) {}

    public record TakenLot(long id, long lotId, String code, int quantity, int returned, Basis basis) {

        public int left() {
            return quantity - returned;
        }
    }

    /** The counters an account stands at; the office stands at all. */
    List<Counter> counters(Account me) {
        return me.is(Role.OFFICE) ? counters.findAll() : counters.findByStoreIdOrderById(me.reach());
    }

    List<StaffOrder> waiting(Account me, @Nullable Long counterId) {
        return transactions.read(() -> {
            List<Counter> reached = counters(me);
            List<Long> ids = reached.stream().map(Counter::id).filter(id -> counterId == null || counterId.equals(id)).toList();
            return shown(orders.waiting(ids, WAITING), reached, Map.of());
        });
    }

    /** @throws NotFound when there is no such order among those the account reaches */
    StaffOrder find(Account me, long orderId) {
        return transactions.read(() -> {
            List<Counter> reached = counters(me);
            OrderView view = orders.view(orderId).filter(found -> reaches(reached, found.order())).orElseThrow(NotFound::new);
            return shown(List.of(view), reached, Map.of(orderId, holds.open(orderId))).getFirst();
        });
    }

    /** What waits on a code in a store. */
    List<StaffOrder> ofCode(Account me, String code) {
        return transactions.read(() -> shown(orders.ofCode(me.reach(), code).stream()
            .filter(view -> view.order().state().open()).toList(), counters(me), Map.of()));
    }

    /** All orders an account reaches, newest first. */
    List<StaffOrder> list(Account me, long before, int limit) {
        return transactions.read(() -> {
            List<Counter> reached = counters(me);
            return shown(rows.list(reached.stream().map(Counter::id).toList(), before, limit).stream()
                .map(order -> new OrderView(order, List.of(), List.of(), List.of(), List.of())).toList(), reached, Map.of());
        });
    }

    void mustReach(Account me, long orderId) {
        find(me, orderId);
    }

    private static boolean reaches(List<Counter> reached, Order order) {
        return reached.stream().anyMatch(counter -> counter.id() == order.counterId());
    }

    private List<StaffOrder> shown(List<OrderView> views, List<Counter> reached, Map<Long, List<HoldLine>> kept) {
        Map<Long, Counter> byId = reached.stream().collect(Collectors.toMap(Counter::id, Function.identity()));
        List<Long> lotIds = Stream.concat(views.stream().flatMap(view -> view.lots().stream()).map(OrderLineLot::lotId),
            kept.values().stream().flatMap(List::stream).map(HoldLine::lotId)).distinct().toList();
        Map<Long, Lot> known = lotIds.isEmpty() ? Map.of() : lots.findByIdIn(lotIds).stream().collect(Collectors.toMap(Lot::id, Function.identity()));
        return views.stream().map(view -> shown(view, byId.get(view.order().counterId()), kept.getOrDefault(view.order().id(), List.of()), known)).toList();
    }

    private static StaffOrder shown(OrderView view, Counter counter, List<HoldLine> kept, Map<Long, Lot> lots) {
        Order order = view.order();
        return new StaffOrder(order.id(), order.number(), order.counterId(), counter.name(), counter.nameEn(), order.channel(), order.state(),
            order.tender(), order.maskedPhone(), order.totalFen(), order.missingFen(), order.payableFen(), order.paidFen(), order.dueFen(),
            order.refundedFen(), order.discountFen(), order.discountReason(),
            order.tillNumber() == null ? null : new Receipt(order.tillNumber(), order.receiptNumber()), order.placedAt(), order.keepUntil(),
            order.handedOverAt(), view.lines().stream().map(line -> shown(line, view, kept, lots)).toList(), view.events());
    }

    private static StaffLine shown(OrderLine line, OrderView view, List<HoldLine> kept, Map<Long, Lot> lots) {
        return new StaffLine(line.id(), line.skuId(), line.lotId(), line.name(), line.nameEn(), line.pack(), line.packEn(), line.unitPriceFen(),
            line.quantity(), line.missing(), line.lacking(), line.netFen(),
            kept.stream().filter(hold -> hold.orderLineId() == line.id())
                .map(hold -> new KeptLot(hold.lotId(), lots.get(hold.lotId()).code(), lots.get(hold.lotId()).bestBefore(), hold.quantity())).toList(),
            view.lotsOf(line).stream()
                .map(lot -> new TakenLot(lot.id(), lot.lotId(), lots.get(lot.lotId()).code(), lot.quantity(), lot.returned(), lot.basis())).toList());
    }
}
