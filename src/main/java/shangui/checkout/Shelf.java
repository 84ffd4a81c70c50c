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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.checkout.Offer.OfferedLot;
import shangui.checkout.ShelfRepository.LevelRow;
import shangui.checkout.ShelfRepository.ListingRow;
import shangui.counter.Counter;
import shangui.counter.OpeningTimes;
import shangui.counter.Point;
import shangui.counter.Store;
import shangui.counter.Supermarket;
import shangui.db.Transactions;
import shangui.licence.Permit;
import shangui.pairing.Pairing;
import shangui.picture.ShownPicture;
import shangui.product.Product;
import shangui.product.Sku;
import shangui.stock.Document;
import shangui.town.Supplier;
import shangui.town.Town;
import shangui.town.Village;

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

    private final Catalogue.Reader reader;
    private final ShelfRepository rows;
    private final Transactions transactions;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot snapshot;
    private volatile List<Good> goods = List.of();
    private volatile Today today;

    Shelf(Catalogue.Reader reader, ShelfRepository rows, Transactions transactions, Clock clock) {
        this.reader = reader;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Stores where something can be bought today. */
    public List<Store> stores() {
        return now().stores();
    }

    public Optional<Store> store(long storeId) {
        return stores().stream().filter(store -> store.id() == storeId).findFirst();
    }

    /** The store of an order or basket, whether or not it still takes orders. */
    public Optional<Store> anyStore(long storeId) {
        return Optional.ofNullable(snapshot.catalogue().stores().get(storeId));
    }

    /** Where a store is, if anybody has entered it. */
    public Optional<Point> point(long storeId) {
        return Optional.ofNullable(snapshot.catalogue().places().get(storeId));
    }

    public OpeningTimes times(long storeId) {
        return snapshot.catalogue().times().getOrDefault(storeId, OpeningTimes.NEVER);
    }

    /** A store as a shopper reads of it. */
    public PickupPlace place(Store store, boolean english) {
        return PickupPlace.of(store, times(store.id()), today(), english);
    }

    public Optional<Counter> anyCounter(long counterId) {
        return Optional.ofNullable(snapshot.catalogue().counters().get(counterId));
    }

    /** Whether the counter stands in the store, open or not. */
    boolean isAt(long counterId, @Nullable Long storeId) {
        return storeId != null && anyCounter(counterId).filter(counter -> counter.storeId() == storeId).isPresent();
    }

    /** Counters of a store that take orders today. */
    public List<Counter> counters(long storeId) {
        return now().counters().getOrDefault(storeId, List.of());
    }

    /** What is on hand in a store today, by counter and then by sku; marked-down lots after the ordinary ones. */
    public List<Offer> onHand(long storeId) {
        return onHand(counters(storeId));
    }

    /** What is on hand at a pairing's counters today, by counter and then by sku. */
    public List<Offer> onHandOfPairing(long pairingId) {
        return onHand(countersOfPairing(pairingId));
    }

    /** All of a pairing's counters, closed ones too, in counter order. */
    public List<Counter> countersOfPairing(long pairingId) {
        return snapshot.catalogue().countersOfPairing(pairingId);
    }

    /** Every pairing there is, ended and coming ones too. */
    public Collection<Pairing> pairings() {
        return snapshot.catalogue().pairings().values();
    }

    /** The pairing of a mountain town today; such pairings never overlap. */
    public Optional<Pairing> pairingOf(long mountainTown) {
        return pairings().stream().filter(pairing -> pairing.mountainTown() == mountainTown && pairing.inForceOn(today())).findFirst();
    }

    public Town town(long code) {
        return snapshot.catalogue().towns().get(code);
    }

    /** Those shown of a product, the first of which stands for it; none where there are only drawings. */
    List<ShownPicture> pictures(Product product) {
        return snapshot.catalogue().productPictures().getOrDefault(product.id(), List.of());
    }

    /** Those shown of a town. */
    List<ShownPicture> pictures(Town town) {
        return snapshot.catalogue().townPictures().getOrDefault(town.code(), List.of());
    }

    /** When the newest lot of a product that is on hand anywhere was packed. */
    Optional<LocalDate> newestLot(Product product) {
        return offers().values().stream().flatMap(List::stream).filter(offer -> offer.product().id() == product.id())
            .flatMap(offer -> offer.lots().stream()).map(OfferedLot::packedOn).max(Comparator.naturalOrder());
    }

    /** Every town there is. */
    public Collection<Town> towns() {
        return snapshot.catalogue().towns().values();
    }

    /** Of a town, those that go on, by code. */
    public List<Village> villagesOf(long town) {
        return snapshot.catalogue().villages().values().stream()
            .filter(village -> village.townCode() == town && (village.endedOn() == null || today().isBefore(village.endedOn())))
            .sorted(Comparator.comparing(Village::code)).toList();
    }

    /** How many producers a village has. */
    public int producersIn(long villageId) {
        return snapshot.catalogue().producers().getOrDefault(villageId, 0);
    }

    /** Of a town, those that go on, in the order they were entered. */
    public List<Supplier> suppliersOf(long town) {
        return snapshot.catalogue().suppliers().values().stream()
            .filter(supplier -> supplier.townCode() == town && (supplier.endedOn() == null || today().isBefore(supplier.endedOn())))
            .sorted(Comparator.comparingLong(Supplier::id)).toList();
    }

    public Optional<Supplier> supplier(long supplierId) {
        return Optional.ofNullable(snapshot.catalogue().suppliers().get(supplierId));
    }

    /** A sku at a counter that takes orders, even if nothing of it is left; or its marked-down lot, while something is. */
    public Optional<Offer> offer(long counterId, long skuId, @Nullable Long lotId) {
        return offers().getOrDefault(skuId, List.of()).stream()
            .filter(offer -> offer.counter().id() == counterId && Objects.equals(offer.lotId(), lotId)).findFirst();
    }

    /** The offers of a sku in a store: each counter's, even if nothing of it is left, and then its marked-down lots. */
    public List<Offer> offersOf(long storeId, long skuId) {
        return offers().getOrDefault(skuId, List.of()).stream().filter(offer -> offer.counter().storeId() == storeId).toList();
    }

    /** What a store has most of among the ordinary offers of a sku, if anything is left. */
    Optional<Offer> ordinary(long storeId, long skuId) {
        return offersOf(storeId, skuId).stream().filter(offer -> !offer.marked() && offer.free() > 0).max(Comparator.comparingInt(Offer::free));
    }

    /** All that is sold online, wherever: the offers of each sku, even if nothing of it is left, in counter order. */
    public Map<Long, List<Offer>> offers() {
        return now().offers();
    }

    /** Who sells what is bought in a store: the shopper pays it and nobody else (rule 20). */
    public Supermarket seller(Store store) {
        return snapshot.catalogue().supermarkets().get(store.supermarketId());
    }

    /** The checked permits under which a supplier makes or trades a product. */
    public List<Permit> permits(long supplierId, long productId) {
        return snapshot.catalogue().permits().stream().filter(permit -> permit.supplierId() == supplierId && permit.covers(productId)).toList();
    }

    /** Names of a sku for a line whose offer is gone. */
    public Optional<Named> named(long skuId) {
        return Optional.ofNullable(snapshot.named(skuId));
    }

    /** All packs there are, in the order they were made. The list is another one each time all is read anew. */
    public List<Good> goods() {
        return goods;
    }

    /** A pack and the villages its lots at counters came from. */
    public record Good(Named named, List<Village> villages) {}

    /** A sku, its product and where that comes from. */
    public record Named(Sku sku, Product product, Town town) {

        public String name(boolean english) {
            return english ? product.nameEn() : product.name();
        }

        public String pack(boolean english) {
            return english ? sku.packEn() : sku.pack();
        }
    }

    /** What all of the above is told from: another one when something of it may be different. */
    public Object version() {
        return now().mark();
    }

    private List<Offer> onHand(List<Counter> counters) {
        var now = now();
        return counters.stream().flatMap(counter -> now.onHand().getOrDefault(counter.id(), List.of()).stream()).toList();
    }

    private Today now() {
        var now = snapshot;
        var known = today;
        if (known == null || !known.is(now, today())) {
            known = Today.of(now, today());
            today = known;
        }
        return known;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Document.ZONE);
    }

    /** Reads everything anew. */
    @PostConstruct
    public void readAll() {
        reading.lock();
        try {
            var moment = clock.instant();
            snapshot = transactions.read(() -> new Snapshot(reader.read(today()), Map.of(), Map.of(), moment, moment)
                .with(rows.listingsSince(Instant.EPOCH, today()), rows.levelsSince(Instant.EPOCH), moment));
            goods = snapshot.goods();
        } finally {
            reading.unlock();
        }
    }

    /** Takes in what changed; whatever it does not know the parts of makes it read everything anew. Answers false if it could not. */
    public boolean readChanged() {
        reading.lock();
        try {
            var before = snapshot;
            var moment = clock.instant();
            var since = (moment.isBefore(before.readAt()) ? moment : before.readAt()).minus(SLOWEST_COMMIT);
            List<ListingRow> listings = rows.listingsSince(since, today());
            List<LevelRow> levels = rows.levelsSince(since);
            if (moment.isAfter(before.wholeAt().plus(WHOLE_AGAIN_AFTER)) || anotherDay(before.wholeAt(), moment) || !before.knows(listings, levels)) {
                readAll();
            } else {
                snapshot = before.with(listings, levels, moment);
            }
            return true;
        } catch (RuntimeException databaseIsGone) {
            LOG.warn("The shelf was not read again and shows what was there at {}", snapshot.readAt(), databaseIsGone);
            return false;
        } finally {
            reading.unlock();
        }
    }

    /** At midnight licences end and begin. */
    private static boolean anotherDay(Instant one, Instant other) {
        return !LocalDate.ofInstant(one, Document.ZONE).equals(LocalDate.ofInstant(other, Document.ZONE));
    }
}
