package shangui.listing;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.counter.Store;
import shangui.counter.StoreRepository;
import shangui.money.Money;
import shangui.product.Product;
import shangui.product.ProductRepository;
import shangui.product.Sku;
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

/** A pack's price at every counter that offers it, and one change for many of them at once: all or none. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeSkuPriceController {

    private static final int MOST_COUNTERS = 500;

    private final Pages pages;
    private final Writes writes;
    private final History history;
    private final ListingReader reader;
    private final ListingRepository rows;
    private final ListingService listings;
    private final Pricing pricing;
    private final SkuRepository skus;
    private final ProductRepository products;
    private final CounterRepository counters;
    private final StoreRepository stores;

    OfficeSkuPriceController(Pages pages, Writes writes, History history, ListingReader reader, ListingRepository rows, ListingService listings, Pricing pricing,
                             SkuRepository skus, ProductRepository products, CounterRepository counters, StoreRepository stores) {
        this.pages = pages;
        this.writes = writes;
        this.history = history;
        this.reader = reader;
        this.rows = rows;
        this.listings = listings;
        this.pricing = pricing;
        this.skus = skus;
        this.products = products;
        this.counters = counters;
        this.stores = stores;
    }

    @Get(uris = {"/office/skus/{skuId}/prices", "/api/v1/office/skus/{skuId}/prices"})
    HttpResponse<?> list(HttpRequest<?> request, long skuId) {
        return pages.show(request, page(skuId));
    }

    @Post(uris = {"/office/skus/{skuId}/prices", "/api/v1/office/skus/{skuId}/prices"})
    HttpResponse<?> create(HttpRequest<?> request, Account me, long skuId, Form<PricesForm> form) {
        return writes.once(request, form, typed -> page(skuId), wanted -> {
            if (!skus.existsById(skuId)) {
                throw new NotFound();
            }
            Map<Long, Chosen> chosen = wanted.listings().stream().filter(Chosen::wanted).collect(Collectors.toMap(Chosen::id, Function.identity(), (one, same) -> one));
            List<Listing> found = chosen.isEmpty() ? List.of() : rows.lockAll(chosen.keySet()).stream().filter(listing -> listing.skuId() == skuId).toList();
            if (found.isEmpty() || found.size() < chosen.size()) {
                return Answer.refused(422, "listing.noneChosen").at("listings");
            }
            return price(me, skuId, found, chosen, wanted);
        });
    }

    private Answer price(Account me, long skuId, List<Listing> found, Map<Long, Chosen> chosen, PricesForm wanted) {
        Answer.Done done = Answer.done("/office/skus/" + skuId + "/prices", wanted).created().saying("listing.pricedMany", found.size(), wanted.priceFrom(), wanted.priceFen());
        for (Listing listing : found) {
            Answer answer = pricing.price(me, listing, wanted.priceFen(), wanted.priceFrom(), new Each(chosen.get(listing.id()).seen(), wanted.reason()), done);
            if (answer instanceof Answer.Refused) {
                return answer;
            }
        }
        return done;
    }

    /** Why each of them is changed: as all are. */
    private record Each(@Nullable Long seen, String reason) implements History.Why {}

    private PricesPage page(long skuId) {
        Sku sku = skus.findById(skuId).orElseThrow(NotFound::new);
        List<ListingRow> found = reader.ofSku(skuId, listings.today());
        Map<Long, Counter> at = counters.findByIdIn(found.stream().map(row -> row.listing().counterId()).toList())
            .stream().collect(Collectors.toMap(Counter::id, Function.identity()));
        Map<Long, Store> in = stores.findByIdInOrderById(at.values().stream().map(Counter::storeId).distinct().toList())
            .stream().collect(Collectors.toMap(Store::id, Function.identity()));
        Map<Long, Long> seen = history.seen(OfficeListingController.KIND, found.stream().map(row -> row.listing().id()).toList());
        var offers = new ArrayList<At>();
        for (ListingRow row : found) {
            Counter counter = at.get(row.listing().counterId());
            offers.add(new At(in.get(counter.storeId()), counter, row, seen.get(row.listing().id())));
        }
        return new PricesPage(products.findById(sku.productId()).orElseThrow(), sku, offers, listings.today());
    }

    /** @param offers every counter's that offers it */
    @Template("listing/office/sku-prices")
    public record PricesPage(Product product, Sku sku, List<At> offers, LocalDate today) implements Page {

        @Override
        public Record first() {
            return new First(today);
        }

        private record First(LocalDate priceFrom) {}
    }

    public record At(Store store, Counter counter, ListingRow row, long seen) {}

    @Introspected
    record PricesForm(@Size(max = MOST_COUNTERS) List<@Valid Chosen> listings, @NotNull Money priceFen, @NotNull LocalDate priceFrom,
                      @NotBlank @Size(max = 200) String reason) {}

    /** @param wanted whether it is one of those changed; @param seen the newest change of it that its writer had seen */
    @Introspected
    record Chosen(long id, boolean wanted, @Nullable Long seen) {}
}
