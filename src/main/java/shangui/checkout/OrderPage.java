package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import shangui.counter.Counter;
import shangui.money.Money;
import shangui.order.Order;
import shangui.order.OrderEvent;
import shangui.order.OrderLine;
import shangui.order.OrderState;
import shangui.order.OrderView;
import shangui.order.Tender;
import shangui.paper.CodeDrawing;
import shangui.payment.Refund;
import shangui.web.Page;
import shangui.web.Template;

/**
 * A checkout as its shopper sees it: where it stands, the code, where to go and until when, what happened, what it costs.
 *
 * @param collectOnly shown by the second link: no phone, nothing to change
 * @param phone       null there
 * @param minutesToPay whole minutes the goods are still kept unpaid, a begun one counted
 * @param windows      other times it may be collected at, none where that cannot be changed
 */
@Template("checkout/order")
public record OrderPage(String token, String collectToken, String number, String pickupCode, @Nullable String phone, boolean collectOnly,
                        PickupPlace store, Tender tender, Standing standing, Instant windowFrom, Instant windowTo, @Nullable Instant keptUntil,
                        Instant payUntil, long minutesToPay, List<PickupChoice> windows, Money total, Money paid, Money refunded, List<CounterPart> parts, List<Step> steps,
                        List<GivenBack> refunds, OrderClaims claims) implements Page {

    /** Where a checkout stands as a whole, in the order in which it matters to the shopper. */
    public enum Standing { SHORT, TO_PAY, PREPARING, READY, COLLECTED, LAPSED, EXPIRED, CANCELLED }

    /** The order of one counter. */
    public record CounterPart(String orderId, String counter, String way, OrderState state, List<LinePart> lines) {

        public boolean isShort() {
            return state == OrderState.SHORT;
        }
    }

    /** @param lacking packs found not to be there, the shopper has yet to choose; @param missing taken off */
    public record LinePart(Long lotId, String name, String pack, int quantity, int missing, int lacking, Money unitPrice, Money amount) {}

    /** @param counter which counter, where there are several */
    public record Step(OrderEvent.Kind kind, Instant at, @Nullable String counter, @Nullable Money amount) {}

    public record GivenBack(Money amount, Refund.State state, Instant askedAt) {}

    /** As the second link shows it: the first is no part of it. */
    OrderPage withoutToken() {
        return new OrderPage("", collectToken, number, pickupCode, phone, collectOnly, store, tender, standing, windowFrom, windowTo, keptUntil, payUntil,
            minutesToPay, List.of(), total, paid, refunded, parts, steps, refunds, claims);
    }

    /** Waiting to be collected: then the code is shown. */
    public boolean open() {
        return standing == Standing.PREPARING || standing == Standing.READY || standing == Standing.SHORT;
    }

    public boolean toPay() {
        return standing == Standing.TO_PAY;
    }

    /** The code as a square to be scanned; it holds the code and nothing else. */
    public CodeDrawing codeSquare() {
        return CodeDrawing.qr(pickupCode);
    }

    public boolean ended() {
        return !open() && !toPay();
    }

    public boolean cancellable() {
        return !collectOnly && (open() || toPay());
    }

    static OrderPage of(Checkout checkout, List<OrderView> orders, List<Refund> refunds, OrderClaims claims, Shelf shelf, boolean collectOnly, Instant now, boolean english) {
        var store = shelf.anyStore(checkout.storeId()).orElseThrow();
        var standing = standing(orders.stream().map(OrderView::order).toList());
        return new OrderPage(checkout.token(), checkout.collectToken(), checkout.number(), checkout.pickupCode(), collectOnly ? null : checkout.phone(),
            collectOnly, shelf.place(store, english), checkout.tender(), standing, checkout.windowFrom(), checkout.windowTo(),
            orders.stream().map(OrderView::order).filter(order -> order.state().open()).map(Order::keepUntil).max(Comparator.naturalOrder()).orElse(null),
            checkout.payUntil(), Math.max(0, Duration.between(now, checkout.payUntil()).plusSeconds(59).toMinutes()),
            collectOnly || !windowChangeable(orders.stream().map(OrderView::order).toList()) ? List.of() : otherWindows(checkout, shelf, now),
            Money.sum(orders, view -> view.order().payableFen()), Money.sum(orders, view -> view.order().paidFen()),
            Money.sum(orders, view -> view.order().refundedFen()),
            orders.stream().map(view -> part(view, shelf, english)).toList(), steps(orders, shelf, english),
            refunds.stream().filter(refund -> refund.state() != Refund.State.STOPPED)
                .map(refund -> new GivenBack(refund.amountFen(), refund.state(), refund.askedAt())).toList(), claims);
    }

    /** How often it was changed, and whether the goods keep that long, is looked at when one is chosen. */
    private static boolean windowChangeable(List<Order> orders) {
        return orders.stream().anyMatch(order -> order.state().open()) && orders.stream().noneMatch(order -> order.state() == OrderState.SHORT);
    }

    private static List<PickupChoice> otherWindows(Checkout checkout, Shelf shelf, Instant now) {
        return PickupChoice.of(shelf.times(checkout.storeId()), now, day -> true).stream().filter(choice -> !choice.window().from().equals(checkout.windowFrom())).toList();
    }

    static Standing standing(List<Order> orders) {
        if (orders.stream().anyMatch(order -> order.state() == OrderState.SHORT)) {
            return Standing.SHORT;
        }
        var open = orders.stream().filter(order -> order.state().open()).toList();
        if (open.stream().anyMatch(order -> order.tender() == Tender.ONLINE && !order.paid())) {
            return Standing.TO_PAY;
        }
        if (!open.isEmpty()) {
            return open.stream().allMatch(order -> order.state() == OrderState.READY) ? Standing.READY : Standing.PREPARING;
        }
        return List.of(OrderState.HANDED_OVER, OrderState.LAPSED, OrderState.EXPIRED).stream()
            .filter(state -> orders.stream().anyMatch(order -> order.state() == state)).findFirst()
            .map(OrderPage::ended).orElse(Standing.CANCELLED);
    }

    private static Standing ended(OrderState state) {
        return switch (state) {
            case HANDED_OVER -> Standing.COLLECTED;
            case LAPSED -> Standing.LAPSED;
            default -> Standing.EXPIRED;
        };
    }

    private static CounterPart part(OrderView view, Shelf shelf, boolean english) {
        var counter = shelf.anyCounter(view.order().counterId()).orElseThrow();
        return new CounterPart(Long.toString(view.order().id()), name(counter, english), english ? counter.wayEn() : counter.way(), view.order().state(),
            view.lines().stream().map(line -> line(line, english)).toList());
    }

    private static LinePart line(OrderLine line, boolean english) {
        return new LinePart(line.lotId(), english ? line.nameEn() : line.name(), english ? line.packEn() : line.pack(), line.quantity(), line.missing(), line.lacking(),
            line.unitPriceFen(), line.netFen());
    }

    /** What happened, newest first; what happened to all counters at once is said once. */
    private static List<Step> steps(List<OrderView> orders, Shelf shelf, boolean english) {
        record At(OrderEvent.Kind kind, Instant at) {}
        var all = orders.stream().flatMap(view -> view.events().stream().map(event -> new Step(event.kind(), event.happenedAt(),
            orders.size() == 1 ? null : name(shelf.anyCounter(view.order().counterId()).orElseThrow(), english), event.amountFen()))).toList();
        var byMoment = new LinkedHashMap<At, List<Step>>();
        all.forEach(step -> byMoment.computeIfAbsent(new At(step.kind, step.at), any -> new ArrayList<>()).add(step));
        return byMoment.values().stream().flatMap(same -> same.size() < orders.size() ? same.stream()
                : Stream.of(new Step(same.getFirst().kind, same.getFirst().at, null, amount(same))))
            .sorted(Comparator.comparing(Step::at))
            .toList().reversed();
    }

    @Nullable
    private static Money amount(List<Step> same) {
        return same.stream().anyMatch(step -> step.amount == null) ? null : Money.sum(same, Step::amount);
    }

    private static String name(Counter counter, boolean english) {
        return english ? counter.nameEn() : counter.name();
    }
}
