package shangui.till;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.db.Ids;
import shangui.db.Transactions;
import shangui.lot.Lot;
import shangui.lot.LotRepository;
import shangui.order.OrderService;
import shangui.order.TillSale;
import shangui.order.TillSaleOutcome;
import shangui.stock.LotQuantity;
import shangui.stock.ShelfReader;
import shangui.till.TillException.Why;

/** Turns what a till sold into orders; what cannot be one goes on the exception list, so that nothing told is lost. */
@Singleton
public class TillService {

    private final TillRepository till;
    private final OrderService orders;
    private final LotRepository lots;
    private final ShelfReader shelf;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    TillService(TillRepository till, OrderService orders, LotRepository lots, ShelfReader shelf, Transactions transactions, Ids ids, Clock clock) {
        this.till = till;
        this.orders = orders;
        this.lots = lots;
        this.shelf = shelf;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Books a receipt of a till. A fact: never refused for lack of book stock (rule 14). */
    public TillOutcome tell(TillReport report) {
        return transactions.write(() -> {
            boolean otherSource = till.source(report.counterId(), report.accountingDate(), report.source()) != report.source();
            return otherSource ? except(report) : sell(report);
        });
    }

    /** Rows of this counter's tills that wait for a person. */
    public List<TillException> exceptions(long counterId) {
        return till.open(counterId);
    }

    /** A person has looked at it; false when somebody had before. */
    public boolean settle(long counterId, long exceptionId, long accountId, String note) {
        return transactions.write(() -> till.settle(counterId, exceptionId, accountId, note, clock.instant()));
    }

    private TillOutcome except(TillReport report) {
        return new TillOutcome.Told(null, report.rows().stream().map(row -> except(report, row, Why.OTHER_SOURCE)).toList());
    }

    private TillOutcome sell(TillReport report) {
        Map<String, Long> skus = till.skus(report.counterId(), report.rows().stream().map(TillRow::code).collect(Collectors.toSet()));
        Map<String, Lot> named = report.rows().stream().map(TillRow::lotCode).filter(Objects::nonNull).distinct()
            .flatMap(code -> lots.findByCode(code).stream()).collect(Collectors.toMap(Lot::code, Function.identity()));
        Set<Long> had = skus.isEmpty() ? Set.of() : shelf.everHad(report.counterId(), Set.copyOf(skus.values()));
        List<TillException> exceptions = new ArrayList<>();
        List<TillSale.Line> lines = new ArrayList<>();
        for (TillRow row : report.rows()) {
            Lot lot = row.lotCode() == null ? null : named.get(row.lotCode());
            Optional<Why> why = why(row, skus.get(row.code()), lot, had);
            if (why.isPresent()) {
                exceptions.add(except(report, row, why.get()));
            } else {
                lines.add(new TillSale.Line(skus.get(row.code()), row.quantity(), row.unitPriceFen(),
                    lot == null ? List.of() : List.of(new LotQuantity(lot.id(), row.quantity()))));
            }
        }
        return lines.isEmpty() ? new TillOutcome.Told(null, exceptions) : sell(report, lines, exceptions);
    }

    private static Optional<Why> why(TillRow row, Long skuId, Lot lot, Set<Long> had) {
        return Optional.ofNullable(skuId == null ? Why.UNKNOWN_CODE
            : row.lotCode() != null && (lot == null || lot.skuId() != skuId) ? Why.WRONG_LOT
            : !had.contains(skuId) ? Why.NEVER_HERE
            : null);
    }

    private TillOutcome sell(TillReport report, List<TillSale.Line> lines, List<TillException> exceptions) {
        var sale = new TillSale(report.orderId(), report.counterId(), lines, report.receipt(), report.happenedAt(), report.accountingDate(),
            report.source(), report.accountId());
        return switch (orders.sellAtTill(sale)) {
            case TillSaleOutcome.Sold(var order) -> new TillOutcome.Told(order, exceptions);
            case TillSaleOutcome.Already(var order) -> new TillOutcome.Told(order, exceptions);
            case TillSaleOutcome.ReceiptUsed(var receipt) -> new TillOutcome.ReceiptUsed(receipt);
            case TillSaleOutcome.NeverHere(var skuIds) -> throw new IllegalStateException("lots of " + skuIds + " were there a moment ago");
            case TillSaleOutcome.WrongScan(var skuId) -> throw new IllegalStateException("lots of " + skuId + " were looked at");
        };
    }

    private TillException except(TillReport report, TillRow row, Why why) {
        var exception = new TillException(ids.next(), report.counterId(), why, row.code(), row.quantity(),
            row.lotCode() == null ? "" : row.lotCode(), report.happenedAt(), clock.instant());
        till.addException(exception);
        return exception;
    }
}
