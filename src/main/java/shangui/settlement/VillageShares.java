package shangui.settlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import shangui.money.Money;

/**
 * Each village's part of one settlement (rule 21). What names a lot falls on the lot's villages by its shares, line by line; what names
 * none falls on the villages in proportion to their nets in this settlement, a net below 0 counting as 0; with no net at all it
 * falls on nobody ({@link #NOBODY}) and is carried. So do lots that name no village.
 *
 * <p>What a village may claim is its part and what earlier months carried to it. A claim below zero is carried on; what the settlement
 * pays is shared among the claims above zero in their proportion, and what of those it does not pay is carried too, so that no fen
 * is paid twice and none is lost.
 */
public final class VillageShares {

    /** Stands in for a village where there is none. */
    public static final long NOBODY = 0;

    private static class Part {
        Money net = Money.ZERO;
        Money lines = Money.ZERO;
        Money entries = Money.ZERO;
        Money carriedIn = Money.ZERO;

        Money claim() {
            return lines.plus(entries).plus(carriedIn);
        }
    }

    /** A lot's villages in the order of their codes, and their parts. */
    public record LotVillages(List<Long> villageIds, List<Long> parts) {

        private List<Money> share(Money amount) {
            return amount.share(parts);
        }
    }

    private final List<Long> villageOrder;
    private final SortedMap<Integer, Part> parts = new TreeMap<>();
    private final Part nobody = new Part();

    /** @param villageOrder all villages that may get a part, by code: ties go to the earlier */
    public VillageShares(List<Long> villageOrder) {
        this.villageOrder = villageOrder;
    }

    public void addLine(LotVillages villages, Money net, Money payable) {
        List<Money> nets = shares(villages, net);
        List<Money> payables = shares(villages, payable);
        for (int i = 0; i < nets.size(); i++) {
            Part part = part(villages, i);
            part.net = part.net.plus(nets.get(i));
            part.lines = part.lines.plus(payables.get(i));
        }
    }

    public void addEntryOfLot(LotVillages villages, Money amount) {
        List<Money> amounts = shares(villages, amount);
        for (int i = 0; i < amounts.size(); i++) {
            Part part = part(villages, i);
            part.entries = part.entries.plus(amounts.get(i));
        }
    }

    /** After all lines: shared by the nets they gave. */
    public void addEntry(Money amount) {
        spread(amount, (part, share) -> part.entries = part.entries.plus(share));
    }

    /** After all lines: what earlier months carried, by village. */
    public void carryIn(Map<Long, Money> carried) {
        carried.forEach((villageId, amount) -> {
            if (villageId == NOBODY) {
                spread(amount, (part, share) -> part.carriedIn = part.carriedIn.plus(share));
            } else {
                Part part = part(villageId);
                part.carriedIn = part.carriedIn.plus(amount);
            }
        });
    }

    /** The parts, by village code, nobody's last. */
    public List<VillagePart> parts() {
        Money claimed = Money.sum(parts.values(), part -> part.claim().max(Money.ZERO));
        Money pays = Money.sum(parts.values(), Part::claim).plus(nobody.claim()).max(Money.ZERO).min(claimed);
        List<Map.Entry<Integer, Part>> ordered = List.copyOf(parts.entrySet());
        List<Money> dues = pays.share(ordered.stream().map(entry -> entry.getValue().claim().max(Money.ZERO).fen()).toList());
        List<VillagePart> result = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            result.add(villagePart(villageOrder.get(ordered.get(i).getKey()), ordered.get(i).getValue(), dues.get(i)));
        }
        if (!nobody.lines.isZero() || !nobody.entries.isZero() || !nobody.carriedIn.isZero() || !nobody.net.isZero()) {
            result.add(villagePart(NOBODY, nobody, Money.ZERO));
        }
        return result;
    }

    private static VillagePart villagePart(long villageId, Part part, Money due) {
        return new VillagePart(villageId, part.net, part.lines, part.entries, part.carriedIn, due, part.claim().minus(due));
    }

    @FunctionalInterface
    private interface Take {
        void take(Part part, Money share);
    }

    private void spread(Money amount, Take take) {
        List<Part> all = List.copyOf(parts.values());
        List<Long> nets = all.stream().map(part -> part.net.max(Money.ZERO).fen()).toList();
        if (nets.stream().allMatch(net -> net == 0)) {
            take.take(nobody, amount);
            return;
        }
        List<Money> shares = amount.share(nets);
        for (int i = 0; i < all.size(); i++) {
            take.take(all.get(i), shares.get(i));
        }
    }

    private static List<Money> shares(LotVillages villages, Money amount) {
        return villages.villageIds().isEmpty() ? List.of(amount) : villages.share(amount);
    }

    private Part part(LotVillages villages, int i) {
        return villages.villageIds().isEmpty() ? nobody : part(villages.villageIds().get(i));
    }

    private Part part(long villageId) {
        return parts.computeIfAbsent(villageOrder.indexOf(villageId), order -> new Part());
    }
}
