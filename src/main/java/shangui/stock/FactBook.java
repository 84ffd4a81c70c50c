package shangui.stock;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import shangui.db.Ids;
import shangui.db.StartAfresh;
import shangui.db.Transactions;
import shangui.pairing.MonthService;
import shangui.stock.MovementRepository.Count;
import shangui.stock.Replay.Paper;

/**
 * Books what happened at a counter. A fact is never refused: what the book did not have is found, what was kept for others is
 * broken off their holds, and every later count is restated. In the caller's transaction; orders whose holds break are locked
 * first, then the levels, by lot; whoever finds it otherwise than it looked starts afresh.
 */
@Singleton
class FactBook {

    /** Packs of a lot that moved, by which paper. */
    record Goods(Document document, long lotId, Movement.Kind kind, int quantity, String reason) {}

    /** A count that is being told now. */
    record Told(Document document, long lotId, int counted) {}

    /** What a fact says once the shelf is seen; asked twice, so it only looks. */
    record Fact(List<Goods> goods, List<Told> counts) {}

    /** What is to be written. */
    private record Plan(Shelf shelf, List<Movement> movements, List<HoldRepository.Kept> broken, Map<Long, List<HoldRepository.Kept>> holds, List<LossStated> losses) {

        List<Long> brokenOrders() {
            return broken.stream().map(kept -> kept.hold().orderId()).distinct().sorted().toList();
        }
    }

    /** Movements and losses as they are worked out; a month is asked for once. */
    private final class Writing {

        private final List<Movement> movements = new ArrayList<>();
        private final List<LossStated> losses = new ArrayList<>();
        private final Map<LocalDate, LocalDate> monthOf = new HashMap<>();

        private void add(StockLevel level, Document document, Movement.Kind kind, int quantity, String reason) {
            LocalDate month = monthOf.computeIfAbsent(document.accountingDate(), date -> months.statementMonth(level.pairingId(), date));
            movements.add(new Movement(ids.next(), level.pairingId(), level.counterId(), level.lotId(), level.skuId(), kind, quantity, reason,
                document.kind(), document.id(), document.accountId(), document.happenedAt(), clock.instant(), document.accountingDate(), month));
        }

        private void lose(StockLevel level, Document document, int units) {
            losses.add(new LossStated(document, level.pairingId(), level.counterId(), level.lotId(), level.skuId(), units));
        }
    }

    private final LevelRepository levels;
    private final MovementRepository movements;
    private final HoldRepository holds;
    private final MonthService months;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher<Object> events;

    FactBook(LevelRepository levels, MovementRepository movements, HoldRepository holds, MonthService months, Transactions transactions, Ids ids,
             Clock clock, ApplicationEventPublisher<Object> events) {
        this.levels = levels;
        this.movements = movements;
        this.holds = holds;
        this.months = months;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** Packs of the shelf kept for other orders, those to break first come first. */
    List<HoldRepository.Kept> keptByOthers(long counterId, Shelf shelf, long orderId) {
        List<Long> kept = shelf.spots().filter(spot -> spot.reserved() > 0).map(spot -> spot.read().lotId()).toList();
        return kept.isEmpty() ? List.of() : holds.keeping(counterId, kept).stream().filter(line -> line.hold().orderId() != orderId).toList();
    }

    /** Books a fact on these lots of a counter; they have their places there. */
    Shelf book(long counterId, Collection<Long> lotIds, Function<Shelf, Fact> told) {
        List<Long> announced = List.of();
        List<StockLevel> seen = levels.ofLots(counterId, lotIds);
        if (seen.stream().anyMatch(level -> level.reserved() > 0)) {
            announced = plan(counterId, new Shelf(seen), told).brokenOrders();
            if (!announced.isEmpty()) {
                events.publishEvent(new HoldsBreaking(announced));
            }
        }
        Plan plan = plan(counterId, new Shelf(levels.lock(counterId, new TreeSet<>(lotIds))), told);
        if (!announced.containsAll(plan.brokenOrders())) {
            if (transactions.mayStartAfresh()) {
                throw new StartAfresh("other holds break than were announced");
            }
            // A fact is never refused: the last try locks these orders after the levels, and a deadlock is tried again.
            events.publishEvent(new HoldsBreaking(plan.brokenOrders()));
        }
        write(counterId, plan);
        return plan.shelf();
    }

    private Plan plan(long counterId, Shelf shelf, Function<Shelf, Fact> told) {
        Fact fact = told.apply(shelf);
        Writing writing = new Writing();
        fact.goods().forEach(goods -> writing.add(shelf.spot(goods.lotId()).read(), goods.document(), goods.kind(), goods.quantity(), goods.reason()));
        TreeSet<Long> touched = new TreeSet<>();
        fact.goods().forEach(goods -> touched.add(goods.lotId()));
        fact.counts().forEach(count -> touched.add(count.lotId()));
        if (!touched.isEmpty()) {
            List<Movement> history = movements.ofLots(counterId, touched);
            List<Count> counts = movements.counts(counterId, touched);
            touched.forEach(lot -> restate(shelf.spot(lot), fact, history, counts, writing));
        }
        Map<Long, List<HoldRepository.Kept>> whole = new LinkedHashMap<>();
        List<HoldRepository.Kept> broken = breakHolds(counterId, shelf, whole);
        return new Plan(shelf, writing.movements, broken, whole, writing.losses);
    }

    /** Replays one lot with what is told now, and adds what the book must be corrected by. */
    private void restate(Shelf.Spot spot, Fact fact, List<Movement> history, List<Count> counts, Writing writing) {
        long lot = spot.read().lotId();
        Map<Paper, Document> papers = new HashMap<>();
        Map<Paper, Integer> booked = new HashMap<>();
        List<Replay.Event> happened = new ArrayList<>();
        for (Movement movement : history) {
            if (movement.lotId() == lot) {
                Paper paper = new Paper(movement.documentKind(), movement.documentId());
                if (movement.kind().corrects()) {
                    booked.merge(paper, movement.quantity(), Integer::sum);
                } else {
                    papers.put(paper, new Document(paper.kind(), paper.id(), movement.happenedAt(), movement.accountingDate(), movement.accountId()));
                    happened.add(Replay.Event.moved(paper, movement.happenedAt(), movement.quantity()));
                }
            }
        }
        for (Count count : counts) {
            if (count.lotId() == lot) {
                papers.put(new Paper(Document.Kind.COUNT, count.id()), Document.of(Document.Kind.COUNT, count.id(), count.happenedAt(), null));
                happened.add(Replay.Event.counted(count.id(), count.happenedAt(), count.counted()));
            }
        }
        List<Paper> now = new ArrayList<>();
        fact.goods().stream().filter(goods -> goods.lotId() == lot).forEach(goods -> {
            Paper paper = remember(papers, goods.document());
            happened.add(Replay.Event.moved(paper, goods.document().happenedAt(), goods.quantity()));
        });
        fact.counts().stream().filter(count -> count.lotId() == lot).forEach(count -> {
            Paper paper = remember(papers, count.document());
            now.add(paper);
            happened.add(Replay.Event.counted(paper.id(), count.document().happenedAt(), count.counted()));
        });
        Replay replay = new Replay(happened);
        spot.becomes(replay.level());
        boolean counted = !now.isEmpty();
        for (Paper paper : papers.keySet().stream().sorted(Comparator.comparing(Paper::id)).toList()) {
            int difference = replay.corrections().getOrDefault(paper, 0) - booked.getOrDefault(paper, 0);
            if (difference != 0) {
                writing.add(spot.read(), papers.get(paper), kind(paper, now.contains(paper)), difference, null);
                counted |= paper.kind() == Document.Kind.COUNT;
            }
        }
        if (counted) {
            replay.losses().forEach((paper, units) -> writing.lose(spot.read(), papers.get(paper), units));
        }
        fact.goods().stream().filter(goods -> goods.lotId() == lot && goods.kind() == Movement.Kind.WRITTEN_OFF)
            .forEach(goods -> writing.lose(spot.read(), goods.document(), -goods.quantity()));
    }

    private static Paper remember(Map<Paper, Document> papers, Document document) {
        Paper paper = new Paper(document.kind(), document.id());
        papers.put(paper, document);
        return paper;
    }

    private static Movement.Kind kind(Paper paper, boolean toldNow) {
        return paper.kind() != Document.Kind.COUNT ? Movement.Kind.FOUND : toldNow ? Movement.Kind.COUNTED : Movement.Kind.COUNT_RESTATED;
    }

    /** Breaks holds until no lot keeps more than it has; answers the lines that lose packs, and the whole of their holds. */
    private List<HoldRepository.Kept> breakHolds(long counterId, Shelf shelf, Map<Long, List<HoldRepository.Kept>> whole) {
        List<Long> over = shelf.spots().filter(spot -> spot.reserved() > spot.onHand()).map(spot -> spot.read().lotId()).toList();
        List<HoldRepository.Kept> broken = new ArrayList<>();
        if (over.isEmpty()) {
            return broken;
        }
        List<HoldRepository.Kept> keeping = holds.keeping(counterId, over);
        keeping.forEach(kept -> whole.computeIfAbsent(kept.hold().id(), id -> new ArrayList<>()).add(kept));
        for (HoldRepository.Kept kept : keeping) {
            Shelf.Spot spot = shelf.spot(kept.line().lotId());
            int lost = spot == null ? 0 : Math.min(kept.line().quantity(), spot.reserved() - spot.onHand());
            if (lost > 0) {
                spot.release(lost);
                broken.add(new HoldRepository.Kept(kept.hold(), new HoldLine(kept.line().orderLineId(), kept.line().lotId(), lost)));
            }
        }
        return broken;
    }

    private void write(long counterId, Plan plan) {
        List<Shelf.Spot> changed = plan.shelf().spots().filter(Shelf.Spot::changed).toList();
        if (!changed.isEmpty() && levels.write(counterId, changed) != changed.size()) {
            throw new StartAfresh("levels changed while a fact was booked");
        }
        if (!plan.movements().isEmpty()) {
            movements.add(plan.movements());
        }
        Instant now = clock.instant();
        plan.movements().stream().filter(movement -> movement.kind() == Movement.Kind.FOUND && movement.quantity() > 0)
            .forEach(movement -> list(movement.counterId(), movement.lotId(), Recount.Why.FOUND, paper(movement), now));
        plan.brokenOrders().forEach(order -> holdAnew(counterId, order, plan, now));
        plan.losses().forEach(events::publishEvent);
    }

    /** A broken hold is cancelled whole and its rest held anew; whoever owns the order hears what it lost. */
    private void holdAnew(long counterId, long orderId, Plan plan, Instant now) {
        List<HoldLine> lost = plan.broken().stream().filter(kept -> kept.hold().orderId() == orderId).map(HoldRepository.Kept::line).toList();
        HoldRepository.Hold hold = plan.broken().stream().map(HoldRepository.Kept::hold).filter(broken -> broken.orderId() == orderId).findFirst().orElseThrow();
        if (!holds.end(hold.id(), HoldState.CANCELLED)) {
            throw new StartAfresh("a hold ended while it was being broken");
        }
        List<HoldLine> rest = plan.holds().get(hold.id()).stream()
            .map(kept -> new HoldLine(kept.line().orderLineId(), kept.line().lotId(), kept.line().quantity() - lost.stream()
                .filter(line -> line.orderLineId() == kept.line().orderLineId() && line.lotId() == kept.line().lotId()).mapToInt(HoldLine::quantity).sum()))
            .filter(line -> line.quantity() > 0)
            .toList();
        if (!rest.isEmpty()) {
            holds.add(new HoldRepository.Hold(ids.next(), orderId, hold.counterId(), hold.paid(), hold.madeAt(), hold.endsAt()), rest);
        }
        Document why = plan.movements().isEmpty() ? Document.of(Document.Kind.ORDER, orderId, now, null) : paper(plan.movements().getFirst());
        lost.forEach(line -> list(counterId, line.lotId(), Recount.Why.HOLD_BROKEN, why, now));
        events.publishEvent(new HoldBroken(orderId, lost));
    }

    void list(long counterId, long lotId, Recount.Why why, Document document, Instant now) {
        movements.addRecount(ids.next(), counterId, lotId, why, document, now);
    }

    private static Document paper(Movement movement) {
        return new Document(movement.documentKind(), movement.documentId(), movement.happenedAt(), movement.accountingDate(), movement.accountId());
    }
}
