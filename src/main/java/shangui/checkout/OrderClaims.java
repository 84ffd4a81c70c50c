package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import shangui.claim.Claim;
import shangui.money.Money;
import shangui.order.OrderLine;
import shangui.order.OrderLineLot;
import shangui.order.OrderState;
import shangui.order.OrderView;

/**
 * Spoiled goods of a checkout: what can still be claimed, and what was.
 *
 * @param open   by lot, in the order of the lines
 * @param atOnce so much goes back for an order before anybody has looked
 */
public record OrderClaims(List<Claimable> open, List<Raised> raised, Money atOnce) {

    static final OrderClaims NONE = new OrderClaims(List.of(), List.of(), Money.ZERO);

    /** @param lotCode which lot, where a line was taken from several; @param left packs neither returned nor claimed */
    public record Claimable(String orderLineLotId, String name, String pack, @Nullable String lotCode, int left, boolean fresh, Instant until) {}

    public record Raised(String id, String name, String pack, int quantity, Claim.Kind kind, @Nullable String what, boolean photo, Claim.State state,
                         @Nullable Money refund, @Nullable String answer, Instant answerBy) {}

    /** What can be wrong with it. */
    public List<Claim.Kind> kinds() {
        return List.of(Claim.Kind.values());
    }

    /** @param codes of the lots, by lot */
    static OrderClaims of(List<OrderView> orders, List<Claim> claims, Map<Long, String> codes, Money atOnce, Shelf shelf, Instant now, boolean english) {
        return new OrderClaims(
            orders.stream().filter(view -> view.order().state() == OrderState.HANDED_OVER)
                .flatMap(view -> view.lines().stream().flatMap(line -> open(view, line, claims, codes, shelf, now, english))).toList(),
            claims.stream().flatMap(claim -> orders.stream().filter(view -> view.order().id() == claim.orderId()).map(view -> raised(view, claim, english))).toList().reversed(), atOnce);
    }

    private static Stream<Claimable> open(OrderView view, OrderLine line, List<Claim> claims, Map<Long, String> codes, Shelf shelf, Instant now, boolean english) {
        boolean fresh = shelf.named(line.skuId()).map(named -> named.product().fresh()).orElse(true);
        Instant until = Claim.openUntil(view.order().handedOverAt(), fresh);
        List<OrderLineLot> lots = view.lotsOf(line);
        return lots.stream().filter(lot -> now.isBefore(until) && left(lot, claims) > 0)
            .map(lot -> new Claimable(Long.toString(lot.id()), name(line, english), pack(line, english), lots.size() > 1 ? codes.get(lot.lotId()) : null, left(lot, claims), fresh, until));
    }

    private static int left(OrderLineLot lot, List<Claim> claims) {
        return lot.left() - claims.stream().filter(claim -> claim.orderLineLotId() == lot.id() && claim.state() == Claim.State.RAISED).mapToInt(Claim::quantity).sum();
    }

    private static Raised raised(OrderView view, Claim claim, boolean english) {
        OrderLineLot lot = view.lots().stream().filter(one -> one.id() == claim.orderLineLotId()).findFirst().orElseThrow();
        OrderLine line = view.lines().stream().filter(one -> one.id() == lot.orderLineId()).findFirst().orElseThrow();
        return new Raised(Long.toString(claim.id()), name(line, english), pack(line, english), claim.quantity(), claim.kind(), claim.what(), claim.pictureId() != null, claim.state(),
            claim.refundFen(), claim.answer(), claim.answerBy());
    }

    private static String name(OrderLine line, boolean english) {
        return english ? line.nameEn() : line.name();
    }

    private static String pack(OrderLine line, boolean english) {
        return english ? line.packEn() : line.pack();
    }
}
