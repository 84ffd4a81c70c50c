package shangui.claim;

import io.micronaut.context.annotation.Property;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shangui.claim.Claim.State;
import shangui.claim.ClaimOutcome.Answered;
import shangui.claim.ClaimOutcome.Granted;
import shangui.claim.ClaimOutcome.NotCollected;
import shangui.claim.ClaimOutcome.Raised;
import shangui.claim.ClaimOutcome.Refused;
import shangui.claim.ClaimOutcome.TooLate;
import shangui.claim.ClaimOutcome.TooMany;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.GoodsReturn;
import shangui.order.OrderEvent;
import shangui.order.OrderLine;
import shangui.order.OrderLineLot;
import shangui.order.OrderReturn;
import shangui.order.OrderService;
import shangui.order.OrderState;
import shangui.order.OrderView;
import shangui.order.ReturnOutcome;
import shangui.order.Tender;
import shangui.picture.Pictures;

/**
 * Raises and answers claims. One with a photograph is granted at once as long as what was so granted for its order stays within the
 * limit of {@code shangui.claims.granted-at-once-fen}; a clerk answers the others. All that changes goes on under the month's and the
 * order's lock, as every return does.
 */
@Singleton
public class ClaimService {

    private final ClaimRepository claims;
    private final OrderService orders;
    private final Pictures pictures;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Money grantedAtOnce;

    ClaimService(ClaimRepository claims, OrderService orders, Pictures pictures, Transactions transactions, Ids ids, Clock clock,
                 @Property(name = "shangui.claims.granted-at-once-fen", defaultValue = "2000") long grantedAtOnceFen) {
        this.claims = claims;
        this.orders = orders;
        this.pictures = pictures;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.grantedAtOnce = Money.ofFen(grantedAtOnceFen);
    }

    /** What may go back for an order's claims before anybody has looked. */
    public Money grantedAtOnce() {
        return grantedAtOnce;
    }

    public List<Claim> ofOrders(List<Long> orderIds) {
        return transactions.read(() -> claims.ofOrders(orderIds));
    }

    public ClaimOutcome raise(NewClaim wish) {
        return transactions.write(() -> {
            OrderView order = orders.lockForReturn(wish.orderId());
            Optional<OrderLineLot> lot = order.lots().stream().filter(one -> one.id() == wish.orderLineLotId()).findFirst();
            if (lot.isEmpty() || order.order().state() != OrderState.HANDED_OVER) {
                return new NotCollected();
            }
            OrderLine line = line(order, lot.get());
            boolean fresh = claims.fresh(line.productId());
            if (!clock.instant().isBefore(Claim.openUntil(order.order().handedOverAt(), fresh))) {
                return new TooLate(fresh);
            }
            Claim claim = claim(wish, order);
            return claims.raise(claim) ? answerAtOnce(claim, order, line, lot.get()) : new TooMany(left(lot.get(), order));
        });
    }

    private static OrderLine line(OrderView order, OrderLineLot lot) {
        return order.lines().stream().filter(one -> one.id() == lot.orderLineId()).findFirst().orElseThrow();
    }

    private Claim claim(NewClaim wish, OrderView order) {
        Instant now = clock.instant();
        Long picture = wish.photo() == null ? null : pictures.keep(wish.photo(), null);
        return new Claim(ids.next(), wish.orderId(), wish.orderLineLotId(), order.order().counterId(), order.order().storeId(), wish.quantity(), wish.kind(),
            wish.what(), picture, State.RAISED, null, null, now, now.plus(Claim.ANSWERED_WITHIN), null, null);
    }

    private int left(OrderLineLot lot, OrderView order) {
        return lot.left() - claims.ofOrders(List.of(order.order().id())).stream()
            .filter(claim -> claim.orderLineLotId() == lot.id() && claim.state() == State.RAISED).mapToInt(Claim::quantity).sum();
    }

    /**
     * By the rule: there is a photograph, a clerk refused nothing of this order, the money goes back by itself (what was paid at the
     * till is handed out by a clerk), and what the packs cost before any discount still fits: no less can go back.
     */
    private ClaimOutcome answerAtOnce(Claim claim, OrderView order, OrderLine line, OrderLineLot lot) {
        orders.note(claim.orderId(), OrderEvent.Kind.CLAIMED, null, claim.what(), null);
        Money so = claims.grantedByRule(claim.orderId()).plus(line.unitPriceFen().times(claim.quantity()));
        boolean refused = claims.ofOrders(List.of(claim.orderId())).stream().anyMatch(one -> one.state() == State.REFUSED);
        return claim.pictureId() != null && !refused && order.order().tender() == Tender.ONLINE && so.compareTo(grantedAtOnce) <= 0 ? grant(claim, lot, null) : new Raised(claim);
    }

    /** By a clerk of its store. */
    ClaimOutcome grant(long id, long accountId) {
        return transactions.write(() -> {
            OrderView order = orders.lockForReturn(claims.find(id).orElseThrow().orderId());
            Claim claim = claims.find(id).orElseThrow();
            return claim.state() != State.RAISED ? new Answered(claim)
                : grant(claim, order.lots().stream().filter(lot -> lot.id() == claim.orderLineLotId()).findFirst().orElseThrow(), accountId);
        });
    }

    private ClaimOutcome grant(Claim claim, OrderLineLot lot, @Nullable Long accountId) {
        var outcome = orders.returnGoods(new GoodsReturn(lot.orderLineId(), lot.lotId(), claim.quantity(), OrderReturn.Fate.DISCARD, false,
            claim.what() == null ? "" : claim.what(), null, clock.instant(), accountId));
        return switch (outcome) {
            case ReturnOutcome.Returned(var order, var returns, var refund) -> answered(claim, State.GRANTED, refund, null, accountId);
            case ReturnOutcome.TooMany(int left) -> new TooMany(left);
            case ReturnOutcome.NotHandedOver no -> new NotCollected();
            case ReturnOutcome.NotRestockable no -> throw new IllegalStateException("what is thrown away need not be restockable");
            case ReturnOutcome.WrongCounter no -> throw new IllegalStateException("the counter that sold takes back");
        };
    }

    /** By a clerk of its store. @param answer why, for the shopper */
    ClaimOutcome refuse(long id, String answer, long accountId) {
        return transactions.write(() -> {
            orders.lockForReturn(claims.find(id).orElseThrow().orderId());
            Claim claim = claims.find(id).orElseThrow();
            if (claim.state() != State.RAISED) {
                return new Answered(claim);
            }
            orders.note(claim.orderId(), OrderEvent.Kind.CLAIM_REFUSED, null, answer, accountId);
            return answered(claim, State.REFUSED, null, answer, accountId);
        });
    }

    private ClaimOutcome answered(Claim claim, State to, @Nullable Money refund, @Nullable String answer, @Nullable Long accountId) {
        if (!claims.answer(claim.id(), to, refund, answer, clock.instant(), accountId)) {
            throw new IllegalStateException("claim " + claim.id() + " was answered while its order was locked");
        }
        Claim now = claims.find(claim.id()).orElseThrow();
        return to == State.GRANTED ? new Granted(now) : new Refused(now);
    }
}
