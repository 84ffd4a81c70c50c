package shangui.order;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.order.Offers.AtCounter;
import shangui.order.Offers.Offer;
import shangui.order.TillSaleOutcome.Already;
import shangui.order.TillSaleOutcome.NeverHere;
import shangui.order.TillSaleOutcome.ReceiptUsed;
import shangui.order.TillSaleOutcome.Sold;
import shangui.order.TillSaleOutcome.WrongScan;
import shangui.pairing.MonthService;
import shangui.stock.Document;
import shangui.stock.LotQuantity;
import shangui.stock.StockService;
import shangui.stock.TakeLine;
import shangui.stock.TakeOutcome;

/** Goods sold over a counter: an order placed, paid and handed over in one step, so that stock and attribution have one path. */
@Singleton
class SellingAtTill {

    /** 36 to the power of 11. */
    private static final long NUMBERS = 131_621_703_842_267_136L;

    private final OrderRepository orders;
    private final Offers offers;
    private final StockService stock;
    private final MonthService months;
    private final HandingOver handingOver;
    private final Timeline timeline;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    SellingAtTill(OrderRepository orders, Offers offers, StockService stock, MonthService months, HandingOver handingOver,
                  Timeline timeline, Transactions transactions, Ids ids, Clock clock) {
        this.orders = orders;
        this.offers = offers;
        this.stock = stock;
        this.months = months;
        this.handingOver = handingOver;
        this.timeline = timeline;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    TillSaleOutcome sell(TillSale sale) {
        return transactions.write(() -> {
            List<Long> skuIds = sale.lines().stream().map(TillSale.Line::skuId).distinct().toList();
            AtCounter counter = offers.at(sale.counterId(), skuIds, sale.accountingDate(), sale.accountingDate(), happenedAt(sale));
            months.statementMonth(counter.pairingId(), sale.accountingDate());
            List<Long> unknown = skuIds.stream().filter(skuId -> counter.of(skuId, null).isEmpty()).toList();
            return unknown.isEmpty() ? wrongScan(sale).orElseGet(() -> write(sale, counter)) : new NeverHere(unknown);
        });
    }

    private static Optional<TillSaleOutcome> wrongScan(TillSale sale) {
        return sale.lines().stream()
            .filter(line -> line.scanned().stream().mapToInt(LotQuantity::quantity).sum() > line.quantity())
            .findFirst().map(line -> new WrongScan(line.skuId()));
    }

    private TillSaleOutcome write(TillSale sale, AtCounter counter) {
        Instant happenedAt = happenedAt(sale);
        List<OrderLine> lines = lines(sale, counter);
        Order order = order(sale, counter, Money.sum(lines, OrderLine::grossFen), happenedAt);
        if (!orders.add(order)) {
            return orders.find(order.id()).<TillSaleOutcome>map(Already::new).orElseGet(() -> new ReceiptUsed(sale.receipt()));
        }
        orders.addLines(lines);
        timeline.noteAt(order.id(), OrderEvent.Kind.HANDED_OVER, order.totalFen(), null, sale.accountId(), happenedAt);
        timeline.tell(new OrderPlaced(order));
        var document = new Document(Document.Kind.ORDER, order.id(), happenedAt, sale.accountingDate(), sale.accountId());
        return switch (stock.take(document, sale.counterId(), takeLines(sale, lines))) {
            case TakeOutcome.NeverHere(var skuIds) -> new NeverHere(skuIds);
            case TakeOutcome.Taken(var taken) -> {
                timeline.tell(new OrderHandedOver(order, lines, handingOver.writeLots(order.id(), taken), document, sale.source()));
                yield new Sold(order);
            }
        };
    }

    /** Never later than now. */
    private Instant happenedAt(TillSale sale) {
        return sale.happenedAt().isAfter(clock.instant()) ? clock.instant() : sale.happenedAt();
    }

    private List<OrderLine> lines(TillSale sale, AtCounter counter) {
        var lines = new ArrayList<OrderLine>();
        for (TillSale.Line line : sale.lines()) {
            Long offerLotId = offerLot(line, counter);
            lines.add(Placing.orderLine(ids.next(), sale.orderId(), lines.size() + 1, counter.of(line.skuId(), null).orElseThrow(),
                offerLotId, price(line, offerLotId, counter), line.quantity()));
        }
        return lines;
    }

    /** A marked-down lot read from every pack of a line was the offer: packs of it are told by their own label. */
    @Nullable
    private static Long offerLot(TillSale.Line line, AtCounter counter) {
        return line.scanned().stream().map(LotQuantity::lotId).distinct().count() == 1
            && line.scanned().stream().mapToInt(LotQuantity::quantity).sum() == line.quantity()
            && counter.of(line.skuId(), line.scanned().getFirst().lotId()).isPresent() ? line.scanned().getFirst().lotId() : null;
    }

    /** What the till took, else the price of the offer, else the list price: goods that left have a price. */
    private static Money price(TillSale.Line line, @Nullable Long offerLotId, AtCounter counter) {
        return Optional.ofNullable(line.unitPriceFen())
            .or(() -> counter.of(line.skuId(), offerLotId).map(Offer::priceFen))
            .or(() -> counter.of(line.skuId(), null).map(Offer::priceFen))
            .orElseGet(() -> counter.of(line.skuId(), null).orElseThrow().listPriceFen());
    }

    private static List<TakeLine> takeLines(TillSale sale, List<OrderLine> lines) {
        var takeLines = new ArrayList<TakeLine>();
        for (int i = 0; i < lines.size(); i++) {
            OrderLine line = lines.get(i);
            takeLines.add(new TakeLine(line.id(), line.skuId(), line.lotId(), line.quantity(), sale.lines().get(i).scanned()));
        }
        return takeLines;
    }

    private Order order(TillSale sale, AtCounter counter, Money gross, Instant happenedAt) {
        Receipt receipt = sale.receipt();
        return new Order(sale.orderId(), counter.pairingId(), sale.counterId(), counter.storeId(), null, Channel.TILL, OrderState.HANDED_OVER,
            Tender.TILL, number(sale.orderId()), null, null, gross, Money.ZERO, gross, Money.ZERO, gross, Money.ZERO, null,
            receipt == null ? null : receipt.tillNumber(), receipt == null ? null : receipt.receiptNumber(),
            receipt == null ? null : sale.accountingDate(), sale.source(), happenedAt, null, happenedAt, null, null, null, clock.instant());
    }

    /** Eleven characters that a clerk can read out; the id is what counts. */
    private static String number(long orderId) {
        String digits = Long.toString(orderId % NUMBERS, Character.MAX_RADIX).toUpperCase(Locale.ROOT);
        return "T" + "0".repeat(11 - digits.length()) + digits;
    }
}
