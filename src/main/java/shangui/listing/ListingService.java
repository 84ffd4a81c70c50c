package shangui.listing;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shangui.contract.ContractRepository;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.db.Ids;
import shangui.db.StartAfresh;
import shangui.money.Money;
import shangui.pairing.Pairing;
import shangui.pairing.PairingRepository;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.product.Sku;
import shangui.product.SkuRepository;
import shangui.product.Withheld;
import shangui.web.Formats;

/**
 * Offers skus at counters and prices them from a day on: today at the earliest, so that what a day cost stays what it cost. All
 * methods run in the caller's transaction.
 */
@Singleton
public class ListingService {

    private final ListingRepository listings;
    private final CounterRepository counters;
    private final PairingRepository pairings;
    private final ContractRepository contracts;
    private final ProductRepository products;
    private final SkuRepository skus;
    private final Withheld withheld;
    private final Ids ids;
    private final Clock clock;

    ListingService(ListingRepository listings, CounterRepository counters, PairingRepository pairings, ContractRepository contracts,
                   ProductRepository products, SkuRepository skus, Withheld withheld, Ids ids, Clock clock) {
        this.listings = listings;
        this.counters = counters;
        this.pairings = pairings;
        this.contracts = contracts;
        this.products = products;
        this.skus = skus;
        this.withheld = withheld;
        this.ids = ids;
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    /** Offers a sku at a counter, or offers it again after its listing ended. */
    public ListOutcome list(NewListing wish) {
        Counter counter = counters.findById(wish.counterId()).orElseThrow();
        Pairing pairing = pairings.findById(counter.pairingId()).orElseThrow();
        Sku sku = skus.findById(wish.skuId()).orElseThrow();
        Product product = products.findById(sku.productId()).orElseThrow();
        Optional<Listing> before = listings.findByCounterIdAndSkuId(wish.counterId(), wish.skuId()).flatMap(found -> listings.lock(found.id()));
        if (wish.startsOn().isBefore(today())) {
            return new ListOutcome.Past();
        }
        if (counter.closedOn() != null && !wish.startsOn().isBefore(counter.closedOn()) || pairing.endsOn() != null && !wish.startsOn().isBefore(pairing.endsOn())) {
            return new ListOutcome.Closed();
        }
        if (product.townCode() != pairing.mountainTown()) {
            return new ListOutcome.OtherTown();
        }
        if (!sku.offeredOn(wish.startsOn()) || !product.offeredOn(wish.startsOn())) {
            return new ListOutcome.Ended();
        }
        if (before.isPresent() && (before.get().endsOn() == null || before.get().endsOn().isAfter(wish.startsOn()))) {
            return new ListOutcome.Already(before.get());
        }
        List<Withheld.Missing> missing = missing(product.id(), wish.counterId(), wish.startsOn());
        return missing.isEmpty() ? new ListOutcome.Listed(write(wish, before)) : new ListOutcome.Withheld(missing);
    }

    /** From this day on it costs so much; prices that begin later stay. The caller holds the listing and has looked at {@link #priceable}. */
    public void price(Listing listing, LocalDate startsOn, Money price) {
        listings.setPrice(listing.id(), startsOn, new DatedPrice(listing.id(), startsOn, price).priceFen().fen());
        listings.touch(listing.id(), clock.instant());
    }

    /** Whether a price may begin on this day: not before today, nor after the listing ended. */
    public boolean priceable(Listing listing, LocalDate startsOn) {
        return !startsOn.isBefore(today()) && (listing.endsOn() == null || startsOn.isBefore(listing.endsOn()));
    }

    /** Writes how it shall be from now on: its days, its levels. The caller holds it. */
    public void update(Listing listing) {
        listings.update(new Listing(listing.id(), listing.counterId(), listing.skuId(), listing.startsOn(), listing.endsOn(), listing.reorderPoint(),
            listing.targetLevel(), clock.instant()));
    }

    /** What must be there before a counter may offer a product on a day; nothing when it may. */
    public List<Withheld.Missing> missing(long productId, long counterId, LocalDate day) {
        return contracts.findOfCounter(counterId, day).map(contract -> withheld.missing(productId, contract.supplierId(), day)).orElse(List.of());
    }

    private Listing write(NewListing wish, Optional<Listing> before) {
        Listing listing = new Listing(before.map(Listing::id).orElseGet(ids::next), wish.counterId(), wish.skuId(), wish.startsOn(), null, wish.reorderPoint(),
            wish.targetLevel(), clock.instant());
        if (before.isPresent()) {
            listings.update(listing);
        } else {
            StartAfresh.ifTaken(() -> listings.save(listing));
        }
        price(listing, wish.startsOn(), wish.priceFen());
        return listing;
    }
}
