package shangui.order;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.Offers.AtCounter;
import shangui.order.Offers.Offer;
import shangui.order.PlaceOutcome.NotOffered;
import shangui.order.PlaceOutcome.Placed;
import shangui.order.PlaceOutcome.PriceChanged;
import shangui.order.PlaceOutcome.PriceLine;
import shangui.order.PlaceOutcome.Reason;
import shangui.order.PlaceOutcome.Short;
import shangui.order.PlaceOutcome.ShortLine;
import shangui.stock.Document;
import shangui.stock.HoldOutcome.Missing;
import shangui.stock.HoldOutcome;
import shangui.stock.HoldService;
import shangui.stock.Wanted;

/** Places orders: the offers are read, the order is written, its packs are held; eight statements, whatever the number of lines. */
@Singleton
class Placing {

    private final OrderRepository orders;
    private final Offers offers;
    private final HoldService holds;
    private final Ending ending;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    Placing(OrderRepository orders, Offers offers, HoldService holds, Ending ending, Timeline timeline, Transactions transactions,
            Ids ids, Clock clock) {
        this.orders = orders;
        this.offers = offers;
        this.holds = holds;
        this.ending = ending;
        this.timeline = timeline;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** When there is too little, holds that have run out are ended first, each order by itself, and it is tried once more (rule 16). */
    PlaceOutcome place(NewOrder wish) {
        PlaceOutcome outcome = transactions.write(() -> placeOnce(wish));
        return outcome instanceof Short(var missing) && ending.endDueHolds(wish.counterId(), missing.stream().map(ShortLine::skuId).toList())
            ? transactions.write(() -> placeOnce(wish))
            : outcome;
    }

    private PlaceOutcome placeOnce(NewOrder wish) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Document.ZONE);
        List<NewLine> lines = summed(wish.lines());
        AtCounter counter = offers.at(wish.counterId(), lines.stream().map(NewLine::skuId).distinct().toList(), today, wish.lastDay(), clock.instant());
        return refusal(counter, lines).map(refused -> unlessPlaced(wish, refused)).orElseGet(() -> write(wish, lines, counter));
    }

    /** Several lines of one offer are one line. */
    private static List<NewLine> summed(List<NewLine> lines) {
        record Key(long skuId, Long lotId, Money price) {}
        var sums = new LinkedHashMap<Key, NewLine>();
        lines.forEach(line -> sums.merge(new Key(line.skuId(), line.lotId(), line.unitPriceFen()), line,
            (one, other) -> new NewLine(one.skuId(), one.lotId(), Math.addExact(one.quantity(), other.quantity()), one.unitPriceFen())));
        return List.copyOf(sums.values());
    }

    private static Optional<PlaceOutcome> refusal(AtCounter counter, List<NewLine> lines) {
        if (!counter.open()) {
            return notOffered(Reason.COUNTER_CLOSED, List.of());
        }
        if (!counter.paired()) {
            return notOffered(Reason.PAIRING_ENDED, List.of());
        }
        if (!counter.underContract()) {
            return notOffered(Reason.NO_TERM, List.of());
        }
        List<Long> unlisted = lines.stream().filter(line -> offer(counter, line).filter(Offer::orderable).isEmpty()).map(NewLine::skuId).toList();
        List<Long> withheld = lines.stream().filter(line -> offer(counter, line).filter(Offer::withheld).isPresent()).map(NewLine::skuId).toList();
        List<Long> recalled = lines.stream().filter(line -> offer(counter, line).filter(Offer::recalled).isPresent()).map(NewLine::skuId).toList();
        List<PriceLine> changed = lines.stream().flatMap(line -> offer(counter, line).stream()
            .filter(offer -> offer.orderable() && !offer.priceFen().equals(line.unitPriceFen()))
            .map(offer -> new PriceLine(offer.skuId(), offer.lotId(), offer.name(), offer.nameEn(), offer.pack(), offer.packEn(),
                line.unitPriceFen(), offer.priceFen()))).toList();
        return !unlisted.isEmpty() ? notOffered(Reason.NOT_LISTED, unlisted)
            : !withheld.isEmpty() ? notOffered(Reason.WITHHELD, withheld)
            : !recalled.isEmpty() ? notOffered(Reason.RECALLED, recalled)
            : changed.isEmpty() ? Optional.empty() : Optional.of(new PriceChanged(changed));
    }

    private static Optional<PlaceOutcome> notOffered(Reason reason, List<Long> skuIds) {
        return Optional.of(new NotOffered(reason, skuIds));
    }

    private static Optional<Offer> offer(AtCounter counter, NewLine line) {
        return counter.of(line.skuId(), line.lotId());
    }

    /** What was placed stays placed, whatever the counter offers by now. */
    private PlaceOutcome unlessPlaced(NewOrder wish, PlaceOutcome refused) {
        return orders.find(wish.orderId()).<PlaceOutcome>map(Placed::new).orElse(refused);
    }

    private PlaceOutcome write(NewOrder wish, List<NewLine> lines, AtCounter counter) {
        Instant now = clock.instant();
        List<OrderLine> orderLines = orderLines(wish.orderId(), lines, counter);
        Order order = order(wish, counter, Money.sum(orderLines, OrderLine::grossFen), now);
        if (!orders.add(order)) {
            return new Placed(orders.find(order.id()).orElseThrow());
        }
        orders.addLines(orderLines);
        timeline.note(order.id(), OrderEvent.Kind.PLACED, order.totalFen(), null, null);
        return switch (holds.hold(order.id(), order.counterId(), wanted(orderLines), wish.lastDay(), order.keptUntil(), false)) {
            case HoldOutcome.Short(var missing) -> new Short(missing.stream().map(sku -> shortLine(sku, orderLines)).toList());
            case HoldOutcome.Held held -> {
                timeline.tell(new OrderPlaced(order));
                yield new Placed(order);
            }
        };
    }

    private List<OrderLine> orderLines(long orderId, List<NewLine> lines, AtCounter counter) {
        var orderLines = new ArrayList<OrderLine>();
        for (NewLine line : lines) {
            orderLines.add(orderLine(ids.next(), orderId, orderLines.size() + 1, offer(counter, line).orElseThrow(), line.lotId(),
                line.unitPriceFen(), line.quantity()));
        }
        return orderLines;
    }

    static OrderLine orderLine(long id, long orderId, int position, Offer offer, @Nullable Long lotId, Money unitPrice, int quantity) {
        return new OrderLine(id, orderId, position, offer.skuId(), offer.productId(), lotId, offer.name(), offer.nameEn(), offer.pack(),
            offer.packEn(), unitPrice, quantity, unitPrice.times(quantity), Money.ZERO, 0, Money.ZERO, 0);
    }

    private static Order order(NewOrder wish, AtCounter counter, Money gross, Instant now) {
        return new Order(wish.orderId(), counter.pairingId(), wish.counterId(), counter.storeId(), wish.checkoutId(), Channel.ONLINE,
            OrderState.PLACED, wish.tender(), wish.number(), wish.pickupCode(), wish.phone(), gross, Money.ZERO, gross, Money.ZERO,
            Money.ZERO, Money.ZERO, null, null, null, null, Source.ONLINE, now, null, null, wish.lastDay(), wish.keepUntil(), null, now);
    }

    static List<Wanted> wanted(List<OrderLine> lines) {
        return lines.stream().filter(line -> line.present() > 0)
            .map(line -> new Wanted(line.id(), line.skuId(), line.lotId(), line.present())).toList();
    }

    private static ShortLine shortLine(Missing missing, List<OrderLine> lines) {
        OrderLine line = lines.stream().filter(candidate -> candidate.skuId() == missing.skuId() && Objects.equals(candidate.lotId(), missing.lotId()))
            .findFirst().orElseThrow();
        return new ShortLine(line.skuId(), line.lotId(), line.name(), line.nameEn(), line.pack(), line.packEn(), missing.wanted(),
            missing.free());
    }
}
