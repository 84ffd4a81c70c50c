package shangui.stock;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shangui.db.Ids;
import shangui.listing.Listing;
import shangui.listing.ListingRepository;
import shangui.money.Money;

/**
 * Marks lots down near their date: from then on such a lot is an offer of its own with its own label and order line, and ordinary
 * lines never take it (rule 15). Whoever changes a markdown names the one they saw. All methods run in the caller's transaction.
 */
@Singleton
public class MarkdownService {

    private final MarkdownRepository markdowns;
    private final LevelRepository levels;
    private final ShelfReader shelf;
    private final ListingRepository listings;
    private final Ids ids;
    private final Clock clock;

    MarkdownService(MarkdownRepository markdowns, LevelRepository levels, ShelfReader shelf, ListingRepository listings, Ids ids, Clock clock) {
        this.markdowns = markdowns;
        this.levels = levels;
        this.shelf = shelf;
        this.listings = listings;
        this.ids = ids;
        this.clock = clock;
    }

    /** From now on packs of this lot cost so much at this counter. @param seen the markdown that stood, or null */
    public MarkOutcome mark(long counterId, long lotId, Money price, @Nullable Money seen, @Nullable Long accountId, String reason) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Document.ZONE);
        ShelfRow row = shelf.find(counterId, lotId).orElseThrow();
        Optional<Listing> listing = listings.findByCounterIdAndSkuId(counterId, row.level().skuId()).filter(found -> found.offeredOn(today));
        if (!row.level().sellableOn(today) || row.level().sellUntil() == null || row.withheld()) {
            return new MarkOutcome.Unsellable();
        }
        if (listing.isEmpty() || row.priceFen() == null) {
            return new MarkOutcome.NotListed();
        }
        if (!price.isPositive() || price.compareTo(row.priceFen()) >= 0) {
            return new MarkOutcome.NotLower(row.priceFen());
        }
        if (!levels.mark(counterId, lotId, seen, price)) {
            return changed(counterId, lotId);
        }
        Instant now = clock.instant();
        markdowns.end(counterId, lotId, now, accountId, reason);
        markdowns.add(ids.next(), counterId, lotId, price.fen(), now, accountId, reason);
        return new MarkOutcome.Done();
    }

    /** From now on its packs are ordinary ones again. */
    public MarkOutcome end(long counterId, long lotId, @Nullable Money seen, @Nullable Long accountId, String reason) {
        if (seen == null || !levels.mark(counterId, lotId, seen, null)) {
            return changed(counterId, lotId);
        }
        markdowns.end(counterId, lotId, clock.instant(), accountId, reason);
        return new MarkOutcome.Done();
    }

    /** Those a lot ever had at a counter, the newest first. */
    public List<Markdown> of(long counterId, long lotId) {
        return markdowns.of(counterId, lotId);
    }

    private MarkOutcome changed(long counterId, long lotId) {
        return new MarkOutcome.Changed(shelf.find(counterId, lotId).orElseThrow().level().markdownFen());
    }
}
