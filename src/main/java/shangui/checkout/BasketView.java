package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shangui.checkout.Basket.BasketLine;
import shangui.money.Money;
import shangui.money.UnitPrice;

/**
 * A basket with today's prices and what of it is there. What is gone or has become fewer counts with what can still be had,
 * so that the total is what will be paid.
 */
public record BasketView(List<Line> lines, int count, Money total) {

    /** FEWER: less is there than wanted. GONE: none, or no longer offered. ELSEWHERE: the chosen store has none; another one may. */
    public enum State { FINE, FEWER, GONE, ELSEWHERE }

    /** Why a pack costs something else than when it was put in. */
    public enum Why {
        OTHER_STORE, NEW_PRICE, MARKDOWN;

        static Why of(@Nullable Long markedLot) {
            return markedLot == null ? NEW_PRICE : MARKDOWN;
        }
    }

    /** What a pack cost when it was put in. */
    public record Changed(Money from, Why why) {}

    /**
     * @param lotId      the marked-down lot that is the offer, else null; {@code bestBefore} is its
     * @param price      null when it is not offered any more
     * @param changed    null where the price is as it was seen
     * @param available  what can be had of the `wanted` packs
     * @param fresh      perishable: not to be returned but when spoiled
     */
    public record Line(long counterId, long skuId, Long lotId, LocalDate bestBefore, String name, String pack, String origin, Money price, UnitPrice unitPrice,
                       Changed changed, int wanted, int available, int most, Money amount, State state, boolean fresh) {}

    static BasketView of(Basket basket, Shelf shelf, boolean english) {
        var lines = basket.lines().stream().flatMap(line -> (shelf.isAt(line.counterId(), basket.storeId()) ? line(line, shelf, english) : elsewhere(line, shelf, english)).stream()).toList();
        return new BasketView(lines, lines.stream().mapToInt(Line::available).sum(), Money.sum(lines, Line::amount));
    }

    /** Whether there is anything to order. */
    public boolean orderable() {
        return count > 0;
    }

    /** What can be ordered of it. */
    public List<Line> ordered() {
        return lines.stream().filter(line -> line.available > 0).toList();
    }

    /** What cannot be had as it was wanted. */
    public List<Line> lacking() {
        return lines.stream().filter(line -> line.state != State.FINE).toList();
    }

    /** What costs something else than when it was put in. */
    public List<Line> repriced() {
        return lines.stream().filter(line -> line.available > 0 && line.changed != null).toList();
    }

    private static Optional<Line> line(BasketLine line, Shelf shelf, boolean english) {
        return shelf.offer(line.counterId(), line.skuId(), line.lotId()).map(offer -> offered(line, offer, english))
            .or(() -> shelf.named(line.skuId()).map(named -> none(line, named, State.GONE, english)));
    }

    private static Optional<Line> elsewhere(BasketLine line, Shelf shelf, boolean english) {
        return shelf.named(line.skuId()).map(named -> none(line, named, State.ELSEWHERE, english));
    }

    private static Line offered(BasketLine line, Offer offer, boolean english) {
        int available = Math.min(line.quantity(), offer.free());
        var state = available == 0 ? State.GONE : available < line.quantity() ? State.FEWER : State.FINE;
        return new Line(line.counterId(), line.skuId(), line.lotId(), offer.bestBefore(), offer.name(english), offer.pack(english), offer.origin(english), offer.price(),
            offer.unitPrice(), changed(line, offer), line.quantity(), available, Math.min(offer.free(), Basket.MOST_PACKS), offer.price().times(available), state,
            offer.product().fresh());
    }

    @Nullable
    private static Changed changed(BasketLine line, Offer offer) {
        return line.seen() == null || line.seen().price().equals(offer.price()) ? null
            : new Changed(line.seen().price(), line.seen().counterId() != line.counterId() ? Why.OTHER_STORE : Why.of(line.lotId()));
    }

    private static Line none(BasketLine line, Shelf.Named named, State state, boolean english) {
        return new Line(line.counterId(), line.skuId(), line.lotId(), null, named.name(english), named.pack(english),
            english ? named.town().nameEn() : named.town().name(), null, null, null, line.quantity(), 0, 0, Money.ZERO, state,
            named.product().fresh());
    }
}
