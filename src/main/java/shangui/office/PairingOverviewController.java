package shangui.office;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import shangui.office.PairingReader.ContractLine;
import shangui.office.PairingReader.CounterLine;
import shangui.office.PairingReader.MonthLine;
import shangui.office.PairingReader.OrderLine;
import shangui.office.PairingReader.SoldLine;
import shangui.office.PairingReader.StockLine;
import shangui.pairing.Pairing;
import shangui.pairing.PairingFact;
import shangui.pairing.PairingFactRepository;
import shangui.pairing.PairingNote;
import shangui.pairing.PairingNoteRepository;
import shangui.pairing.PairingRepository;
import shangui.pairing.PairingService;
import shangui.paper.Sheet;
import shangui.settlement.Settlement;
import shangui.settlement.SettlementRepository;
import shangui.town.County;
import shangui.town.Town;
import shangui.town.TownRepository;
import shangui.user.Account;
import shangui.user.History;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Exports;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Slice;
import shangui.web.Template;
import shangui.web.Writes;

/** Pairings with everything that hangs on them, and their ending: what it will do is shown before it is done. */
@BothDoors
@Controller
@Secured("OFFICE")
class PairingOverviewController {

    private static final int PAIRINGS_PER_PAGE = 50;
    /** More lines than one would read of what is still to be done; the counters' sums stand beside them. */
    private static final int MOST_LINES = 200;
    /** All have a page of their own. */
    private static final int NEWEST_NOTES = 3;

    private final Pages pages;
    private final Writes writes;
    private final Exports exports;
    private final History history;
    private final PairingService service;
    private final PairingRepository pairings;
    private final PairingRowRepository rows;
    private final PairingFactRepository facts;
    private final PairingNoteRepository notes;
    private final PairingReader reader;
    private final AlertRepository alerts;
    private final SettlementRepository settlements;
    private final TownRepository towns;
    private final Clock clock;

    PairingOverviewController(Pages pages, Writes writes, Exports exports, History history, PairingService service, PairingRepository pairings,
                              PairingRowRepository rows, PairingFactRepository facts, PairingNoteRepository notes, PairingReader reader,
                              AlertRepository alerts, SettlementRepository settlements, TownRepository towns, Clock clock) {
        this.pages = pages;
        this.writes = writes;
        this.exports = exports;
        this.history = history;
        this.service = service;
        this.pairings = pairings;
        this.rows = rows;
        this.facts = facts;
        this.notes = notes;
        this.reader = reader;
        this.alerts = alerts;
        this.settlements = settlements;
        this.towns = towns;
        this.clock = clock;
    }

    @Get(uris = {"/office/pairings", "/api/v1/office/pairings"})
    HttpResponse<?> list(HttpRequest<?> request, Account me, @QueryValue(defaultValue = "") String county, @QueryValue(defaultValue = "") String town,
                         @QueryValue(defaultValue = "") String state, @QueryValue(defaultValue = "0") long after) {
        return pages.show(request, new ListPage(service.today(), towns.counties(), List.of(PairingRow.State.values()),
            alerts(me),
            Slice.of(listed(county, town, state, after, PAIRINGS_PER_PAGE + 1), PAIRINGS_PER_PAGE, PairingRow::id)));
    }

    @Get(uris = {"/office/pairings/export", "/api/v1/office/pairings/export"})
    @Produces(Sheet.XLSX)
    HttpResponse<?> export(HttpRequest<?> request, @QueryValue(defaultValue = "") String county, @QueryValue(defaultValue = "") String town,
                           @QueryValue(defaultValue = "") String state) {
        LocalDate today = service.today();
        List<PairingRow> listed = listed(county, town, state, 0, Exports.MOST_ROWS);
        return exports.file(request, Sheet.XLSX, "pairing.pairings", (title, t) -> new Sheet(title,
            t.all("pairing.mountain", "pairing.mountainCounty", "pairing.mountainCode", "pairing.partner", "pairing.partnerCounty", "pairing.partnerCode",
                "pairing.startsOn", "pairing.startKnownToMonth", "pairing.lastDay", "pairing.state", "pairing.countersOpen", "pairing.soldMonth", "pairing.sold"),
            listed.stream().map(row -> Arrays.asList(row.mountainName(), row.mountainCounty(), row.mountainCode(), row.partnerName(), row.partnerCounty(),
                row.partnerCode(), row.startsOn(), row.startKnownToMonth() ? t.of("pairing.startKnownToMonth.true") : "", row.lastDay(),
                t.name("pairing.state", row.state(today)), row.counters(), row.soldOn(), row.soldFen())).toList()).xlsx());
    }

    @Get(uris = {"/office/pairings/{id}", "/api/v1/office/pairings/{id}"})
    HttpResponse<?> show(HttpRequest<?> request, Account me, long id) {
        LocalDate today = service.today();
        Pairing pairing = pairing(id);
        boolean ending = pairing.endsOn() != null;
        return pages.show(request, new ShowPage(today, pairing, mountain(pairing), partner(pairing), reader.counters(id, today), reader.contracts(id),
            reader.months(id), facts.findByPairingIdOrderById(id), ending ? orders(id) : List.of(), ending ? stock(id) : List.of(),
            ending ? reader.soldAfter(pairing, MOST_LINES) : List.of(), alerts(me).getOrDefault(id, Map.of()), notes.newest(id, NEWEST_NOTES),
            settlements.findByPairings(List.of(id)).stream().filter(settlement -> settlement.restFen().isPositive()).toList(), history.of("pairing", id)));
    }

    @Get(uris = {"/office/pairings/{id}/ending", "/api/v1/office/pairings/{id}/ending"})
    HttpResponse<?> ending(HttpRequest<?> request, long id) {
        return pages.show(request, endingPage(id));
    }

    @Post(uris = {"/office/pairings/{id}/ending", "/api/v1/office/pairings/{id}/ending"})
    HttpResponse<?> createEnding(HttpRequest<?> request, Account me, long id, Form<EndingForm> form) {
        return writes.once(request, form, typed -> endingPage(id), wanted -> service.end(me, id, wanted.lastDay(), wanted,
            Answer.done("/office/pairings/" + id, wanted).saying("pairing.endsAfter")));
    }

    @Post(uris = {"/office/pairings/{id}/ending/withdrawal", "/api/v1/office/pairings/{id}/ending/withdrawal"})
    HttpResponse<?> createWithdrawal(HttpRequest<?> request, Account me, long id, Form<WithdrawalForm> form) {
        return writes.once(request, form, typed -> endingPage(id), wanted -> service.end(me, id, null, wanted,
            Answer.done("/office/pairings/" + id, wanted).saying("pairing.goesOn")));
    }

    private Map<Long, Map<AlertKind, Integer>> alerts(Account me) {
        return alerts.countByPairing(me, AlertKind.of(me.role()), clock.instant());
    }

    private List<PairingRow> listed(String county, String town, String state, long after, int limit) {
        return rows.list(county, town.strip(), state, service.today(), after, limit);
    }

    private EndingPage endingPage(long id) {
        LocalDate today = service.today();
        Pairing pairing = pairing(id);
        return new EndingPage(today, pairing, mountain(pairing), partner(pairing),
            reader.counters(id, today).stream().filter(counter -> counter.closedOn() == null).toList(), orders(id), stock(id), history.seen("pairing", id));
    }

    private List<OrderLine> orders(long id) {
        return reader.orders(id, MOST_LINES);
    }

    private List<StockLine> stock(long id) {
        return reader.stock(id, MOST_LINES);
    }

    private Pairing pairing(long id) {
        return pairings.findById(id).orElseThrow(NotFound::new);
    }

    private Town mountain(Pairing pairing) {
        return towns.findById(pairing.mountainTown()).orElseThrow();
    }

    private Town partner(Pairing pairing) {
        return towns.findById(pairing.partnerTown()).orElseThrow();
    }

    /** @param alerts how many of which kind a pairing has, by its id */
    @Template("office/pairings")
    public record ListPage(LocalDate today, List<County> counties, List<PairingRow.State> states, Map<Long, Map<AlertKind, Integer>> alerts,
                           Slice<PairingRow> slice) implements Page {

        public Map<AlertKind, Integer> alertsOf(PairingRow row) {
            return alerts.getOrDefault(row.id(), Map.of());
        }

        public int waiting(PairingRow row) {
            return alertsOf(row).values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * @param orders    which wait still, where an end is known
     * @param stock     what stands there still, where an end is known
     * @param soldAfter what went over the counter after the end all the same
     * @param alerts    how many of which kind wait
     * @param notes     the newest
     */
    @Template("office/pairing")
    public record ShowPage(LocalDate today, Pairing pairing, Town mountain, Town partner, List<CounterLine> counters, List<ContractLine> contracts,
                           List<MonthLine> months, List<PairingFact> facts, List<OrderLine> orders, List<StockLine> stock, List<SoldLine> soldAfter,
                           Map<AlertKind, Integer> alerts, List<PairingNote> notes, List<Settlement> unpaid, List<History.Event> history) implements Page {

        public boolean ended() {
            return pairing.endedOn(today);
        }

        public YearMonth monthOf(Settlement settlement) {
            return YearMonth.from(settlement.month());
        }
    }

    @Template("office/pairing-ending")
    public record EndingPage(LocalDate today, Pairing pairing, Town mountain, Town partner, List<CounterLine> counters, List<OrderLine> orders,
                             List<StockLine> stock, long seen) implements Page {

        public boolean ended() {
            return pairing.endedOn(today);
        }

        public long packs() {
            return counters.stream().mapToLong(CounterLine::packs).sum();
        }

        public int waiting() {
            return counters.stream().mapToInt(CounterLine::orders).sum();
        }

        @Override
        public Record first() {
            return new EndingForm(pairing.lastDay(), "", null);
        }
    }

    @Introspected
    record EndingForm(@NotNull LocalDate lastDay, @NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {}

    @Introspected
    record WithdrawalForm(@NotBlank @Size(max = 200) String reason, @Nullable Long seen) implements History.Why {}
}
