package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import shangui.checkout.Looks;
import shangui.checkout.Looks.Picture;
import shangui.checkout.Shelf;
import shangui.checkout.Shelf.Named;
import shangui.licence.Licence.State;
import shangui.licence.LicenceReader;
import shangui.lot.Lot;
import shangui.lot.LotReader;
import shangui.lot.LotRepository;
import shangui.picture.Gallery;
import shangui.picture.ShownPicture;
import shangui.restock.Arrivals;
import shangui.town.Supplier;
import shangui.town.Town;
import shangui.web.BothDoors;
import shangui.web.Language;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** Where a pack comes from: what the square on its label leads to. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class TraceController {

    private final Shelf shelf;
    private final LotRepository lots;
    private final LotReader reader;
    private final LicenceReader licences;
    private final Arrivals arrivals;
    private final PublicPairs pairs;
    private final Gallery gallery;
    private final Looks looks;
    private final Pages pages;

    TraceController(Shelf shelf, LotRepository lots, LotReader reader, LicenceReader licences, Arrivals arrivals, PublicPairs pairs, Gallery gallery, Looks looks,
                    Pages pages) {
        this.shelf = shelf;
        this.lots = lots;
        this.reader = reader;
        this.licences = licences;
        this.arrivals = arrivals;
        this.pairs = pairs;
        this.gallery = gallery;
        this.looks = looks;
        this.pages = pages;
    }

    /** @param code as it stands on the pack, in letters of any size */
    @Get(uris = {"/lots/{code}", "/api/v1/lots/{code}"})
    HttpResponse<?> lot(HttpRequest<?> request, String code) {
        Lot lot = lots.findByCode(code).orElseThrow(NotFound::new);
        Named named = shelf.named(lot.skuId()).orElseThrow(NotFound::new);
        boolean english = Language.of(request) == Language.EN;
        Town town = shelf.town(lot.townCode());
        return pages.show(request, new TracePage(lot.code(), named.name(english), named.pack(english), "/products/" + lot.skuId(),
            english ? town.nameEn() : town.name(), english ? town.countyEn() : town.county(), TownCard.path(town.code()), lot.packedOn(), lot.bestBefore(),
            english ? named.product().storageEn() : named.product().storage(), lot.certificate(), gallery.of(Lot.CERTIFICATE, lot.id()).stream().findFirst().orElse(null),
            looks.of(named.product()).getFirst(),
            reader.parts(lot.id()).stream().map(part -> new Part(english ? part.nameEn() : part.name(), part.producerCode(), part.parts())).toList(),
            shelf.supplier(lot.supplierId()).orElseThrow(NotFound::new), licences(lot, named), arrivals(request, lot), onHand(request, lot),
            lot.bestBefore() != null && lot.bestBefore().isBefore(pairs.today()), lot.recalledAt(), lot.recallReason()));
    }

    private List<PublicLicence> licences(Lot lot, Named named) {
        return licences.ofProduct(lot.supplierId(), named.product().id(), pairs.today()).stream()
            .filter(row -> row.state() == State.IN_FORCE || row.state() == State.ENDING).map(PublicLicence::of).toList();
    }

    private List<Came> arrivals(HttpRequest<?> request, Lot lot) {
        return arrivals.ofLot(lot.id()).stream().flatMap(arrival -> shelf.anyCounter(arrival.counterId()).stream()
            .map(counter -> new Came(pairs.counter(request, counter), arrival.at()))).toList();
    }

    /** Where it can be bought now, what came first first. */
    private List<OnHand> onHand(HttpRequest<?> request, Lot lot) {
        return shelf.offers().getOrDefault(lot.skuId(), List.of()).stream().flatMap(offer -> offer.lots().stream()
                .filter(one -> one.lotId() == lot.id()).map(one -> new OnHand(pairs.counter(request, offer.counter()), one.free(), one.arrivedAt())))
            .sorted(Comparator.comparing(OnHand::arrivedAt)).toList();
    }

    /**
     * @param product     the way to its pack's page
     * @param certificate number of the 承诺达标合格证, where one is needed
     * @param picture     of the goods, a photograph or a drawing
     * @param villages    who grew it, by village
     * @param arrivals    the counters that received it, first to last
     * @param onHand      the counters that have it now
     * @param expired     its last day has passed
     */
    @Template("storefront/trace")
    public record TracePage(String code, String name, String pack, String product, String town, String county, String townPage, LocalDate packedOn,
                            @Nullable LocalDate bestBefore, String storage, @Nullable String certificate, @Nullable ShownPicture certificatePicture,
                            Picture picture, List<Part> villages, Supplier supplier,
                            List<PublicLicence> licences, List<Came> arrivals, List<OnHand> onHand, boolean expired, @Nullable Instant recalledAt,
                            @Nullable String recallReason) implements Page {

        public int parts() {
            return villages.stream().mapToInt(Part::parts).sum();
        }
    }

    /** A village's part. @param producer a code, never a name; null where none is known */
    public record Part(String village, @Nullable String producer, int parts) {}

    public record Came(OpenCounter counter, Instant at) {}

    /** @param free packs */
    public record OnHand(OpenCounter counter, int free, Instant arrivedAt) {}
}
