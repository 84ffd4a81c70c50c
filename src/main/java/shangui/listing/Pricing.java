package shangui.listing;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import shangui.money.Money;
import shangui.user.Account;
import shangui.user.History;
import shangui.web.Answer;

/** Prices a listing from a day on, with the trail of who did it, from what to what, and why. */
@Singleton
class Pricing {

    private final ListingRepository rows;
    private final ListingService listings;
    private final History history;

    Pricing(ListingRepository rows, ListingService listings, History history) {
        this.rows = rows;
        this.listings = listings;
        this.history = history;
    }

    /** What a history keeps of a price. */
    private record Priced(Money price, LocalDate priceFrom) {}

    /** The caller holds the listing. */
    Answer price(Account me, Listing listing, Money price, LocalDate from, History.Why why, Answer.Done done) {
        if (!DatedPrice.fits(price)) {
            return Answer.refused(422, "listing.priceRange").at("priceFen");
        }
        if (!listings.priceable(listing, from)) {
            return Answer.refused(422, "listing.priceFromPast").at("priceFrom");
        }
        Optional<DatedPrice> before = DatedPrice.on(from, rows.prices(listing.id()));
        Consumer<Priced> save = priced -> listings.price(listing, priced.priceFrom(), priced.price());
        Priced was = before.map(old -> new Priced(old.priceFen(), old.startsOn())).orElse(new Priced(null, null));
        return history.change(me, OfficeListingController.KIND, listing.id(), was, new Priced(price, from), why, save, done);
    }
}
