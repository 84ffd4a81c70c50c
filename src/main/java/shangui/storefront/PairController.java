package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import shangui.checkout.Looks;
import shangui.checkout.Offer;
import shangui.money.Money;
import shangui.money.UnitPrice;
import shangui.pairing.Pairing;
import shangui.pairing.PairingFact;
import shangui.pairing.PairingFactRepository;
import shangui.statement.SoldMonth;
import shangui.web.BothDoors;
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

    private final PublicPairs pairs;
    private final PairingFactRepository facts;
    private final Looks looks;
    private final Pages pages;

    PairController(PublicPairs pairs, PairingFactRepository facts, Looks looks, Pages pages) {
        this.pairs = pairs;
        this.facts = facts;
        this.looks = looks;
        this.pages = pages;
    }

    @Get(uris = {"/pairs", "/api/v1/pairs"})
    HttpResponse<?> pairs(HttpRequest<?> request) {
        List<Pairing> begun = pairs.begun();
        List<SoldMonth> sold = pairs.lately(begun);
        YearMonth month = sold.isEmpty() ? null : sold.getFirst().month();
        var rows = begun.stream().map(pairing -> pairs.row(request, pairing, of(sold, pairing.id(), month)))
            .sorted(Comparator.comparing(PairRow::quiet).thenComparing(PairRow::ended).thenComparing(row -> row.mountain().code())).toList();
        return pages.show(request, new PairsPage(month, rows));
    }

    @Get(uris = {"/pairs/{pairingId}", "/api/v1/pairs/{pairingId}"})
    HttpResponse<?> pair(HttpRequest<?> request, long pairingId) {
        Pairing pairing = pairs.begun().stream().filter(one -> one.id() == pairingId).findFirst().orElseThrow(NotFound::new);
        List<SoldMonth> months = pairs.months(List.of(pairing));
        return pages.show(request, new PairPage(pairs.row(request, pairing, months.stream().findFirst()), goods(request, pairing),
            pairs.counters(request, pairing), facts.findByPairingIdOrderById(pairingId), months));
    }

    /** Each pack once, at its lowest price, the cheapest of a kind first seen. */
    private List<Good> goods(HttpRequest<?> request, Pairing pairing) {
        boolean english = Language.of(request) == Language.EN;
        var bySku = pairs.onHand(pairing).collect(Collectors.groupingBy(offer -> offer.sku().id(), LinkedHashMap::new, Collectors.toList()));
        return bySku.values().stream().map(offers -> good(english, offers)).toList();
    }

    private Good good(boolean english, List<Offer> offers) {
        Offer cheapest = offers.stream().min(Comparator.comparing(Offer::price)).orElseThrow();
        boolean dearerElsewhere = offers.stream().anyMatch(offer -> offer.price().compareTo(cheapest.price()) > 0);
        return new Good(cheapest.sku().id(), looks.card(cheapest.product()), cheapest.name(english), cheapest.pack(english), cheapest.price(), cheapest.unitPrice(),
            dearerElsewhere, offers.size());
    }

    private static Optional<SoldMonth> of(List<SoldMonth> sold, long pairingId, @Nullable YearMonth month) {
        return sold.stream().filter(one -> one.pairingId() == pairingId && one.month().equals(month)).findFirst();
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
    public record PairPage(PairRow pair, List<Good> goods, List<OpenCounter> counters, List<PairingFact> facts, List<SoldMonth> months) implements Page {}

    /** A pack on hand. @param price the lowest; @param dearerElsewhere at another counter it costs more; @param counters how many have it */
    public record Good(long skuId, String picture, String name, String pack, Money price, UnitPrice unitPrice, boolean dearerElsewhere, int counters) {}
}
