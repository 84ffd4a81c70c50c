package shangui.testing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import shangui.db.Ids;
import shangui.money.Money;
import shangui.order.GoodsReturn;
import shangui.order.Order;
import shangui.order.OrderReturn.Fate;
import shangui.order.OrderService;
import shangui.order.ReturnOutcome;
import shangui.order.Source;
import shangui.order.TillSale;
import shangui.order.TillSaleOutcome;
import shangui.restock.RestockService;
import shangui.stock.Document;
import shangui.stock.LotQuantity;
import shangui.stock.StockOutcome;
import shangui.stock.StockService;
import shangui.stock.WriteOffReason;

/** Buying and bringing back at counters, in one line each, through the real services; what happens, happens now. */
@Singleton
public class Trade {

    private final OrderService orders;
    private final StockService stock;
    private final RestockService restock;
    private final Ids ids;
    private final Clock clock;

    Trade(OrderService orders, StockService stock, RestockService restock, Ids ids, Clock clock) {
        this.orders = orders;
        this.stock = stock;
        this.restock = restock;
        this.ids = ids;
        this.clock = clock;
    }

    /** Over the counter, scanned from one lot. */
    public Order sell(long counter, long sku, long lot, int quantity, String price) {
        return sell(counter, sku, List.of(new LotQuantity(lot, quantity)), price);
    }

    public Order sell(long counter, long sku, List<LotQuantity> scanned, String price) {
        return sell(counter, sku, scanned, price, LocalDate.ofInstant(clock.instant(), Document.ZONE));
    }

    /** Told now, with the business date of a file. */
    public Order sell(long counter, long sku, List<LotQuantity> scanned, String price, LocalDate accountingDate) {
        int quantity = scanned.stream().mapToInt(LotQuantity::quantity).sum();
        var sold = orders.sellAtTill(new TillSale(ids.next(), counter, List.of(new TillSale.Line(sku, quantity, Money.of(price), scanned)), null,
            clock.instant(), accountingDate, Source.SCAN, null));
        if (sold instanceof TillSaleOutcome.Sold done) {
            return done.order();
        }
        throw new AssertionError("not sold: " + sold);
    }

    /** The only line of an order comes back. */
    public void bringBack(Order order, int quantity, Fate fate) {
        long line = orders.view(order.id()).orElseThrow().lines().getFirst().id();
        var back = orders.returnGoods(new GoodsReturn(line, null, quantity, fate, true, "不合适", null, clock.instant(), null));
        if (!(back instanceof ReturnOutcome.Returned)) {
            throw new AssertionError("not taken back: " + back);
        }
    }

    public void writeOff(long counter, long lot, int quantity) {
        done(stock.writeOff(Document.of(Document.Kind.WRITE_OFF, ids.next(), clock.instant(), null), counter, new LotQuantity(lot, quantity),
            WriteOffReason.BROKEN, null));
    }

    public void count(long counter, long lot, int counted) {
        done(stock.count(Document.of(Document.Kind.COUNT, ids.next(), clock.instant(), null), counter, lot, counted));
    }

    public void sendBack(long counter, long lot, int quantity) {
        done(restock.sendBack(Document.of(Document.Kind.SEND_BACK, ids.next(), clock.instant(), null), counter, List.of(new LotQuantity(lot, quantity)), null));
    }

    private static void done(StockOutcome outcome) {
        if (!(outcome instanceof StockOutcome.Done)) {
            throw new AssertionError("not done: " + outcome);
        }
    }
}
