package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Month;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import shangui.checkout.Shelf;
import shangui.product.Category;
import shangui.product.Sku.Measure;
import shangui.storefront.Finder.Found;
import shangui.web.BothDoors;
import shangui.web.Language;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;

/** All that is sold online, wherever it is: listed or looked for, narrowed down and put in order by what the address says. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class GoodsController {

    private static final int GOODS_PER_PAGE = 24;
    private static final int MOST_NEAR = 8;

    private final Shelf shelf;
    private final Finder finder;
    private final GoodsOnSale goods;
    private final Pages pages;

    GoodsController(Shelf shelf, Finder finder, GoodsOnSale goods, Pages pages) {
        this.shelf = shelf;
        this.finder = finder;
        this.goods = goods;
        this.pages = pages;
    }

    /**
     * Where nothing is looked for, everything is listed.
     *
     * @param q     what is looked for
     * @param store only what is on hand there
     * @param after the sku the page before ended with; where that is not listed any more it begins anew
     */
    @Get(uris = {"/products", "/search", "/api/v1/products", "/api/v1/search"})
    HttpResponse<?> list(HttpRequest<?> request, @QueryValue(defaultValue = "") String q, @Nullable @QueryValue Long town, @Nullable @QueryValue Category category,
                         @Nullable @QueryValue Season season, @Nullable @QueryValue Long store, @Nullable @QueryValue Sorting sort,
                         @QueryValue(defaultValue = "0") long after) {
        var filter = new Filter(q, town, category, season, store, sort == null ? Sorting.BEST : sort, after);
        return q.isBlank() ? pages.show(request, shelf.version(), () -> page(request, filter)) : pages.show(request, page(request, filter));
    }

    private record Filter(String q, @Nullable Long town, @Nullable Category category, @Nullable Season season, @Nullable Long store, Sorting sort, long after) {

        boolean lets(OnSale good, Month month) {
            return (town == null || good.offer().town().code() == town)
                && (category == null || good.offer().product().category() == category)
                && (season == null || season.has(good.offer().product(), month))
                && (store == null || good.isAt(store));
        }

        boolean narrows() {
            return town != null || category != null || season != null || store != null;
        }
    }

    private ListPage page(HttpRequest<?> request, Filter filter) {
        boolean english = Language.of(request) == Language.EN;
        String q = filter.q;
        var found = q.isBlank() ? Found.NOTHING : finder.find(q);
        var all = q.isBlank() ? goods.all(request) : goods.of(request, found.hits());
        var listed = all.stream().filter(good -> filter.lets(good, goods.month())).sorted(filter.sort.order(english)).toList();
        var slice = Slice.of(listed.subList(begin(listed, filter.after), listed.size()), GOODS_PER_PAGE, good -> good.offer().sku().id());
        return new ListPage(q.strip(), all.size(), found.alike(), filter.narrows(), listed.size(), filter.sort,
            sections(request, slice.items(), filter.sort), slice.next(), all.isEmpty() ? near(request, q, english) : List.of(), towns(english), categories(), stores(english));
    }

    /** What comes near, or else what there is. */
    private List<GoodsCard> near(HttpRequest<?> request, String q, boolean english) {
        var near = goods.of(request, finder.near(q));
        return cards(request, (near.isEmpty() ? goods.all(request) : near).stream().sorted(Sorting.BEST.order(english)).limit(MOST_NEAR).toList());
    }

    private static int begin(List<OnSale> listed, long after) {
        for (int i = 0; i < listed.size(); i++) {
            if (listed.get(i).offer().sku().id() == after) {
                return i + 1;
            }
        }
        return 0;
    }

    private List<Section> sections(HttpRequest<?> request, List<OnSale> listed, Sorting sort) {
        if (sort != Sorting.UNIT_PRICE) {
            return listed.isEmpty() ? List.of() : List.of(new Section(null, cards(request, listed)));
        }
        return listed.stream().collect(Collectors.groupingBy(good -> good.offer().sku().measure(), TreeMap::new, Collectors.toList()))
            .entrySet().stream().map(of -> new Section(of.getKey(), cards(request, of.getValue()))).toList();
    }

    private List<GoodsCard> cards(HttpRequest<?> request, List<OnSale> listed) {
        return listed.stream().map(good -> goods.card(request, good)).toList();
    }

    private List<Choice> towns(boolean english) {
        return shelf.offers().values().stream().map(offers -> offers.getFirst().town()).distinct()
            .map(town -> new Choice(String.valueOf(town.code()), english ? town.nameEn() : town.name())).sorted(Comparator.comparing(Choice::value)).toList();
    }

    private List<Category> categories() {
        return shelf.offers().values().stream().map(offers -> offers.getFirst().product().category()).distinct().sorted().toList();
    }

    private List<Choice> stores(boolean english) {
        return shelf.stores().stream().map(store -> new Choice(String.valueOf(store.id()), english ? store.nameEn() : store.name())).toList();
    }

    /**
     * @param found    goods that are what was looked for
     * @param alike    none is exactly that
     * @param narrowed whether not all of them are listed
     * @param count    how many are
     * @param near     where nothing is found, what comes near
     */
    @Template("storefront/goods")
    public record ListPage(String q, int found, boolean alike, boolean narrowed, int count, Sorting sort, List<Section> sections, @Nullable Long next,
                           List<GoodsCard> near, List<Choice> towns, List<Category> categories, List<Choice> stores) implements Page {

        public Sorting[] sortings() {
            return Sorting.values();
        }

        public Season[] seasons() {
            return Season.values();
        }

        /** All that was found. */
        public String widened() {
            return "/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
        }
    }

    /** @param measure what all in it are priced by, null where it does not matter */
    public record Section(@Nullable Measure measure, List<GoodsCard> cards) {}

    /** Something to narrow a list down to. */
    public record Choice(String value, String text) {}
}
