package shangui.checkout;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import shangui.checkout.Shelf.Good;
import shangui.checkout.Shelf.Named;
import shangui.checkout.ShelfRepository.LevelRow;
import shangui.checkout.ShelfRepository.ListingRow;

/**
 * What the shelf has read: never changed, a newer one takes its place.
 *
 * @param listings by counter, and there by sku
 * @param levels   by counter, and there by lot
 */
record Snapshot(Catalogue catalogue, Map<Long, Map<Long, ListingRow>> listings, Map<Long, Map<Long, LevelRow>> levels, Instant wholeAt, Instant readAt) {

    boolean knows(List<ListingRow> listings, List<LevelRow> levels) {
        return listings.stream().allMatch(row -> catalogue.knows(row.counterId(), row.skuId()))
            && levels.stream().allMatch(row -> catalogue.knows(row.counterId(), row.skuId()));
    }

    /** The same with what has changed since; its very maps where nothing has. */
    Snapshot with(List<ListingRow> changedListings, List<LevelRow> changedLevels, Instant moment) {
        var newListings = changedListings.stream().filter(row -> !row.equals(listings.getOrDefault(row.counterId(), Map.of()).get(row.skuId()))).toList();
        var newLevels = changedLevels.stream().filter(row -> !row.equals(levels.getOrDefault(row.counterId(), Map.of()).get(row.lotId()))).toList();
        return new Snapshot(catalogue, newListings.isEmpty() ? listings : withListings(newListings), newLevels.isEmpty() ? levels : withLevels(newLevels), wholeAt, moment);
    }

    /** Whether the other was read later, maybe, but says the same. */
    boolean saysTheSameAs(Snapshot other) {
        return catalogue == other.catalogue && listings == other.listings && levels == other.levels;
    }

    /** Every pack with the villages its lots at counters came from, in the order the packs were made. */
    List<Good> goods() {
        Map<Long, Set<Long>> villages = new HashMap<>();
        levels.values().forEach(ofCounter -> ofCounter.values().forEach(level ->
            villages.computeIfAbsent(level.skuId(), any -> new TreeSet<>()).addAll(level.villageIds())));
        return catalogue.skus().keySet().stream().sorted().map(skuId -> new Good(named(skuId),
            villages.getOrDefault(skuId, Set.of()).stream().map(id -> catalogue.villages().get(id)).filter(Objects::nonNull).toList())).toList();
    }

    /** Null where there is no such sku. */
    Named named(long skuId) {
        var sku = catalogue.skus().get(skuId);
        var product = sku == null ? null : catalogue.products().get(sku.productId());
        return sku == null ? null : new Named(sku, product, catalogue.towns().get(product.townCode()));
    }

    private Map<Long, Map<Long, ListingRow>> withListings(List<ListingRow> changed) {
        var fresh = new HashMap<>(listings);
        changed.forEach(row -> put(fresh, listings, row.counterId(), row.skuId(), row));
        return fresh;
    }

    private Map<Long, Map<Long, LevelRow>> withLevels(List<LevelRow> changed) {
        var fresh = new HashMap<>(levels);
        changed.forEach(row -> put(fresh, levels, row.counterId(), row.lotId(), row));
        return fresh;
    }

    /** The counter's map is copied the first time it is changed, never changed while others read it. */
    private static <R> void put(Map<Long, Map<Long, R>> fresh, Map<Long, Map<Long, R>> old, long counterId, long key, R row) {
        if (fresh.get(counterId) == old.get(counterId)) {
            fresh.put(counterId, new HashMap<>(old.getOrDefault(counterId, Map.of())));
        }
        fresh.get(counterId).put(key, row);
    }
}
