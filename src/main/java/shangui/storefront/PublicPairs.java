package shangui.storefront;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shangui.checkout.Offer;
import shangui.checkout.Shelf;
import shangui.counter.Counter;
import shangui.pairing.Pairing;
import shangui.statement.PublicSales;
import shangui.statement.SoldMonth;
import shangui.storefront.PairRow.Sold;
import shangui.web.Formats;
import shangui.web.Language;

/** Pairs of towns as the public meets them, on their own pages and on the mountain towns'. */
@Singleton
class PublicPairs {

    private static final int MONTHS_SHOWN = 12;

    private final Shelf shelf;
    private final PublicSales sales;
    private final Clock clock;

    PublicPairs(Shelf shelf, PublicSales sales, Clock clock) {
        this.shelf = shelf;
        this.sales = sales;
        this.clock = clock;
    }

    List<Pairing> begun() {
        return shelf.pairings().stream().filter(pairing -> !pairing.startsOn().isAfter(today())).toList();
    }

    /** What they sold in the newest issued months, if those are the last full one or the one before. */
    List<SoldMonth> lately(Collection<Pairing> pairings) {
        return sales.since(ids(pairings), lastFullMonth().minusMonths(1));
    }

    /** Issued ones of the last twelve full months, newest first. */
    List<SoldMonth> months(Collection<Pairing> pairings) {
        return sales.since(ids(pairings), lastFullMonth().minusMonths(MONTHS_SHOWN - 1));
    }

    PairRow row(HttpRequest<?> request, Pairing pairing, Optional<SoldMonth> sold) {
        return new PairRow(pairing, shelf.town(pairing.mountainTown()), shelf.town(pairing.partnerTown()), today(), openCounters(pairing).size(),
            (int) onHand(pairing).map(offer -> offer.sku().id()).distinct().count(), onHand(pairing).map(offer -> offer.name(english(request))).distinct().toList(),
            sold.map(month -> month.soldFen() == null ? Sold.TOO_FEW : Sold.TOLD).orElse(Sold.NOT_ISSUED), sold.map(SoldMonth::soldFen).orElse(null));
    }

    /** Without lots marked down: what is left of those is for who stands before them. */
    Stream<Offer> onHand(Pairing pairing) {
        return shelf.onHandOfPairing(pairing.id()).stream().filter(offer -> !offer.marked());
    }

    List<OpenCounter> counters(HttpRequest<?> request, Pairing pairing) {
        return openCounters(pairing).stream().map(counter -> counter(request, counter)).toList();
    }

    OpenCounter counter(HttpRequest<?> request, Counter counter) {
        boolean english = english(request);
        return new OpenCounter(shelf.place(shelf.anyStore(counter.storeId()).orElseThrow(), english), english ? counter.nameEn() : counter.name(),
            english ? counter.wayEn() : counter.way());
    }

    YearMonth lastFullMonth() {
        return YearMonth.from(today()).minusMonths(1);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    private List<Counter> openCounters(Pairing pairing) {
        return pairing.inForceOn(today()) ? shelf.countersOfPairing(pairing.id()).stream().filter(counter -> counter.openOn(today())).toList() : List.of();
    }

    private static List<Long> ids(Collection<Pairing> pairings) {
        return pairings.stream().map(Pairing::id).toList();
    }

    private static boolean english(HttpRequest<?> request) {
        return Language.of(request) == Language.EN;
    }
}
