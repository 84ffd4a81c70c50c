package shangui.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import shangui.db.Ids;
import shangui.demo.SampleLots.Delivery;
import shangui.demo.SamplePlaces.Places;
import shangui.demo.SampleProducts.Pack;
import shangui.order.GoodsReturn;
import shangui.order.Order;
import shangui.order.OrderReturn;
import shangui.order.OrderService;
import shangui.order.Receipt;
import shangui.order.ReturnOutcome;
import shangui.order.Source;
import shangui.order.TillSale;
import shangui.order.TillSaleOutcome;
import shangui.stock.Document;
import shangui.stock.LotQuantity;
import shangui.stock.StockOutcome;
import shangui.stock.StockService;
import shangui.stock.WriteOffReason;

/** A little trade of the running month, so that its draft has something to tell: three till receipts, a return, two losses. */
@Singleton
class SampleSales {

    private final OrderService orders;
    private final StockService stock;
    private final Ids ids;
    private final Clock clock;
    private final AtomicInteger receipts = new AtomicInteger();

    SampleSales(OrderService orders, StockService stock, Ids ids, Clock clock) {
        this.orders = orders;
        this.stock = stock;
        this.ids = ids;
        this.clock = clock;
    }

    void make(Places places, List<Pack> packs, List<Delivery> deliveries, long clerk) {
        Order first = sell(places.concessionCounter(), Duration.ofDays(2), clerk, line(packs, 0, 2), line(packs, 5, 1), line(packs, 7, 1));
        sell(places.consignmentCounter(), Duration.ofDays(1), clerk, line(packs, 9, 2), line(packs, 6, 1));
        sell(places.secondCounter(), Duration.ofHours(3), clerk, line(packs, 3, 1), line(packs, 4, 2));
        takeBackOne(first, clerk);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Document.ZONE);
        writeOff(deliveries.stream().filter(delivery -> delivery.lot().bestBefore().isBefore(today)).findFirst().orElseThrow(), 2,
            WriteOffReason.EXPIRED, clerk);
        writeOff(deliveries.stream().filter(delivery -> delivery.counter() == places.consignmentCounter()
            && delivery.lot().skuId() == packs.get(9).sku().id()).findFirst().orElseThrow(), 1, WriteOffReason.BROKEN, clerk);
    }

    private static TillSale.Line line(List<Pack> packs, int place, int quantity) {
        return new TillSale.Line(packs.get(place).sku().id(), quantity, null, List.of());
    }

    private Order sell(long counter, Duration ago, long clerk, TillSale.Line... lines) {
        Instant at = SampleDeliveries.thisMonth(clock.instant(), ago);
        var outcome = orders.sellAtTill(new TillSale(ids.next(), counter, List.of(lines), new Receipt("1", "示例-%04d".formatted(receipts.incrementAndGet())),
            at, LocalDate.ofInstant(at, Document.ZONE), Source.SCAN, clerk));
        if (outcome instanceof TillSaleOutcome.Sold(Order order)) {
            return order;
        }
        throw new IllegalStateException("The sample sale was not made: " + outcome);
    }

    /** One closed pack of the first line goes back on the shelf. */
    private void takeBackOne(Order order, long clerk) {
        long line = orders.view(order.id()).orElseThrow().lines().getFirst().id();
        var outcome = orders.returnGoods(new GoodsReturn(line, null, 1, OrderReturn.Fate.RESTOCK, true, "示例：买多了", null,
            SampleDeliveries.thisMonth(clock.instant(), Duration.ofHours(5)), clerk));
        if (!(outcome instanceof ReturnOutcome.Returned)) {
            throw new IllegalStateException("The sample return was not taken: " + outcome);
        }
    }

    private void writeOff(Delivery delivery, int quantity, WriteOffReason reason, long clerk) {
        Document document = Document.of(Document.Kind.WRITE_OFF, ids.next(), SampleDeliveries.thisMonth(clock.instant(), Duration.ofHours(2)), clerk);
        var outcome = stock.writeOff(document, delivery.counter(), new LotQuantity(delivery.lot().id(), quantity), reason, "示例");
        if (!(outcome instanceof StockOutcome.Done)) {
            throw new IllegalStateException("The sample write-off was not booked: " + outcome);
        }
    }
}
