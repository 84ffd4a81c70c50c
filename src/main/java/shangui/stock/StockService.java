package shangui.stock;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.db.Ids;
import shangui.lot.Lot;
import shangui.lot.LotReader;
import shangui.lot.LotRepository;
import shangui.pairing.MonthService;
import shangui.pairing.PairingRepository;
import shangui.stock.FactBook.Fact;
import shangui.stock.FactBook.Goods;
import shangui.stock.FactBook.Told;
import shangui.stock.StockOutcome.Done;
import shangui.stock.StockOutcome.NotHere;
import shangui.stock.StockOutcome.Short;

/**
 * Goods at counters: received, taken, brought back, written off, counted, moved, sent back, recalled. All methods run in the caller's
 * transaction; where an order is concerned the caller has locked it. The month is locked first (rule 6), then orders, then levels.
 */
@Singleton
public class StockService {

    private final LevelRepository levels;
    private final MovementRepository movements;
    private final HoldRepository holds;
    private final LotRepository lots;
    private final LotReader lotReader;
    private final CounterRepository counters;
    private final PairingRepository pairings;
    private final MonthService months;
    private final FactBook facts;
    private final Ids ids;
    private final Clock clock;

    StockService(LevelRepository levels, MovementRepository movements, HoldRepository holds, LotRepository lots, LotReader lotReader, CounterRepository counters,
                 PairingRepository pairings, MonthService months, FactBook facts, Ids ids, Clock clock) {
        this.levels = levels;
        this.movements = movements;
        this.holds = holds;
        this.lots = lots;
        this.lotReader = lotReader;
        this.counters = counters;
        this.pairings = pairings;
        this.months = months;
        this.facts = facts;
        this.ids = ids;
        this.clock = clock;
    }

    /** Lots a counter accepted arrive (the rules of accepting are {@code restock}'s). */
    public void receive(Document receipt, long counterId, List<LotQuantity> received) {
        lockMonth(counterId, receipt);
        open(counterId, lotIds(received));
        facts.book(counterId, lotIds(received), shelf -> new Fact(goods(receipt, received, Movement.Kind.RECEIVED, 1), List.of()));
    }

    /** Goods leave the counter for an order: its own hold is used up, and a fact is never refused (rule 14). */
    public TakeOutcome take(Document order, long counterId, List<TakeLine> lines) {
        lockMonth(counterId, order);
        Set<Long> named = lines.stream().flatMap(line -> line.scanned().stream()).map(LotQuantity::lotId).collect(Collectors.toCollection(TreeSet::new));
        List<Long> strange = strange(counterId, lines, named);
        if (!strange.isEmpty()) {
            return new TakeOutcome.NeverHere(strange);
        }
        List<Long> skus = lines.stream().map(TakeLine::skuId).distinct().toList();
        List<StockLevel> seen = levels.ofSkus(counterId, skus);
        List<Long> never = skus.stream().filter(sku -> seen.stream().noneMatch(level -> level.skuId() == sku)).toList();
        if (!never.isEmpty()) {
            return new TakeOutcome.NeverHere(never);
        }
        var own = holds.findOpen(order.id());
        List<HoldLine> kept = own.map(hold -> holds.lines(hold.id())).orElse(List.of());
        List<Long> lotIds = Stream.concat(seen.stream().map(StockLevel::lotId), kept.stream().map(HoldLine::lotId)).distinct().toList();
        Shelf shelf = facts.book(counterId, lotIds, seenNow -> {
            seenNow.release(kept);
            List<HoldRepository.Kept> others = facts.keptByOthers(counterId, seenNow, order.id());
            lines.forEach(line -> seenNow.take(line, kept, others, order.accountingDate()));
            return new Fact(seenNow.taken().stream()
                .map(taken -> new Goods(order, taken.lotId(), Movement.Kind.SOLD, -taken.quantity(), null)).toList(), List.of());
        });
        own.ifPresent(hold -> holds.end(hold.id(), HoldState.TAKEN));
        Set<Long> withheld = lotReader.withheld(shelf.taken().stream().map(TakenLot::lotId).distinct().toList(), order.accountingDate());
        Stream.concat(shelf.unsellable().stream(), withheld.stream()).distinct().forEach(lot -> facts.list(counterId, lot, Recount.Why.UNSELLABLE, order, clock.instant()));
        return new TakeOutcome.Taken(List.copyOf(shelf.taken()));
    }

    /** Packs come back; discarded ones are written off in the same breath (rule 13). */
    public void takeBack(Document brought, long counterId, long lotId, int quantity, boolean discard) {
        lockMonth(counterId, brought);
        open(counterId, Set.of(lotId));
        List<Goods> goods = new ArrayList<>();
        goods.add(new Goods(brought, lotId, Movement.Kind.RETURNED, quantity, null));
        if (discard) {
            Document writeOff = new Document(Document.Kind.WRITE_OFF, ids.next(), brought.happenedAt(), brought.accountingDate(), brought.accountId());
            movements.addWriteOff(writeOff, counterId, new LotQuantity(lotId, quantity), WriteOffReason.DISCARD, null, brought.id(), clock.instant());
            goods.add(new Goods(writeOff, lotId, Movement.Kind.WRITTEN_OFF, -quantity, WriteOffReason.DISCARD.name()));
        }
        facts.book(counterId, Set.of(lotId), shelf -> new Fact(goods, List.of()));
    }

    /** Packs went unsold: a fact. */
    public StockOutcome writeOff(Document writeOff, long counterId, LotQuantity lot, WriteOffReason reason, String note) {
        if (!fits(counterId, lot.lotId())) {
            return new NotHere(lot.lotId());
        }
        lockMonth(counterId, writeOff);
        open(counterId, Set.of(lot.lotId()));
        movements.addWriteOff(writeOff, counterId, lot, reason, note, null, clock.instant());
        facts.book(counterId, Set.of(lot.lotId()), shelf -> new Fact(
            List.of(new Goods(writeOff, lot.lotId(), Movement.Kind.WRITTEN_OFF, -lot.quantity(), reason.name())), List.of()));
        return new Done(writeOff.id());
    }

    /** What was found of a lot at a moment: a fact (rule 17). */
    public StockOutcome count(Document count, long counterId, long lotId, int counted) {
        if (!fits(counterId, lotId)) {
            return new NotHere(lotId);
        }
        lockMonth(counterId, count);
        open(counterId, Set.of(lotId));
        facts.book(counterId, Set.of(lotId), shelf -> new Fact(List.of(), List.of(new Told(count, lotId, counted))));
        movements.addCount(count, counterId, lotId, counted, clock.instant());
        movements.settleRecounts(counterId, lotId, clock.instant());
        return new Done(count.id());
    }

    /** Moves free packs to another counter of the pairing: a request, whole or not at all. The caller checked the contracts. */
    public StockOutcome move(Document transfer, long fromCounterId, long toCounterId, LotQuantity lot) {
        lockMonth(fromCounterId, transfer);
        if (!counter(toCounterId).openOn(transfer.accountingDate())) {
            return new NotHere(lot.lotId());
        }
        if (fromCounterId < toCounterId) {
            open(toCounterId, Set.of(lot.lotId()));
        }
        StockOutcome out = giveAway(transfer, fromCounterId, List.of(lot), Movement.Kind.MOVED_OUT);
        if (out instanceof Done) {
            open(toCounterId, Set.of(lot.lotId()));
            facts.book(toCounterId, Set.of(lot.lotId()), shelf -> new Fact(goods(transfer, List.of(lot), Movement.Kind.MOVED_IN, 1), List.of()));
            movements.addTransfer(transfer, fromCounterId, toCounterId, lot);
        }
        return out;
    }

    /** Unsold packs leave for the supplier: a request, whole or not at all. */
    public StockOutcome sendBack(Document sendBack, long counterId, List<LotQuantity> packs) {
        return giveAway(sendBack, counterId, packs, Movement.Kind.SENT_BACK);
    }

    /** Nobody may sell the lot any more, anywhere; false when it was recalled before. */
    public boolean recall(long lotId, String reason) {
        boolean first = lots.recall(lotId, clock.instant(), reason) == 1;
        if (first) {
            levels.recall(lotId);
        }
        return first;
    }

    private StockOutcome giveAway(Document document, long counterId, List<LotQuantity> packs, Movement.Kind kind) {
        lockMonth(counterId, document);
        for (StockLevel level : levels.lock(counterId, lotIds(packs))) {
            int wanted = packs.stream().filter(lot -> lot.lotId() == level.lotId()).mapToInt(LotQuantity::quantity).sum();
            if (level.free() < wanted) {
                return new Short(level.lotId(), wanted, level.free());
            }
        }
        if (levels.ofLots(counterId, lotIds(packs)).size() < lotIds(packs).size()) {
            return new NotHere(packs.getFirst().lotId());
        }
        facts.book(counterId, lotIds(packs), shelf -> new Fact(goods(document, packs, kind, -1), List.of()));
        return new Done(document.id());
    }

    private static List<Goods> goods(Document document, List<LotQuantity> packs, Movement.Kind kind, int sign) {
        return packs.stream().map(lot -> new Goods(document, lot.lotId(), kind, sign * lot.quantity(), null)).toList();
    }

    private static TreeSet<Long> lotIds(List<LotQuantity> packs) {
        return packs.stream().map(LotQuantity::lotId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Opens places for lots read from packs that the counter never received; answers skus whose scanned lot cannot be right (rule 19). */
    private List<Long> strange(long counterId, List<TakeLine> lines, Set<Long> named) {
        List<Long> here = named.isEmpty() ? List.of() : levels.ofLots(counterId, named).stream().map(StockLevel::lotId).toList();
        Set<Long> unseen = new TreeSet<>(named);
        here.forEach(unseen::remove);
        long town = unseen.isEmpty() ? 0 : pairings.findById(counter(counterId).pairingId()).orElseThrow().mountainTown();
        List<Lot> known = unseen.isEmpty() ? List.of() : lots.findByIdIn(unseen).stream().filter(lot -> lot.townCode() == town).toList();
        List<Long> skus = lines.stream()
            .filter(line -> line.scanned().stream().anyMatch(scan -> unseen.contains(scan.lotId())
                && known.stream().noneMatch(lot -> lot.id() == scan.lotId() && lot.skuId() == line.skuId())))
            .map(TakeLine::skuId).distinct().toList();
        if (skus.isEmpty() && !unseen.isEmpty()) {
            open(counterId, unseen);
        }
        return skus;
    }

    private boolean fits(long counterId, long lotId) {
        return !levels.ofLots(counterId, Set.of(lotId)).isEmpty();
    }

    private void lockMonth(long counterId, Document document) {
        months.statementMonth(counter(counterId).pairingId(), document.accountingDate());
    }

    private void open(long counterId, Set<Long> lotIds) {
        levels.open(counterId, counter(counterId).pairingId(), lots.findByIdIn(lotIds));
    }

    private Counter counter(long counterId) {
        return counters.findById(counterId).orElseThrow();
    }
}
