package shangui.stock;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import shangui.db.Ids;
import shangui.db.StartAfresh;
import shangui.db.Transactions;
import shangui.stock.HoldOutcome.Held;
import shangui.stock.HoldOutcome.Missing;
import shangui.stock.HoldOutcome.Short;

/** Keeps packs for orders and gives them back (rules 14 to 16). All methods run in the caller's transaction, the order locked first. */
@Singleton
public class HoldService {

    private final LevelRepository levels;
    private final HoldRepository holds;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    HoldService(LevelRepository levels, HoldRepository holds, Transactions transactions, Ids ids, Clock clock) {
        this.levels = levels;
        this.holds = holds;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps everything wanted for an order, first expired first, or nothing.
     *
     * @param lastDay last day of the pick-up window: only lots that may still be sold then are taken
     */
    public HoldOutcome hold(long orderId, long counterId, List<Wanted> wanted, LocalDate lastDay, Instant endsAt, boolean paid) {
        boolean lastTry = !transactions.mayStartAfresh();
        List<StockLevel> free = levels.free(counterId, wanted.stream().map(Wanted::skuId).distinct().toList(), lastDay, lastTry);
        List<Missing> missing = missing(wanted, free);
        if (!missing.isEmpty()) {
            return new Short(missing);
        }
        List<HoldLine> lines = choose(wanted, free);
        Map<Long, Integer> quantities = byLot(lines);
        if (levels.hold(counterId, quantities, wanted.stream().map(Wanted::lotId).filter(Objects::nonNull).toList()) != quantities.size()) {
            throw new StartAfresh("somebody else took packs that were free a moment ago");
        }
        var hold = new HoldRepository.Hold(ids.next(), orderId, counterId, paid, clock.instant(), endsAt);
        holds.add(hold, lines);
        return new Held(hold.id(), lines);
    }

    /** Moves the end of an order's open hold; false when there is none or it has run out. */
    public boolean keep(long orderId, Instant endsAt, boolean paid) {
        return holds.keep(orderId, endsAt, paid, clock.instant());
    }

    /** Whether every lot that an order's open hold keeps may still be sold on that day; false when none is open. */
    public boolean sellableOn(long orderId, LocalDate day) {
        return holds.findOpen(orderId).filter(hold -> holds.unsellableOn(hold.id(), day) == 0).isPresent();
    }

    /** Ends an order's open hold and gives its packs back; false when none was open. */
    public boolean end(long orderId, HoldState to) {
        return holds.findOpen(orderId)
            .filter(hold -> holds.end(hold.id(), to))
            .map(this::giveBack)
            .isPresent();
    }

    /** What an order's open hold keeps; empty when none is open. */
    public List<HoldLine> open(long orderId) {
        return holds.findOpen(orderId).map(hold -> holds.lines(hold.id())).orElse(List.of());
    }

    /** Orders whose open hold has run out, the longest ago first. */
    public List<Long> due(Instant now, int limit) {
        return holds.due(now, limit);
    }

    /** The same, as far as they keep packs of these skus at this counter. */
    public List<Long> dueFor(long counterId, Collection<Long> skuIds, Instant now) {
        return holds.dueFor(counterId, skuIds, now);
    }

    private HoldRepository.Hold giveBack(HoldRepository.Hold hold) {
        Map<Long, Integer> quantities = byLot(holds.lines(hold.id()));
        if (levels.release(hold.counterId(), quantities) != quantities.size()) {
            throw new IllegalStateException("hold " + hold.id() + " kept more than its levels say");
        }
        return hold;
    }

    /** Lines of one offer are summed before they are compared with what there is. */
    private static List<Missing> missing(List<Wanted> wanted, List<StockLevel> free) {
        record Offer(long skuId, Long lotId) {}
        Map<Offer, Integer> sums = new LinkedHashMap<>();
        wanted.forEach(line -> sums.merge(new Offer(line.skuId(), line.lotId()), line.quantity(), Math::addExact));
        return sums.entrySet().stream()
            .map(sum -> new Missing(sum.getKey().skuId(), sum.getKey().lotId(), sum.getValue(), free.stream()
                .filter(level -> offers(level, sum.getKey().skuId(), sum.getKey().lotId())).mapToInt(StockLevel::free).sum()))
            .filter(offer -> offer.free() < offer.wanted())
            .toList();
    }

    private static List<HoldLine> choose(List<Wanted> wanted, List<StockLevel> free) {
        Map<Long, Integer> left = new TreeMap<>();
        free.forEach(level -> left.put(level.lotId(), level.free()));
        List<HoldLine> lines = new ArrayList<>();
        for (Wanted line : wanted) {
            int open = line.quantity();
            for (StockLevel level : free) {
                int packs = offers(level, line.skuId(), line.lotId()) ? Math.min(open, left.get(level.lotId())) : 0;
                if (packs > 0) {
                    lines.add(new HoldLine(line.orderLineId(), level.lotId(), packs));
                    left.merge(level.lotId(), -packs, Integer::sum);
                    open -= packs;
                }
            }
        }
        return lines;
    }

    private static boolean offers(StockLevel level, long skuId, Long lotId) {
        return level.skuId() == skuId && (lotId == null ? !level.marked() : lotId == level.lotId());
    }

    static Map<Long, Integer> byLot(List<HoldLine> lines) {
        Map<Long, Integer> quantities = new TreeMap<>();
        lines.forEach(line -> quantities.merge(line.lotId(), line.quantity(), Math::addExact));
        return quantities;
    }
}
