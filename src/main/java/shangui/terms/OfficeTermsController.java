package shangui.terms;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shangui.contract.Contract;
import shangui.contract.ContractRepository;
import shangui.contract.ContractTerm;
import shangui.contract.ContractTerm.LossBearer;
import shangui.contract.DatedPrice;
import shangui.contract.Fee;
import shangui.contract.Mode;
import shangui.contract.Pack;
import shangui.contract.Rate;
import shangui.contract.Tier;
import shangui.product.Category;
import shangui.user.Account;
import shangui.user.SecondPerson;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Formats;
import shangui.web.Language;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Writes;

/** What a contract shall say from a day on, proposed by one of the office: the whole of it stands in the form as it is, to be changed where it changes. */
@BothDoors
@Controller
@Secured("OFFICE")
class OfficeTermsController {

    private static final int SPARE_RATES = 3;
    private static final int SPARE_FEES = 2;
    private static final int SPARE_BANDS = 2;
    private static final String COMMISSION = "COMMISSION";
    private static final String ALL = "ALL";

    private final Pages pages;
    private final Writes writes;
    private final SecondPerson secondPerson;
    private final ContractRepository contracts;
    private final Agreed.Reader agreed;
    private final Clock clock;

    OfficeTermsController(Pages pages, Writes writes, SecondPerson secondPerson, ContractRepository contracts, Agreed.Reader agreed, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.secondPerson = secondPerson;
        this.contracts = contracts;
        this.agreed = agreed;
        this.clock = clock;
    }

    /** @param from the day on which the form shows what is agreed; tomorrow where none is named, today for the first terms */
    @Get(uris = {"/office/contracts/{id}/terms-proposals/new", "/api/v1/office/contracts/{id}/terms-proposals/new"})
    HttpResponse<?> newProposal(HttpRequest<?> request, long id, @Nullable @QueryValue LocalDate from) {
        return pages.show(request, page(id, from));
    }

    @Post(uris = {"/office/contracts/{id}/terms-proposals", "/api/v1/office/contracts/{id}/terms-proposals"})
    HttpResponse<?> createProposal(HttpRequest<?> request, Account me, long id, Form<TermsForm> form) {
        return writes.once(request, form, typed -> page(id, null), wanted ->
            secondPerson.propose(me, TermsChange.KIND, found(id).id(), wanted, wanted.reason()));
    }

    private FormPage page(long id, @Nullable LocalDate from) {
        Agreed all = agreed.read(found(id));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Formats.ZONE);
        LocalDate day = from != null ? from : all.terms().isEmpty() ? today : today.plusDays(1);
        Optional<ContractTerm> term = all.lastTermBy(day);
        return new FormPage(all.contract(), day, term.orElse(null), fees(all, day), rates(all, day), prices(all, day), whats(all, day), products(all),
            all.terms().isEmpty(), secondPerson.isMissing());
    }

    private Contract found(long id) {
        return contracts.findById(id).orElseThrow(NotFound::new);
    }

    private static List<FeeLine> fees(Agreed all, LocalDate day) {
        Map<Long, Rate> ofEverything = all.ratesOn(day).stream().filter(rate -> rate.feeId() != null && rate.productId() == null && rate.category() == null)
            .collect(Collectors.toMap(Rate::feeId, rate -> rate, (one, other) -> other));
        List<FeeLine> lines = new ArrayList<>(all.feesOn(day).stream().map(fee -> FeeLine.of(fee, ofEverything.get(fee.id()))).toList());
        IntStream.range(0, SPARE_FEES).forEach(spare -> lines.add(FeeLine.SPARE));
        return lines;
    }

    private static List<RateLine> rates(Agreed all, LocalDate day) {
        List<RateLine> lines = new ArrayList<>(all.ratesOn(day).stream().filter(rate -> rate.feeId() == null || rate.productId() != null || rate.category() != null)
            .sorted(Comparator.comparing((Rate rate) -> rate.feeId() == null ? 0 : rate.feeId()).thenComparing(rate -> rate.productId() == null && rate.category() == null ? 0 : 1))
            .map(rate -> RateLine.of(all, rate)).toList());
        if (lines.stream().noneMatch(line -> line.what().equals(COMMISSION) && line.of().equals(ALL))) {
            lines.addFirst(new RateLine(COMMISSION, ALL, null, null, null, bands(List.of()), true));
        }
        IntStream.range(0, SPARE_RATES).forEach(spare -> lines.add(new RateLine("", "", null, null, null, bands(List.of()), false)));
        return lines;
    }

    private static List<PriceLine> prices(Agreed all, LocalDate day) {
        return all.packs().stream().map(pack -> PriceLine.of(pack, all.priceOn(pack.skuId(), day).orElse(null))).toList();
    }

    private static List<Named> whats(Agreed all, LocalDate day) {
        List<Named> whats = new ArrayList<>();
        all.feesOn(day).stream().filter(Fee::percentage).forEach(fee -> whats.add(new Named(Long.toString(fee.id()), Wording.name(fee))));
        return whats;
    }

    private static List<Named> products(Agreed all) {
        return new ArrayList<>(new LinkedHashSet<>(all.packs().stream().map(pack -> new Named(Long.toString(pack.productId()), pack.product())).toList()));
    }

    private static List<BandLine> bands(List<Tier> ladder) {
        List<BandLine> bands = new ArrayList<>(ladder.stream().map(tier -> new BandLine(tier.fromFen().toString(), percent(tier.rateBp()))).toList());
        IntStream.range(0, SPARE_BANDS).forEach(spare -> bands.add(new BandLine("", "")));
        return bands;
    }

    /** As it is typed: {@code 12.5}. */
    private static String percent(int bp) {
        return new Formats(Language.ZH).percent(bp).replace("%", "");
    }

    /**
     * @param startsOn the day whose figures stand in the form
     * @param term     those in force on it, else the last; null where there never were any
     * @param whats    percentage fees a rate can be of
     * @param blank    nothing was ever agreed
     * @param alone    nobody else is there to say yes
     */
    @Template("terms/office/terms-new")
    public record FormPage(Contract contract, LocalDate startsOn, @Nullable ContractTerm term, List<FeeLine> fees, List<RateLine> rates, List<PriceLine> prices,
                           List<Named> whats, List<Named> products, boolean blank, boolean alone) implements Page {

        public List<Mode> modes() {
            return List.of(Mode.values());
        }

        public List<LossBearer> lossBearers() {
            return List.of(LossBearer.values());
        }

        public List<Category> categories() {
            return List.of(Category.values());
        }
    }

    public record Named(String id, String names) {}

    /** @param percentage null for a row to fill in */
    public record FeeLine(String id, String name, String nameEn, @Nullable Boolean percentage, String rate, String fixed, String clause) {

        static final FeeLine SPARE = new FeeLine("", "", "", null, "", "", "");

        static FeeLine of(Fee fee, @Nullable Rate ofEverything) {
            return new FeeLine(Long.toString(fee.id()), fee.name(), fee.nameEn(), fee.percentage(), ofEverything == null ? "" : percent(ofEverything.rateBp()),
                fee.percentage() ? "" : fee.fixedFen().toString(), ofEverything == null ? fee.clause() : ofEverything.clause());
        }
    }

    /** @param name what it is of, where the row is fixed; @param fixed what and of are not to be chosen */
    public record RateLine(String what, String of, @Nullable String name, @Nullable String rate, @Nullable String clause, List<BandLine> bands, boolean fixed) {

        static RateLine of(Agreed all, Rate rate) {
            Fee fee = all.fees().stream().filter(known -> rate.feeId() != null && known.id() == rate.feeId()).findFirst().orElse(null);
            String scope = all.scope(rate);
            return new RateLine(fee == null ? COMMISSION : Long.toString(fee.id()),
                rate.productId() != null ? Long.toString(rate.productId()) : rate.category() != null ? rate.category().name() : ALL,
                fee == null ? scope : Wording.name(fee) + (scope == null ? "" : " " + scope), percent(rate.rateBp()), rate.clause(), OfficeTermsController.bands(all.ladder(rate)), true);
        }

        public boolean commission() {
            return what.equals(COMMISSION);
        }

        /** Whether a ladder stands on it. */
        public boolean laddered() {
            return bands.stream().anyMatch(band -> !band.from().isEmpty());
        }
    }

    public record BandLine(String from, String rate) {}

    public record PriceLine(long skuId, Pack pack, String price, String clause) {

        static PriceLine of(Pack pack, @Nullable DatedPrice price) {
            return new PriceLine(pack.skuId(), pack, price == null ? "" : price.priceFen().toString(), price == null || price.clause() == null ? "" : price.clause());
        }
    }
}
