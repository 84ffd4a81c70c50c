package shangui.restock;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shangui.contract.ContractService;
import shangui.contract.Mode;
import shangui.contract.Terms;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.db.Transactions;
import shangui.lot.Lot;
import shangui.lot.LotReader;
import shangui.lot.LotRepository;
import shangui.money.Money;
import shangui.pairing.MonthService;
import shangui.pairing.Pairing;
import shangui.pairing.PairingRepository;
import shangui.stock.Document;
import shangui.stock.LotQuantity;
import shangui.stock.StockOutcome;
import shangui.stock.StockService;

/** Counters accept lots and send them back. */
@Singleton
public class RestockService {

    private final CounterRepository counters;
    private final PairingRepository pairings;
    private final MonthService months;
    private final ContractService contracts;
    private final LotRepository lots;
    private final LotReader lotReader;
    private final StockService stock;
    private final ReceiptRepository receipts;
    private final Transactions transactions;
    private final Clock clock;
    private final ApplicationEventPublisher<Object> events;

    RestockService(CounterRepository counters, PairingRepository pairings, MonthService months, ContractService contracts, LotRepository lots,
                   LotReader lotReader, StockService stock, ReceiptRepository receipts, Transactions transactions, Clock clock,
                   ApplicationEventPublisher<Object> events) {
        this.counters = counters;
        this.pairings = pairings;
        this.months = months;
        this.contracts = contracts;
        this.lots = lots;
        this.lotReader = lotReader;
        this.stock = stock;
        this.receipts = receipts;
        this.transactions = transactions;
        this.clock = clock;
        this.events = events;
    }

    /** Accepts what really came, all of it or none. */
    public ReceiveOutcome receive(Document receipt, long counterId, List<ReceiptLine> lines, @Nullable String note) {
        return transactions.write(() -> {
            months.statementMonth(counters.findById(counterId).orElseThrow().pairingId(), receipt.accountingDate());
            return refusal(receipt, counterId, lines).orElseGet(() -> accept(receipt, counterId, lines, note));
        });
    }

    /** Sends free packs back to the supplier, all of them or none; after the pairing ended too (rule 7). */
    public StockOutcome sendBack(Document sendBack, long counterId, List<LotQuantity> wanted, @Nullable String note) {
        List<LotQuantity> packs = summed(wanted);
        return transactions.write(() -> {
            StockOutcome outcome = stock.sendBack(sendBack, counterId, packs);
            if (outcome instanceof StockOutcome.Done) {
                Map<Long, Money> prices = receipts.lastPrices(counterId, packs.stream().map(LotQuantity::lotId).toList());
                List<ReceiptLine> lines = packs.stream().map(lot -> new ReceiptLine(lot.lotId(), lot.quantity(), prices.get(lot.lotId()))).toList();
                receipts.addSendBack(sendBack, counterId, note, lines);
                events.publishEvent(new SentBack(sendBack.id(), counterId, lines, sendBack));
            }
            return outcome;
        });
    }

    /** Packs of one lot named twice are one wish (rule 14). */
    private static List<LotQuantity> summed(List<LotQuantity> wanted) {
        Map<Long, Integer> packs = new TreeMap<>();
        wanted.forEach(lot -> packs.merge(lot.lotId(), lot.quantity(), Integer::sum));
        return packs.entrySet().stream().map(lot -> new LotQuantity(lot.getKey(), lot.getValue())).toList();
    }

    private ReceiveOutcome accept(Document receipt, long counterId, List<ReceiptLine> lines, String note) {
        stock.receive(receipt, counterId, lines.stream().map(line -> new LotQuantity(line.lotId(), line.quantity())).toList());
        receipts.addReceipt(receipt, counterId, note, lines, clock.instant());
        events.publishEvent(new Received(receipt.id(), counterId, lines, receipt));
        return new ReceiveOutcome.Accepted(receipt.id());
    }

    private Optional<ReceiveOutcome> refusal(Document receipt, long counterId, List<ReceiptLine> lines) {
        Counter counter = counters.findById(counterId).orElseThrow();
        Pairing pairing = pairings.findById(counter.pairingId()).orElseThrow();
        Optional<Terms> terms = contracts.termsOn(counterId, receipt.accountingDate());
        if (!counter.openOn(receipt.accountingDate()) || !pairing.inForceOn(receipt.accountingDate()) || terms.isEmpty() || terms.get().last()) {
            return Optional.of(new ReceiveOutcome.Closed());
        }
        if (changesHands(terms.get(), contracts.termsOn(counterId, receipt.accountingDate().plusDays(1)).orElseThrow())) {
            return Optional.of(new ReceiveOutcome.ChangesHands());
        }
        Map<Long, Lot> known = lots.findByIdIn(lines.stream().map(ReceiptLine::lotId).toList()).stream().collect(Collectors.toMap(Lot::id, Function.identity()));
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            var refused = refusal(i, lines.get(i), known.get(lines.get(i).lotId()), pairing, terms.get(), seen);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return withheld(lines, known, receipt.accountingDate());
    }

    /** Nothing new comes of goods that may not be sold. */
    private Optional<ReceiveOutcome> withheld(List<ReceiptLine> lines, Map<Long, Lot> known, LocalDate day) {
        Set<Long> withheld = lotReader.withheld(known.keySet(), day);
        return IntStream.range(0, lines.size()).filter(line -> withheld.contains(lines.get(line).lotId())).boxed().findFirst()
            .map(line -> new ReceiveOutcome.Withheld(line, known.get(lines.get(line).lotId()).code()));
    }

    private static boolean changesHands(Terms today, Terms tomorrow) {
        return tomorrow.mode() != today.mode() || tomorrow.contract().supplierId() != today.contract().supplierId();
    }

    private static Optional<ReceiveOutcome> refusal(int line, ReceiptLine wanted, Lot lot, Pairing pairing, Terms terms, Set<Long> seen) {
        boolean bought = terms.mode() == Mode.PURCHASE;
        return Optional.ofNullable(
            lot == null ? new ReceiveOutcome.UnknownLot(line)
            : !seen.add(lot.id()) ? new ReceiveOutcome.Twice(line, lot.code())
            : lot.townCode() != pairing.mountainTown() ? new ReceiveOutcome.OtherTown(line, lot.code())
            : lot.supplierId() != terms.contract().supplierId() ? new ReceiveOutcome.OtherSupplier(line, lot.code())
            : lot.recalledAt() != null ? new ReceiveOutcome.Recalled(line, lot.code())
            : bought && wanted.purchasePriceFen() == null ? new ReceiveOutcome.PriceExpected(line)
            : !bought && wanted.purchasePriceFen() != null ? new ReceiveOutcome.PriceNotExpected(line)
            : null);
    }
}
