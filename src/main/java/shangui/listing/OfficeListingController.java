package shangui.listing;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import shangui.counter.Counter;
import shangui.counter.Reach;
import shangui.counter.Store;
import shangui.money.Money;
import shangui.paper.Sheet;
import shangui.product.SkuRepository;
import shangui.user.Account;
import shangui.user.History;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** What counters offer: the office lists packs, prices them from a day on, and ends them. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeListingController {

    static final String KIND = "listing";

    private final Pages pages;
    private final Writes writes;
    private final History history;
    private final Reach reach;
    private final PriceLists lists;
    private final ListingReader reader;
    private final ListingRepository rows;
    private final ListingService listings;
    private final Pricing pricing;
    private final SkuRepository skus;

    OfficeListingController(Pages pages, Writes writes, History history, Reach reach, PriceLists lists, ListingReader reader, ListingRepository rows,
                            ListingService listings, Pricing pricing, SkuRepository skus) {
        this.pages = pages;
        this.writes = writes;
        this.history = history;
        this.reach = reach;
        this.lists = lists;
        this.reader = reader;
        this.rows = rows;
        this.listings = listings;
        this.pricing = pricing;
        this.skus = skus;
    }

    @Get(uris = {"/office/prices", "/api/v1/office/prices"})
    HttpResponse<?> counters(HttpRequest<?> request, Account me) {
        return lists.counters(request, me);
    }

    @Get(uris = {"/office/counters/{counterId}/prices", "/api/v1/office/counters/{counterId}/prices"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, long counterId) {
        return lists.list(request, me, counterId);
    }

    @Get(uris = {"/office/counters/{counterId}/prices/export", "/api/v1/office/counters/{counterId}/prices/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, Account me, long counterId) {
        return lists.export(request, me, counterId);
    }

    @Get(uris = {"/office/counters/{counterId}/listings/new", "/api/v1/office/counters/{counterId}/listings/new"})
    HttpResponse<?> newListing(HttpRequest<?> request, Account me, long counterId) {
        return pages.show(request, newPage(me, counterId));
    }

    @Post(uris = {"/office/counters/{counterId}/listings", "/api/v1/office/counters/{counterId}/listings"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, long counterId, Form<NewForm> form) {
        return writes.once(request, form, typed -> newPage(me, counterId), wanted -> {
            Counter counter = reach.counter(me, counterId);
            if (skus.findById(wanted.skuId()).isEmpty()) {
                return Answer.refused(422, "form.choice").at("skuId");
            }
            if (!DatedPrice.fits(wanted.priceFen())) {
                return Answer.refused(422, "listing.priceRange").at("priceFen");
            }
            return wanted.targetLevel() < wanted.reorderPoint() ? Answer.refused(422, "listing.targetBelow").at("targetLevel") : list(me, counter, wanted);
        });
    }

    private Answer list(Account me, Counter counter, NewForm wanted) {
        return switch (listings.list(new NewListing(counter.id(), wanted.skuId(), wanted.startsOn(), wanted.priceFen(), wanted.reorderPoint(), wanted.targetLevel()))) {
            case ListOutcome.Listed(var listing) -> {
                history.created(me, KIND, listing.id(), wanted.priceFen() + " · " + wanted.startsOn(), wanted.reason());
                yield Answer.done("/office/counters/" + counter.id() + "/prices", listing).created().saying("listing.listed");
            }
            case ListOutcome.Already(var listing) -> Answer.refused(409, "listing.already").at("skuId");
            case ListOutcome.Closed closed -> Answer.refused(409, "listing.closed").at("startsOn");
            case ListOutcome.OtherTown other -> Answer.refused(409, "listing.otherTown").at("skuId");
            case ListOutcome.Ended ended -> Answer.refused(409, "listing.skuEnded").at("skuId");
            case ListOutcome.Withheld(var missing) -> Answer.refused(409, "listing.withheld").at("skuId");
            case ListOutcome.Past past -> Answer.refused(422, "listing.past").at("startsOn");
        };
    }

    @Get(uris = {"/office/listings/{listingId}", "/api/v1/office/listings/{listingId}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long listingId) {
        return pages.show(request, page(me, listingId));
    }

    @Post(uris = {"/office/listings/{listingId}/prices", "/api/v1/office/listings/{listingId}/prices"})
    HttpResponse<?> createPrice(HttpRequest<?> request, Account me, long listingId, Form<PriceForm> form) {
        return writes.once(request, form, typed -> page(me, listingId), wanted -> {
            Listing listing = rows.lock(listingId).orElseThrow(NotFound::new);
            return pricing.price(me, listing, wanted.priceFen(), wanted.priceFrom(), wanted,
                Answer.done("/office/listings/" + listingId, wanted).created().saying("listing.priced", wanted.priceFrom(), wanted.priceFen()));
        });
    }

    @Get(uris = {"/office/listings/{listingId}/changes/new", "/api/v1/office/listings/{listingId}/changes/new"})
    HttpResponse<?> newChange(HttpRequest<?> request, Account me, long listingId) {
        return pages.show(request, changePage(me, listingId));
    }

    @Post(uris = {"/office/listings/{listingId}/changes", "/api/v1/office/listings/{listingId}/changes"})
    HttpResponse<?> createChange(HttpRequest<?> request, Account me, long listingId, Form<ChangeForm> form) {
        return writes.once(request, form, typed -> changePage(me, listingId), wanted -> {
            Listing listing = rows.lock(listingId).orElseThrow(NotFound::new);
            if (wanted.targetLevel() < wanted.reorderPoint()) {
                return Answer.refused(422, "listing.targetBelow").at("targetLevel");
            }
            boolean sameEnd = Objects.equals(wanted.endsOn(), listing.endsOn());
            if (!sameEnd && (wanted.endsOn() != null && wanted.endsOn().isBefore(listings.today()) || listing.endsOn() != null && !listing.endsOn().isAfter(listings.today()))) {
                return Answer.refused(422, "listing.endPast").at("endsOn");
            }
            if (wanted.endsOn() != null && wanted.endsOn().isBefore(listing.startsOn())) {
                return Answer.refused(422, "listing.endBefore").at("endsOn");
            }
            Listing changed = new Listing(listing.id(), listing.counterId(), listing.skuId(), listing.startsOn(), wanted.endsOn(), wanted.reorderPoint(),
                wanted.targetLevel(), listing.changedAt());
            return history.change(me, KIND, listingId, listing, changed, wanted, listings::update,
                Answer.done("/office/listings/" + listingId, changed).saying("listing.changed"));
        });
    }

    private NewPage newPage(Account me, long counterId) {
        Counter counter = reach.counter(me, counterId);
        return new NewPage(lists.store(me, counter), counter, reader.unlisted(counterId, listings.today()), listings.today());
    }

    private ShowPage page(Account me, long listingId) {
        ListingRow row = reader.find(listingId, listings.today()).orElseThrow(NotFound::new);
        Counter counter = reach.counter(me, row.listing().counterId());
        return new ShowPage(lists.store(me, counter), counter, row, rows.prices(listingId), listings.today(), history.seen(KIND, listingId), history.of(KIND, listingId));
    }

    private ChangePage changePage(Account me, long listingId) {
        ListingRow row = reader.find(listingId, listings.today()).orElseThrow(NotFound::new);
        Counter counter = reach.counter(me, row.listing().counterId());
        return new ChangePage(lists.store(me, counter), counter, row, history.seen(KIND, listingId), history.of(KIND, listingId));
    }

    /** @param skus the counter may yet offer */
    @Template("listing/office/listing-new")
    public record NewPage(Store store, Counter counter, List<ListingReader.Unlisted> skus, LocalDate today) implements Page {

        @Override
        public Record first() {
            return new First(today, 5, 20);
        }

        private record First(LocalDate startsOn, int reorderPoint, int targetLevel) {}
    }

    /** @param prices all it ever had or will have, the first first */
    @Template("listing/office/listing")
    public record ShowPage(Store store, Counter counter, ListingRow row, List<DatedPrice> prices, LocalDate today, long seen, List<History.Event> history)
            implements Page {

        @Override
        public Record first() {
            return new First(today);
        }

        private record First(LocalDate priceFrom) {}
    }

    @Template("listing/office/listing-change")
    public record ChangePage(Store store, Counter counter, ListingRow row, long seen, List<History.Event> history) implements Page {

        @Override
        public Record first() {
            return row.listing();
        }
    }

    @Introspected
    record NewForm(@NotNull Long skuId, @NotNull Money priceFen, @NotNull LocalDate startsOn, @NotNull @Min(0) @Max(9999) Integer reorderPoint,
                   @NotNull @Min(0) @Max(9999) Integer targetLevel, @NotBlank @Size(max = 200) String reason) {}

    @Introspected
    record PriceForm(@NotNull Money priceFen, @NotNull LocalDate priceFrom, @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {}

    @Introspected
    record ChangeForm(@NotNull @Min(0) @Max(9999) Integer reorderPoint, @NotNull @Min(0) @Max(9999) Integer targetLevel, @Nullable LocalDate endsOn,
                      @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {}
}
