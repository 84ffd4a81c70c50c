package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.checkout.Offer;
import shangui.checkout.PickupPlace;
import shangui.checkout.Shelf;
import shangui.counter.Counter;
import shangui.money.Money;
import shangui.money.UnitPrice;
import shangui.pairing.Pairing;
import shangui.pairing.PairingFact;
import shangui.pairing.PairingFactRepository;
import shangui.statement.PublicSales;
import shangui.statement.SoldMonth;
import shangui.storefront.PairRow.Sold;
import shangui.web.BothDoors;
import shangui.web.Formats;
import shangui.web.Language;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** Which towns are twinned, what is known of each pair, and what the public may know it sold. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class PairController {

    private static final int MONTHS_SHOWN = 12;

    private final Shelf shelf;
    private final PublicSales sales;
    private final PairingFactRepository facts;
    private final Pages pages;
    private final Clock clock;

    PairController(Shelf shelf, PublicSales sales, PairingFactRepository facts, Pages pages, Clock clock) {
        this.shelf = shelf;
        this.sales = sales;
        this.facts = facts;
        this.pages = pages;
        this.clock = clock;
    }

    @Get(uris = {"/pairs", "/api/v1/pairs"})
    HttpResponse<?> pairs(HttpRequest<?> request) {
        List<Pairing> begun = shelf.pairings().stream().filter(this::hasBegun).toList();
        List<SoldMonth> sold = sales.since(begun.stream().map(Pairing::id).toList(), lastFullMonth().minusMonths(1));
        YearMonth month = sold.isEmpty() ? null : sold.getFirst().month();
        var rows = begun.stream().map(pairing -> row(request, pairing, of(sold, pairing.id(), month)))
            .sorted(Comparator.comparing(PairRow::quiet).thenComparing(PairRow::ended).thenComparing(row -> row.mountain().code())).toList();
        return pages.show(request, new PairsPage(month, rows));
    }

    @Get(uris = {"/pairs/{pairingId}", "/api/v1/pairs/{pairingId}"})
    HttpResponse<?> pair(HttpRequest<?> request, long pairingId) {
        Pairing pairing = shelf.pairings().stream().filter(one -> one.id() == pairingId && hasBegun(one)).findFirst().orElseThrow(NotFound::new);
        List<SoldMonth> months = sales.since(List.of(pairingId), lastFullMonth().minusMonths(MONTHS_SHOWN - 1));
        return pages.show(request, new PairPage(row(request, pairing, months.stream().findFirst()), goods(request, pairingId),
            openCounters(pairing).stream().map(counter -> place(request, counter)).toList(), facts.findByPairingIdOrderById(pairingId), months));
    }

    private PairRow row(HttpRequest<?> request, Pairing pairing, Optional<SoldMonth> sold) {
        return new PairRow(pairing, shelf.town(pairing.mountainTown()), shelf.town(pairing.partnerTown()), today(), openCounters(pairing).size(),
            onHand(pairing.id()).map(offer -> offer.name(english(request))).distinct().toList(),
            sold.map(month -> month.soldFen() == null ? Sold.TOO_FEW : Sold.TOLD).orElse(Sold.NOT_ISSUED), sold.map(SoldMonth::soldFen).orElse(null));
    }

    /** Each pack once, at its lowest price, the cheapest of a kind first seen. */
    private List<Good> goods(HttpRequest<?> request, long pairingId) {
        var bySku = onHand(pairingId).collect(Collectors.groupingBy(offer -> offer.sku().id(), LinkedHashMap::new, Collectors.toList()));
        return bySku.values().stream().map(offers -> good(english(request), offers)).toList();
    }

    /** Without lots marked down: what is left of those is for who stands before them. */
    private Stream<Offer> onHand(long pairingId) {
        return shelf.onHandOfPairing(pairingId).stream().filter(offer -> !offer.marked());
    }

    private static Good good(boolean english, List<Offer> offers) {
        Offer cheapest = offers.stream().min(Comparator.comparing(Offer::price)).orElseThrow();
        boolean dearerElsewhere = offers.stream().anyMatch(offer -> offer.price().compareTo(cheapest.price()) > 0);
        return new Good(cheapest.sku().id(), cheapest.name(english), cheapest.pack(english), cheapest.price(), cheapest.unitPrice(), dearerElsewhere, offers.size());
    }

    private List<Counter> openCounters(Pairing pairing) {
        return pairing.inForceOn(today()) ? shelf.countersOfPairing(pairing.id()).stream().filter(counter -> counter.openOn(today())).toList() : List.of();
    }

    private Place place(HttpRequest<?> request, Counter counter) {
        boolean english = english(request);
        return new Place(shelf.place(shelf.anyStore(counter.storeId()).orElseThrow(), english), english ? counter.nameEn() : counter.name(),
            english ? counter.wayEn() : counter.way());
    }

    private static Optional<SoldMonth> of(List<SoldMonth> sold, long pairingId, @Nullable YearMonth month) {
        return sold.stream().filter(one -> one.pairingId() == pairingId && one.month().equals(month)).findFirst();
    }

    private boolean hasBegun(Pairing pairing) {
        return !pairing.startsOn().isAfter(today());
    }

    private YearMonth lastFullMonth() {
        return YearMonth.from(today()).minusMonths(1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    private static boolean english(HttpRequest<?> request) {
        return Language.of(request) == Language.EN;
    }

    /** @param month the newest with a statement, if the last full month or the one before; its goods sold are told */
    @Template("storefront/pairs")
    public record PairsPage(@Nullable YearMonth month, List<PairRow> pairs) implements Page {

        /** How many have an open counter: they come first. */
        public long selling() {
            return pairs.stream().filter(pair -> !pair.quiet()).count();
        }

        /** Of the pairs in force. */
        public PairMap map() {
            return new PairMap(pairs.stream().filter(pair -> !pair.ended()).toList());
        }
    }

    /** @param months issued, newest first, at most twelve; the pair tells the newest */
    @Template("storefront/pair")
    public record PairPage(PairRow pair, List<Good> goods, List<Place> counters, List<PairingFact> facts, List<SoldMonth> months) implements Page {}

    /** A pack on hand. @param price the lowest; @param dearerElsewhere at another counter it costs more; @param counters how many have it */
    public record Good(long skuId, String name, String pack, Money price, UnitPrice unitPrice, boolean dearerElsewhere, int counters) {}

    /** An open counter. @param way the walking line a shopper follows */
    public record Place(PickupPlace store, String counter, String way) {}
}
