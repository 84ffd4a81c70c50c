package shangui.checkout;

import io.micronaut.core.annotation.Nullable;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.checkout.Offer.OfferedLot;
import shangui.checkout.ShelfRepository.LevelRow;
import shangui.checkout.ShelfRepository.ListingRow;
import shangui.counter.Counter;
import shangui.counter.OpeningTimes;
import shangui.counter.Store;
import shangui.db.Transactions;
import shangui.money.Money;
import shangui.pairing.Pairing;
import shangui.product.Product;
import shangui.product.Sku;
import shangui.stock.Document;
import shangui.town.Town;

/**
 * What can be bought where, kept in memory: pages read it instead of asking the database. It is read whole at the start and
 * once a minute; every half second it takes in what changed since it last looked, and the five seconds before, for
 * transactions that were slow to commit. It may be half a second old: the true answer is given at the hold.
 */
@Singleton
public class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final Duration SLOWEST_COMMIT = Duration.ofSeconds(5);
    private static final Duration WHOLE_AGAIN_AFTER = Duration.ofMinutes(1);
    private static final Comparator<OfferedLot> FIRST_EXPIRING_FIRST =
        Comparator.comparing(OfferedLot::bestBefore, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(OfferedLot::lotId);

    private final Catalogue.Reader reader;
    private final ShelfRepository rows;
    private final Transactions transactions;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot snapshot;

    Shelf(Catalogue.Reader reader, ShelfRepository rows, Transactions transactions, Clock clock) {
        this.reader = reader;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Stores where something can be bought today. */
    public List<Store> stores() {
        return snapshot.catalogue.stores(today());
    }

    public Optional<Store> store(long storeId) {
        return stores().stream().filter(store -> store.id() == storeId).findFirst();
    }

    /** The store of an order or basket, whether or not it still takes orders. */
    public Optional<Store> anyStore(long storeId) {
        return Optional.ofNullable(snapshot.catalogue.stores().get(storeId));
    }

    public OpeningTimes times(long storeId) {
        return snapshot.catalogue.times().getOrDefault(storeId, OpeningTimes.NEVER);
    }

    /** A store as a shopper reads of it. */
    public PickupPlace place(Store store, boolean english) {
        return PickupPlace.of(store, times(store.id()), today(), english);
    }

    public Optional<Counter> anyCounter(long counterId) {
        return Optional.ofNullable(snapshot.catalogue.counters().get(counterId));
    }

    /** Counters of a store that take orders today. */
    public List<Counter> counters(long storeId) {
        return snapshot.catalogue.counters(storeId, today());
    }

    /** What is on hand in a store today, by counter and then by sku; marked-down lots after the ordinary ones. */
    public List<Offer> onHand(long storeId) {
        var now = snapshot;
        return onHand(now, now.catalogue.counters(storeId, today()));
    }

    /** What is on hand at a pairing's counters today, by counter and then by sku. */
    public List<Offer> onHandOfPairing(long pairingId) {
        var now = snapshot;
        return onHand(now, now.catalogue.countersOfPairing(pairingId).stream().filter(counter -> now.catalogue.takesOrders(counter, today())).toList());
    }

    /** All of a pairing's counters, closed ones too, in counter order. */
    public List<Counter> countersOfPairing(long pairingId) {
        return snapshot.catalogue.countersOfPairing(pairingId);
    }

    /** Every pairing there is, ended and coming ones too. */
    public Collection<Pairing> pairings() {
        return snapshot.catalogue.pairings().values();
    }

    /** The pairing of a mountain town today; such pairings never overlap. */
    public Optional<Pairing> pairingOf(long mountainTown) {
        return pairings().stream().filter(pairing -> pairing.mountainTown() == mountainTown && pairing.inForceOn(today())).findFirst();
    }

    public Town town(long code) {
        return snapshot.catalogue.towns().get(code);
    }

    /** A sku at a counter that takes orders, even if nothing of it is left; or its marked-down lot, while something is. */
    public Optional<Offer> offer(long counterId, long skuId, @Nullable Long lotId) {
        return offers(counterId, skuId).filter(offer -> Objects.equals(offer.lotId(), lotId)).findFirst();
    }

    /** The offers of a sku in a store: each counter's, even if nothing of it is left, and then its marked-down lots. */
    public List<Offer> offersOf(long storeId, long skuId) {
        return counters(storeId).stream().flatMap(counter -> offers(counter.id(), skuId)).toList();
    }

    private Stream<Offer> offers(long counterId, long skuId) {
        var now = snapshot;
        return now.catalogue.counter(counterId, today()).stream().flatMap(counter ->
            Stream.ofNullable(now.listings.getOrDefault(counterId, Map.of()).get(skuId)).flatMap(listing -> offers(now, counter, listing)));
    }

    /** Names of a sku for a line whose offer is gone. */
    public Optional<Named> named(long skuId) {
        var catalogue = snapshot.catalogue;
        return Optional.ofNullable(catalogue.skus().get(skuId))
            .map(sku -> new Named(sku, catalogue.products().get(sku.productId()), catalogue.towns().get(catalogue.products().get(sku.productId()).townCode())));
    }

    /** A sku, its product and where that comes from. */
    public record Named(Sku sku, Product product, Town town) {

        public String name(boolean english) {
            return english ? product.nameEn() : product.name();
        }

        public String pack(boolean english) {
            return english ? sku.packEn() : sku.pack();
        }
    }

    private List<Offer> onHand(Snapshot now, List<Counter> counters) {
        return counters.stream()
            .flatMap(counter -> now.listings.getOrDefault(counter.id(), Map.of()).values().stream().flatMap(listing -> offers(now, counter, listing)))
            .filter(offer -> offer.free() > 0)
            .sorted(Comparator.comparingLong((Offer offer) -> offer.counter().id()).thenComparing(offer -> offer.sku().id()).thenComparing(Offer::lotOrNone))
            .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Document.ZONE);
    }

    /** The price of a listing is that of today: one that begins at midnight needs nobody to begin it. */
    private Stream<Offer> offers(Snapshot now, Counter counter, ListingRow listing) {
        LocalDate day = today();
        var named = named(listing.skuId()).filter(of -> of.sku().offeredOn(day) && of.product().offeredOn(day));
        var price = listing.priceOn(day);
        if (named.isEmpty() || price.isEmpty()) {
            return Stream.empty();
        }
        Stream<Offer> marked = levels(now, counter.id(), listing.skuId()).filter(level -> level.markdown() != null)
            .map(level -> offer(counter, named.get(), level.markdown(), List.of(lot(now, level)), level.lotId(), price.get()))
            .filter(offer -> offer.freeUntil(day) > 0).sorted(Comparator.comparing(Offer::lotOrNone));
        List<OfferedLot> ordinary = levels(now, counter.id(), listing.skuId()).filter(level -> level.markdown() == null)
            .map(level -> lot(now, level)).filter(lot -> lot.sellableOn(day)).sorted(FIRST_EXPIRING_FIRST).toList();
        return Stream.concat(Stream.of(offer(counter, named.get(), price.get(), ordinary, null, price.get())), marked);
    }

    private static Offer offer(Counter counter, Named named, Money price, List<OfferedLot> lots, Long lotId, Money ordinaryPrice) {
        return new Offer(counter, named.sku(), named.product(), named.town(), price, lots, lotId, ordinaryPrice);
    }

    private static Stream<LevelRow> levels(Snapshot now, long counterId, long skuId) {
        return now.levels.getOrDefault(counterId, Map.of()).values().stream()
            .filter(level -> level.skuId() == skuId && !level.recalled() && level.free() > 0);
    }

    private static OfferedLot lot(Snapshot now, LevelRow level) {
        return new OfferedLot(level.lotId(), level.code(), level.packedOn(), level.bestBefore(), level.sellUntil(), level.free(),
            level.villageIds().stream().map(id -> now.catalogue.villages().get(id)).filter(village -> village != null).toList());
    }

    /** Reads everything anew. */
    @PostConstruct
    public void readAll() {
        reading.lock();
        try {
            var moment = clock.instant();
            snapshot = transactions.read(() -> new Snapshot(reader.read(), Map.of(), Map.of(), moment, moment)
                .with(rows.listingsSince(Instant.EPOCH, today()), rows.levelsSince(Instant.EPOCH), moment));
        } finally {
            reading.unlock();
        }
    }

    /** Takes in what changed; whatever it does not know the parts of makes it read everything anew. */
    public void readChanged() {
        reading.lock();
        try {
            var before = snapshot;
            var moment = clock.instant();
            var since = (moment.isBefore(before.readAt) ? moment : before.readAt).minus(SLOWEST_COMMIT);
            List<ListingRow> listings = rows.listingsSince(since, today());
            List<LevelRow> levels = rows.levelsSince(since);
            if (moment.isAfter(before.wholeAt.plus(WHOLE_AGAIN_AFTER)) || anotherDay(before.wholeAt, moment) || !before.knows(listings, levels)) {
                readAll();
            } else {
                snapshot = before.with(listings, levels, moment);
            }
        } catch (RuntimeException databaseIsGone) {
            LOG.warn("The shelf was not read again and shows what was there at {}", snapshot.readAt, databaseIsGone);
        } finally {
            reading.unlock();
        }
    }

    /** At midnight licences end and begin. */
    private static boolean anotherDay(Instant one, Instant other) {
        return !LocalDate.ofInstant(one, Document.ZONE).equals(LocalDate.ofInstant(other, Document.ZONE));
    }

    /** By counter: listings by sku, levels by lot. */
    private record Snapshot(Catalogue catalogue, Map<Long, Map<Long, ListingRow>> listings, Map<Long, Map<Long, LevelRow>> levels,
                            Instant wholeAt, Instant readAt) {

        boolean knows(List<ListingRow> listings, List<LevelRow> levels) {
            return listings.stream().allMatch(row -> catalogue.knows(row.counterId(), row.skuId()))
                && levels.stream().allMatch(row -> catalogue.knows(row.counterId(), row.skuId()));
        }

        Snapshot with(List<ListingRow> changedListings, List<LevelRow> changedLevels, Instant moment) {
            var newListings = new HashMap<>(listings);
            changedListings.forEach(row -> put(newListings, listings, row.counterId(), row.skuId(), row));
            var newLevels = new HashMap<>(levels);
            changedLevels.forEach(row -> put(newLevels, levels, row.counterId(), row.lotId(), row));
            return new Snapshot(catalogue, newListings, newLevels, wholeAt, moment);
        }

        /** The counter's map is copied the first time it is changed, never changed while others read it. */
        private static <R> void put(Map<Long, Map<Long, R>> fresh, Map<Long, Map<Long, R>> old, long counterId, long key, R row) {
            if (fresh.get(counterId) == old.get(counterId)) {
                fresh.put(counterId, new HashMap<>(old.getOrDefault(counterId, Map.of())));
            }
            fresh.get(counterId).put(key, row);
        }
    }
}
