package shangui.demo;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import shangui.db.Ids;
import shangui.demo.SampleLots.Delivery;
import shangui.restock.ReceiptLine;
import shangui.restock.ReceiveOutcome;
import shangui.restock.RestockService;
import shangui.stock.Document;

/** The opening stock: a receipt at each counter, a few days ago. */
@Singleton
class SampleDeliveries {

    private static final Duration AGO = Duration.ofDays(3);
    private static final String NOTE = "示例：开柜到货";

    private final RestockService restock;
    private final Ids ids;
    private final Clock clock;

    SampleDeliveries(RestockService restock, Ids ids, Clock clock) {
        this.restock = restock;
        this.ids = ids;
        this.clock = clock;
    }

    void receive(List<Delivery> deliveries, List<Long> counters) {
        Instant happenedAt = thisMonth(clock.instant(), AGO);
        for (long counter : counters) {
            List<ReceiptLine> lines = deliveries.stream().filter(delivery -> delivery.counter() == counter)
                .map(delivery -> new ReceiptLine(delivery.lot().id(), delivery.quantity(), null)).toList();
            var outcome = restock.receive(Document.of(Document.Kind.RECEIPT, ids.next(), happenedAt, null), counter, lines, NOTE);
            if (!(outcome instanceof ReceiveOutcome.Accepted)) {
                throw new IllegalStateException("The sample delivery was not accepted: " + outcome);
            }
        }
    }

    /** That long ago, but in the running month, so that its draft tells everything. */
    static Instant thisMonth(Instant now, Duration ago) {
        Instant first = LocalDate.ofInstant(now, Document.ZONE).withDayOfMonth(1).atStartOfDay(Document.ZONE).toInstant();
        Instant then = now.minus(ago);
        return then.isBefore(first) ? first : then;
    }
}
