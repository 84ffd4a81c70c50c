package shangui.contract;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shangui.change.Examined.Objection;
import shangui.counter.Counter;
import shangui.counter.CounterRepository;
import shangui.counter.LeftAt;
import shangui.counter.Store;
import shangui.counter.StoreRepository;
import shangui.db.StartAfresh;
import shangui.pairing.MonthService;
import shangui.pairing.Pairing;
import shangui.pairing.PairingMonth;
import shangui.pairing.PairingRepository;
import shangui.town.SupplierRepository;
import shangui.web.Formats;

/**
 * Which counters are under a contract, and from which day something of it may change: a counter is under exactly one contract on any
 * day; lines that froze a figure stay right; goods change hands only where there are none. All methods run in the caller's transaction.
 */
@Singleton
public class Covering {

    private final ContractRepository contracts;
    private final ContractTermRepository terms;
    private final CounterRepository counters;
    private final StoreRepository stores;
    private final PairingRepository pairings;
    private final SupplierRepository suppliers;
    private final MonthService months;
    private final List<Frozen> frozen;
    private final List<LeftAt> leftAt;
    private final Clock clock;

    Covering(ContractRepository contracts, ContractTermRepository terms, CounterRepository counters, StoreRepository stores, PairingRepository pairings,
             SupplierRepository suppliers, MonthService months, List<Frozen> frozen, List<LeftAt> leftAt, Clock clock) {
        this.contracts = contracts;
        this.terms = terms;
        this.counters = counters;
        this.stores = stores;
        this.pairings = pairings;
        this.suppliers = suppliers;
        this.months = months;
        this.frozen = frozen;
        this.leftAt = leftAt;
        this.clock = clock;
    }

    /** The counters ever under a contract, the newest day first. */
    public List<Cover> of(long contractId) {
        return contracts.covers(contractId);
    }

    /** Keeps everybody from writing lines under a contract, and from changing it, until the transaction ends. */
    public List<Cover> hold(long contractId) {
        Set<Long> held = pairings(contracts.covers(contractId));
        held.forEach(pairing -> months.hold(pairing, today()));
        contracts.lock(contractId);
        List<Cover> covers = contracts.covers(contractId);
        if (!held.containsAll(pairings(covers))) {
            throw new StartAfresh("The contract covered more when it was held than when it was looked at");
        }
        return covers;
    }

    /** From this day on the counter is under this contract, and no longer under another; or why it cannot be. */
    public Optional<Objection> cover(long contractId, long counterId, LocalDate day) {
        Optional<Counter> found = counters.findById(counterId);
        if (found.isEmpty()) {
            return objection("form.choice", "counterId");
        }
        months.hold(found.get().pairingId(), today());
        Contract contract = contracts.lock(contractId).orElseThrow();
        Counter counter = counters.lock(counterId).orElseThrow();
        List<Cover> earlier = contracts.coversOf(counterId);
        Optional<Cover> before = earlier.stream().filter(cover -> cover.inForceOn(day)).findFirst();
        Optional<Objection> objection = fits(contract, counter, day)
            .or(() -> earlier.stream().anyMatch(cover -> !cover.startsOn().isBefore(day)) ? objection("contract.coveredLater", "startsOn") : Optional.empty())
            .or(() -> before.filter(cover -> cover.contractId() == contractId).isPresent() ? objection("contract.coveredAlready", "counterId") : Optional.empty())
            .or(() -> before.flatMap(cover -> switches(cover, contract, day)));
        if (objection.isEmpty()) {
            before.ifPresent(cover -> contracts.endCover(counterId, cover.startsOn(), day));
            contracts.cover(contractId, counterId, day);
        }
        return objection;
    }

    /** From this day on the counter is under no contract: it takes no orders; or why it cannot be. */
    public Optional<Objection> end(long contractId, long counterId, LocalDate day) {
        Optional<Counter> counter = counters.findById(counterId);
        counter.ifPresent(known -> months.hold(known.pairingId(), today()));
        contracts.lock(contractId);
        Optional<Cover> cover = contracts.coversOf(counterId).stream().filter(known -> known.contractId() == contractId && known.inForceOn(day)).findFirst();
        if (cover.isEmpty()) {
            return objection("form.choice", "counterId");
        }
        Optional<Objection> objection = reachesBack(contractId, List.of(cover.get()), day).map(reason -> reason.at("lastDay"));
        if (objection.isEmpty() && contracts.endCover(counterId, cover.get().startsOn(), day) == 0) {
            return objection("contract.endsBefore", "lastDay");
        }
        return objection;
    }

    /** Why nothing may change from this day on: its month is closed, or lines on it or later froze what holds. */
    public Optional<Objection> reachesBack(long contractId, List<Cover> covers, LocalDate day) {
        Optional<LocalDate> open = pairings(covers).stream().map(this::earliestOpen).flatMap(Optional::stream).max(Comparator.naturalOrder());
        Optional<LocalDate> last = frozen.stream().map(lines -> lines.lastDay(contractId)).flatMap(Optional::stream).max(Comparator.naturalOrder());
        return open.filter(day::isBefore).map(first -> Objection.of("contract.monthClosed", first))
            .or(() -> last.filter(line -> !day.isAfter(line)).map(line -> Objection.of("contract.frozen", line, line.plusDays(1))));
    }

    /**
     * Why goods may not change hands from this day on: a counter is not empty, or it is too early to know.
     *
     * @param deciding now is when it is settled; else only what could never be is refused
     */
    public Optional<Objection> changesHands(List<Cover> covers, LocalDate day, boolean deciding) {
        List<Cover> concerned = covers.stream().filter(cover -> cover.endsOn() == null || cover.endsOn().isAfter(day)).toList();
        if (concerned.isEmpty() || !deciding && !day.isBefore(today())) {
            return Optional.empty();
        }
        if (day.isBefore(today()) || day.isAfter(today().plusDays(1))) {
            return Optional.of(Objection.of("contract.handsChangeThen", day.minusDays(1), day));
        }
        return counters.findByIdIn(concerned.stream().map(Cover::counterId).collect(Collectors.toCollection(TreeSet::new))).stream()
            .flatMap(counter -> leftAt.stream().flatMap(feature -> feature.of(counter).stream())).findFirst()
            .map(left -> new Objection(left.key(), left.arguments(), null));
    }

    private Optional<Objection> fits(Contract contract, Counter counter, LocalDate day) {
        Store store = stores.findById(counter.storeId()).orElseThrow();
        Pairing pairing = pairings.findById(counter.pairingId()).orElseThrow();
        return store.supermarketId() != contract.supermarketId() ? objection("contract.otherSupermarket", "counterId")
            : pairing.mountainTown() != suppliers.findById(contract.supplierId()).orElseThrow().townCode() ? objection("contract.otherTown", "counterId")
            : !counter.openOn(day) ? objection("contract.counterNotOpen", "startsOn")
            : !pairing.inForceOn(day) ? objection("counter.notTwinnedThen", "startsOn")
            : modeOn(contract.id(), day).isEmpty() ? objection("contract.noTermsThen", "startsOn")
            : Optional.empty();
    }

    /** From one contract to another. */
    private Optional<Objection> switches(Cover before, Contract contract, LocalDate day) {
        Contract other = contracts.findById(before.contractId()).orElseThrow();
        boolean changesHands = other.supplierId() != contract.supplierId() || !modeOn(other.id(), day).equals(modeOn(contract.id(), day));
        return reachesBack(other.id(), List.of(before), day).map(reason -> reason.at("startsOn"))
            .or(() -> changesHands ? changesHands(List.of(before), day, true).map(reason -> reason.at("counterId")) : Optional.empty());
    }

    private Optional<Mode> modeOn(long contractId, LocalDate day) {
        return terms.findByContractIdOrderByStartsOn(contractId).stream().filter(term -> term.inForceOn(day)).map(ContractTerm::mode).findFirst();
    }

    /** The first day of the earliest month of a pairing that takes lines; empty where it has no months yet. */
    private Optional<LocalDate> earliestOpen(long pairingId) {
        List<PairingMonth> all = months.list(pairingId);
        return Stream.concat(all.stream().filter(month -> month.state() == PairingMonth.State.OPEN).map(PairingMonth::month),
            all.isEmpty() ? Stream.empty() : Stream.of(all.getLast().month().plusMonths(1))).findFirst();
    }

    private static Set<Long> pairings(List<Cover> covers) {
        return covers.stream().map(Cover::pairingId).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<Objection> objection(String key, String field) {
        return Optional.of(Objection.of(key).at(field));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }
}
