package shangui.checkout;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.checkout.Offer.OfferedLot;
import shangui.checkout.Shelf.Named;
import shangui.checkout.ShelfRepository.LevelRow;
import shangui.checkout.ShelfRepository.ListingRow;
import shangui.counter.Counter;
import shangui.counter.Store;
import shangui.money.Money;

/**
 * What follows for one day from what the shelf has read; worked out when a page first asks for it.
 *
 * @param mark     this one and no other: what pages are kept under, so that they hold nothing of the rest
 * @param stores   those with a counter that takes orders
 * @param counters those that take orders, by store, in counter order
 * @param offers   by sku, even if nothing of it is left: each counter's, in counter order, and after it its marked-down lots
 * @param onHand   those with something left, by counter, in the order of skus
 */
record Today(Object mark, Snapshot of, LocalDate day, List<Store> stores, Map<Long, List<Counter>> counters, Map<Long, List<Offer>> offers, Map<Long, List<Offer>> onHand) {

    private static final Comparator<OfferedLot> FIRST_EXPIRING_FIRST =
        Comparator.comparing(OfferedLot::bestBefore, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(OfferedLot::lotId);

    static Today of(Snapshot read, LocalDate day) {
        var stores = read.catalogue().stores(day);
        var counters = stores.stream().collect(Collectors.toMap(Store::id, store -> read.catalogue().counters(store.id(), day)));
        var offers = counters.values().stream().flatMap(List::stream).flatMap(counter -> offers(read, day, counter))
            .sorted(Comparator.comparingLong((Offer offer) -> offer.counter().id()).thenComparing(offer -> offer.sku().id()).thenComparing(Offer::lotOrNone)).toList();
        return new Today(new Object(), read, day, stores, counters, by(offers.stream(), offer -> offer.sku().id()),
            by(offers.stream().filter(offer -> offer.free() > 0), offer -> offer.counter().id()));
    }

    boolean is(Snapshot read, LocalDate today) {
        return day.equals(today) && of.saysTheSameAs(read);
    }

    private static Map<Long, List<Offer>> by(Stream<Offer> offers, Function<Offer, Long> what) {
        return offers.collect(Collectors.groupingBy(what));
    }

    private static Stream<Offer> offers(Snapshot read, LocalDate day, Counter counter) {
        var levels = read.levels().getOrDefault(counter.id(), Map.of()).values().stream()
            .filter(level -> !level.recalled() && level.free() > 0).collect(Collectors.groupingBy(LevelRow::skuId));
        return read.listings().getOrDefault(counter.id(), Map.of()).values().stream()
            .flatMap(listing -> offers(read, day, counter, listing, levels.getOrDefault(listing.skuId(), List.of())));
    }

    /** The price of a listing is that of the day: one that begins at midnight needs nobody to begin it. */
    private static Stream<Offer> offers(Snapshot read, LocalDate day, Counter counter, ListingRow listing, List<LevelRow> levels) {
        var named = read.named(listing.skuId());
        var price = listing.priceOn(day);
        if (price.isEmpty() || !named.sku().offeredOn(day) || !named.product().offeredOn(day)) {
            return Stream.empty();
        }
        Stream<Offer> marked = levels.stream().filter(level -> level.markdown() != null)
            .map(level -> offer(counter, named, level.markdown(), List.of(lot(read, level)), level.lotId(), price.get()))
            .filter(offer -> offer.freeUntil(day) > 0);
        List<OfferedLot> ordinary = levels.stream().filter(level -> level.markdown() == null)
            .map(level -> lot(read, level)).filter(lot -> lot.sellableOn(day)).sorted(FIRST_EXPIRING_FIRST).toList();
        return Stream.concat(Stream.of(offer(counter, named, price.get(), ordinary, null, price.get())), marked);
    }

    private static Offer offer(Counter counter, Named named, Money price, List<OfferedLot> lots, Long lotId, Money ordinaryPrice) {
        return new Offer(counter, named.sku(), named.product(), named.town(), price, lots, lotId, ordinaryPrice);
    }

    private static OfferedLot lot(Snapshot read, LevelRow level) {
        return new OfferedLot(level.lotId(), level.code(), level.packedOn(), level.bestBefore(), level.sellUntil(), level.free(), level.arrivedAt(),
            level.villageIds().stream().map(id -> read.catalogue().villages().get(id)).filter(village -> village != null).toList(), level.supplierId(), level.certificate());
    }
}
