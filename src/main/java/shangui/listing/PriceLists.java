package shangui.listing;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import shangui.counter.Counter;
import shangui.counter.Reach;
import shangui.counter.Store;
import shangui.paper.Sheet;
import shangui.user.Account;
import shangui.user.Role;
import shangui.web.Exports;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** Price lists of counters: the office's every one, a clerk's and a supplier's those it reaches, to be read. */
@Singleton
class PriceLists {

    private final Pages pages;
    private final Exports exports;
    private final Reach reach;
    private final ListingReader reader;
    private final ListingService listings;

    PriceLists(Pages pages, Exports exports, Reach reach, ListingReader reader, ListingService listings) {
        this.pages = pages;
        this.exports = exports;
        this.reach = reach;
        this.reader = reader;
        this.listings = listings;
    }

    HttpResponse<?> counters(HttpRequest<?> request, Account me) {
        Map<Long, Integer> packs = reader.offered(listings.today()).stream().collect(Collectors.toMap(ListingReader.Offered::counterId, ListingReader.Offered::packs));
        Map<Long, Store> stores = reach.stores(me).stream().collect(Collectors.toMap(Store::id, Function.identity()));
        return pages.show(request, new CountersPage(path(me), reach.counters(me).stream().filter(counter -> counter.openOn(listings.today()))
            .sorted(Comparator.comparing(Counter::storeId).thenComparing(Counter::id))
            .map(counter -> new At(stores.get(counter.storeId()), counter, packs.getOrDefault(counter.id(), 0))).toList()));
    }

    HttpResponse<?> list(HttpRequest<?> request, Account me, long counterId) {
        return pages.show(request, page(me, counterId));
    }

    ListPage page(Account me, long counterId) {
        Counter counter = reach.counter(me, counterId);
        return new ListPage(path(me), store(me, counter), counter, reader.ofCounter(counterId, listings.today()));
    }

    HttpResponse<?> export(HttpRequest<?> request, Account me, long counterId) {
        List<ListingRow> rows = page(me, counterId).rows();
        return exports.file(request, Sheet.XLSX, "listing.prices", (title, t) -> new Sheet(title,
            t.all("listing.barcode", "listing.goods", "listing.goodsEn", "listing.pack", "listing.price", "listing.nextOn", "listing.nextPrice", "listing.reorderPoint",
                "listing.targetLevel", "listing.state"), rows.stream().map(row -> cells(row, t.name("listing.state", row.state()))).toList()).xlsx());
    }

    private static List<Object> cells(ListingRow row, String state) {
        var cells = new ArrayList<Object>(List.of(row.sku().barcode(), row.name(), row.nameEn(), row.sku().pack()));
        cells.add(row.priceFen());
        cells.add(row.nextOn());
        cells.add(row.nextFen());
        cells.addAll(List.of(row.listing().reorderPoint(), row.listing().targetLevel(), state));
        return cells;
    }

    Store store(Account me, Counter counter) {
        return reach.store(me, counter.storeId());
    }

    private static String path(Account me) {
        return me.is(Role.OFFICE) ? "/office" : me.is(Role.SUPPLIER) ? "/supplier" : "/staff";
    }

    @Template("listing/desk/counters")
    public record CountersPage(String path, List<At> counters) implements Page {}

    /** @param packs how many it offers today */
    public record At(Store store, Counter counter, int packs) {}

    @Template("listing/desk/prices")
    public record ListPage(String path, Store store, Counter counter, List<ListingRow> rows) implements Page {

        public boolean office() {
            return path.equals("/office");
        }
    }
}
