package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.checkout.Looks;
import shangui.checkout.Looks.Picture;
import shangui.checkout.Shelf;
import shangui.counter.Counter;
import shangui.licence.LicenceReader;
import shangui.pairing.Pairing;
import shangui.restock.Arrivals;
import shangui.restock.Arrivals.OnTheWay;
import shangui.statement.SoldMonth;
import shangui.storefront.GoodsOnSale.InSeason;
import shangui.storefront.OnSale.Standing;
import shangui.town.Supplier;
import shangui.town.Village;
import shangui.web.BothDoors;
import shangui.web.Formats;
import shangui.web.Language;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** The mountain towns: what there is of each now, who grew it, how it came, where it is, and what was sold. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class TownController {

    private static final int DAYS_BACK = 90;
    /** Of fewer deliveries no middle is told. */
    private static final int FEWEST_DELIVERIES = 10;

    private final Shelf shelf;
    private final TownCards cards;
    private final PublicPairs pairs;
    private final GoodsOnSale goods;
    private final LicenceReader licences;
    private final Arrivals arrivals;
    private final Looks looks;
    private final Pages pages;

    TownController(Shelf shelf, TownCards cards, PublicPairs pairs, GoodsOnSale goods, LicenceReader licences, Arrivals arrivals, Looks looks, Pages pages) {
        this.shelf = shelf;
        this.cards = cards;
        this.pairs = pairs;
        this.goods = goods;
        this.licences = licences;
        this.arrivals = arrivals;
        this.looks = looks;
        this.pages = pages;
    }

    @Get(uris = {"/towns", "/api/v1/towns"})
    HttpResponse<?> towns(HttpRequest<?> request) {
        return pages.show(request, shelf.version(), () -> new TownsPage(cards.all(request)));
    }

    @Get(uris = {"/towns/{code}", "/api/v1/towns/{code}"})
    HttpResponse<?> town(HttpRequest<?> request, long code) {
        TownCard card = cards.find(request, code).orElseThrow(NotFound::new);
        List<Pairing> known = pairings(code);
        Optional<Pairing> pairing = known.stream().findFirst();
        List<SoldMonth> months = pairs.months(pairing.stream().toList());
        List<Supplier> suppliers = shelf.suppliersOf(code);
        List<OnSale> ofTown = goods.all(request).stream().filter(good -> good.offer().town().code() == code).toList();
        return pages.show(request, new TownPage(card, looks.of(card.town()), known.stream().map(one -> pairs.row(request, one, of(months, one))).toList(), months, pairs.lastFullMonth(),
            ofTown.stream().filter(good -> good.standing() != Standing.NOWHERE).sorted(Sorting.BEST.order(english(request))).map(good -> goods.card(request, good)).toList(),
            goods.inSeason(request, ofTown, Season.NEXT), shelf.villagesOf(code).stream().map(village -> grown(request, village)).toList(), suppliers,
            licences.inForce(suppliers.stream().map(Supplier::id).toList(), pairs.today()).stream().map(PublicLicence::of).toList(),
            pairing.map(this::travels).orElse(List.of()), pairing.flatMap(one -> newest(request, one)).orElse(null),
            pairing.map(one -> pairs.counters(request, one)).orElse(List.of()), card.url()));
    }

    /** Begun ones of a mountain town, the newest first. */
    private List<Pairing> pairings(long code) {
        return pairs.begun().stream().filter(pairing -> pairing.mountainTown() == code).sorted(Comparator.comparing(Pairing::startsOn).reversed()).toList();
    }

    private GrownIn grown(HttpRequest<?> request, Village village) {
        boolean english = english(request);
        return new GrownIn(english ? village.nameEn() : village.name(), shelf.producersIn(village.id()), shelf.goods().stream()
            .filter(good -> good.villages().contains(village)).map(good -> good.named().name(english)).distinct().toList());
    }

    /** What is fresh first, each only if there is enough to tell. */
    private List<Travel> travels(Pairing pairing) {
        Instant since = pairs.today().minusDays(DAYS_BACK).atStartOfDay(Formats.ZONE).toInstant();
        var bySort = arrivals.daysOnTheWay(shelf.countersOfPairing(pairing.id()).stream().map(Counter::id).toList(), since).stream()
            .collect(Collectors.partitioningBy(OnTheWay::fresh));
        var told = new ArrayList<Travel>();
        for (boolean fresh : new boolean[] {true, false}) {
            int times = bySort.get(fresh).stream().mapToInt(OnTheWay::times).sum();
            if (times >= FEWEST_DELIVERIES) {
                told.add(new Travel(fresh, middle(bySort.get(fresh), times), times, DAYS_BACK));
            }
        }
        return told;
    }

    /** The days within which half of them came. */
    private static int middle(List<OnTheWay> days, int times) {
        int seen = 0;
        for (OnTheWay of : days) {
            seen += of.times();
            if (2 * seen >= times) {
                return of.days();
            }
        }
        throw new IllegalArgumentException("no deliveries");
    }

    /** What came last and is still there. */
    private Optional<Newest> newest(HttpRequest<?> request, Pairing pairing) {
        boolean english = english(request);
        return pairs.onHand(pairing).flatMap(offer -> offer.lots().stream().map(lot -> new Newest(offer.name(english),
                pairs.counter(request, offer.counter()).store().name(), lot.arrivedAt())))
            .max(Comparator.comparing(Newest::at));
    }

    private static Optional<SoldMonth> of(List<SoldMonth> months, Pairing pairing) {
        return months.stream().filter(month -> month.pairingId() == pairing.id()).findFirst();
    }

    private static boolean english(HttpRequest<?> request) {
        return Language.of(request) == Language.EN;
    }

    @Template("storefront/towns")
    public record TownsPage(List<TownCard> towns) implements Page {}

    /**
     * @param pictures  at least one
     * @param pairs     the newest first; what follows of statements and counters is of that one
     * @param months    issued, newest first, at most twelve
     * @param lastMonth the last full one
     * @param suppliers who packs
     * @param newest    what came last and is still there; null where nothing is
     */
    @Template("storefront/town")
    public record TownPage(TownCard town, List<Picture> pictures, List<PairRow> pairs, List<SoldMonth> months, YearMonth lastMonth, List<GoodsCard> goods, List<InSeason> comesNext,
                           List<GrownIn> villages, List<Supplier> suppliers, List<PublicLicence> licences, List<Travel> travels, @Nullable Newest newest,
                           List<OpenCounter> counters, String back) implements Page {

        public SoldColumns columns() {
            return new SoldColumns(months, lastMonth);
        }
    }

    /** @param goods names of what came to counters from there */
    public record GrownIn(String village, int producers, List<String> goods) {}

    /** Half of so many deliveries of the last days came within {@code middleDays} of packing. */
    public record Travel(boolean fresh, int middleDays, int deliveries, int ofDays) {}

    public record Newest(String name, String store, Instant at) {}
}
