package shangui.stock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lots of one counter as they were read, changed in memory: where a fact finds the lots it takes (rule 14).
 * Nothing here touches the database; {@link FactBook} reads and writes it.
 */
final class Shelf {

    /** One lot's place: as read, and as changed since. */
    static final class Spot {

        private final StockLevel read;
        private int onHand;
        private int reserved;

        Spot(StockLevel read) {
            this.read = read;
            this.onHand = read.onHand();
            this.reserved = read.reserved();
        }

        StockLevel read() {
            return read;
        }

        int onHand() {
            return onHand;
        }

        int reserved() {
            return reserved;
        }

        int free() {
            return Math.max(0, onHand - reserved);
        }

        void becomes(int onHand) {
            this.onHand = onHand;
        }

        void release(int packs) {
            reserved -= packs;
        }

        boolean changed() {
            return onHand != read.onHand() || reserved != read.reserved();
        }
    }

    private static final Comparator<StockLevel> FIRST_EXPIRED = Comparator
        .comparing(StockLevel::bestBefore, Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(StockLevel::arrivedAt)
        .thenComparing(StockLevel::lotId);

    private final Map<Long, Spot> spots = new LinkedHashMap<>();
    private final List<TakenLot> taken = new ArrayList<>();
    private final List<Long> unsellable = new ArrayList<>();

    Shelf(List<StockLevel> levels) {
        levels.forEach(level -> spots.put(level.lotId(), new Spot(level)));
    }

    Spot spot(long lotId) {
        return spots.get(lotId);
    }

    Stream<Spot> spots() {
        return spots.values().stream();
    }

    List<TakenLot> taken() {
        return taken;
    }

    /** Lots that left although they should not have been sold as ordinary goods. */
    List<Long> unsellable() {
        return unsellable;
    }

    /** What the order kept is its own to take: it becomes free here and now. */
    void release(List<HoldLine> own) {
        own.forEach(line -> spots.get(line.lotId()).release(line.quantity()));
    }

    /**
     * Takes a line's packs: lots read from the packs; what was kept for it; free packs that may be sold, first expired first;
     * other free packs of the sku; packs kept for others, in the order their holds break; then the lot that came last,
     * where the book is wrong and they are found.
     */
    void take(TakeLine line, List<HoldLine> own, List<HoldRepository.Kept> others, LocalDate day) {
        line.scanned().forEach(lot -> take(line, lot.lotId(), lot.quantity(), Basis.SCANNED, agreed(line, lot.lotId()), day));
        int open = line.quantity() - line.scanned().stream().mapToInt(LotQuantity::quantity).sum();
        if (line.offerLotId() != null) {
            open -= take(line, line.offerLotId(), open, Basis.ASSUMED, true, day);
        }
        for (HoldLine kept : own) {
            open -= kept.orderLineId() == line.orderLineId() && !spots.get(kept.lotId()).read().recalled()
                ? take(line, kept.lotId(), Math.min(open, Math.min(kept.quantity(), spots.get(kept.lotId()).free())), Basis.ASSUMED, true, day) : 0;
        }
        for (Spot spot : ofSku(line.skuId()).filter(spot -> ordinary(spot, day)).toList()) {
            open -= take(line, spot.read().lotId(), Math.min(open, spot.free()), Basis.ASSUMED, false, day);
        }
        for (Spot spot : ofSku(line.skuId()).toList()) {
            open -= take(line, spot.read().lotId(), Math.min(open, spot.free()), Basis.ASSUMED, false, day);
        }
        for (HoldRepository.Kept kept : others) {
            Spot spot = spots.get(kept.line().lotId());
            open -= spot == null || spot.read().skuId() != line.skuId() ? 0
                : take(line, kept.line().lotId(), Math.min(open, Math.min(kept.line().quantity(), spot.onHand())), Basis.ASSUMED, false, day);
        }
        if (open > 0) {
            take(line, cameLast(line.skuId()).read().lotId(), open, Basis.ASSUMED, false, day);
        }
    }

    private static boolean agreed(TakeLine line, long lotId) {
        return line.offerLotId() != null && line.offerLotId() == lotId;
    }

    /** @param agreed the lot was the offer or was kept for the line: that it is marked down makes it no wrong one */
    private int take(TakeLine line, long lotId, int packs, Basis basis, boolean agreed, LocalDate day) {
        if (packs <= 0) {
            return 0;
        }
        Spot spot = spots.get(lotId);
        if (!spot.read().sellableOn(day) || spot.read().marked() && !agreed) {
            unsellable.add(lotId);
        }
        spot.becomes(spot.onHand() - packs);
        for (int i = 0; i < taken.size(); i++) {
            TakenLot before = taken.get(i);
            if (before.orderLineId() == line.orderLineId() && before.lotId() == lotId) {
                taken.set(i, new TakenLot(line.orderLineId(), lotId, before.quantity() + packs, before.basis()));
                return packs;
            }
        }
        taken.add(new TakenLot(line.orderLineId(), lotId, packs, basis));
        return packs;
    }

    private Stream<Spot> ofSku(long skuId) {
        return spots().filter(spot -> spot.read().skuId() == skuId).sorted(Comparator.comparing(Spot::read, FIRST_EXPIRED));
    }

    private Spot cameLast(long skuId) {
        return ofSku(skuId).max(Comparator.comparing((Spot spot) -> spot.read().arrivedAt()).thenComparing(spot -> spot.read().lotId())).orElseThrow();
    }

    private static boolean ordinary(Spot spot, LocalDate day) {
        return spot.read().sellableOn(day) && !spot.read().marked();
    }
}
