package shangui.checkout;

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

    /** FEWER: less is there than wanted. GONE: none, or no longer offered. */
    public enum State { FINE, FEWER, GONE }

    /**
     * @param lotId      the marked-down lot that is the offer, else null; {@code bestBefore} is its
     * @param price      null when it is not offered any more
     * @param available  what can be had of the `wanted` packs
     */
    public record Line(long counterId, long skuId, Long lotId, LocalDate bestBefore, String name, String pack, String origin, Money price, UnitPrice unitPrice,
                       int wanted, int available, int most, Money amount, State state) {}

    static BasketView of(Basket basket, Shelf shelf, boolean english) {
        var lines = basket.lines().stream().flatMap(line -> line(line, shelf, english).stream()).toList();
        return new BasketView(lines, lines.stream().mapToInt(Line::available).sum(), Money.sum(lines, Line::amount));
    }

    /** Whether there is anything to order. */
    public boolean orderable() {
        return count > 0;
    }

    private static Optional<Line> line(BasketLine line, Shelf shelf, boolean english) {
        return shelf.offer(line.counterId(), line.skuId(), line.lotId()).map(offer -> offered(line, offer, english))
            .or(() -> shelf.named(line.skuId()).map(named -> gone(line, named, english)));
    }

    private static Line offered(BasketLine line, Offer offer, boolean english) {
        int available = Math.min(line.quantity(), offer.free());
        var state = available == 0 ? State.GONE : available < line.quantity() ? State.FEWER : State.FINE;
        return new Line(line.counterId(), line.skuId(), line.lotId(), offer.bestBefore(), offer.name(english), offer.pack(english), offer.origin(english), offer.price(),
            offer.unitPrice(), line.quantity(), available, Math.min(offer.free(), Basket.MOST_PACKS), offer.price().times(available), state);
    }

    private static Line gone(BasketLine line, Shelf.Named named, boolean english) {
        return new Line(line.counterId(), line.skuId(), line.lotId(), null, named.name(english), named.pack(english),
            english ? named.town().nameEn() : named.town().name(), null, null, line.quantity(), 0, 0, Money.ZERO, State.GONE);
    }
}
