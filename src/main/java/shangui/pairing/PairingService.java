package shangui.pairing;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import shangui.town.TownRepository;
import shangui.user.Account;
import shangui.user.History;
import shangui.web.Answer;
import shangui.web.Formats;
import shangui.web.NotFound;

/**
 * Twins towns, and ends their twinning (rule 7). Every verb runs in the caller's transaction and first locks the mountain town's
 * row: of two people who twin it at once, one waits and is refused.
 */
@Singleton
public class PairingService {

    static final String KIND = "pairing";

    private final PairingRepository pairings;
    private final TownRepository towns;
    private final MonthService months;
    private final History history;
    private final Clock clock;

    PairingService(PairingRepository pairings, TownRepository towns, MonthService months, History history, Clock clock) {
        this.pairings = pairings;
        this.towns = towns;
        this.months = months;
        this.history = history;
        this.clock = clock;
    }

    /** What of a pairing can change, as its history tells it. */
    private record Dates(LocalDate startsOn, boolean startKnownToMonth, @Nullable LocalDate lastDay) {

        static Dates of(Pairing pairing) {
            return new Dates(pairing.startsOn(), pairing.startKnownToMonth(), pairing.lastDay());
        }
    }

    /** @param name what people call it, for its history */
    Answer begin(Account me, Pairing wish, String name, String reason, Answer.Done done) {
        towns.lock(wish.mountainTown()).orElseThrow(NotFound::new);
        return overlapping(wish).orElseGet(() -> {
            pairings.save(wish);
            history.created(me, KIND, wish.id(), name, reason);
            return done;
        });
    }

    /** Another first day; never after a month that has lines. */
    Answer moveStart(Account me, long id, LocalDate startsOn, boolean knownToMonth, History.Why why, Answer.Done done) {
        Pairing pairing = locked(id);
        if (pairing.endedOn(startsOn)) {
            return Answer.refused(422, "pairing.endsBeforeItStarts").at("startsOn");
        }
        Optional<YearMonth> counted = months.list(id).stream().map(PairingMonth::month).findFirst().map(YearMonth::from);
        if (counted.filter(month -> startsOn.isAfter(month.atEndOfMonth())).isPresent()) {
            return Answer.refused(409, "pairing.counted", counted.get()).at("startsOn");
        }
        return change(me, pairing, new Pairing(id, pairing.mountainTown(), pairing.partnerTown(), startsOn, knownToMonth, pairing.endsOn()), why, done);
    }

    /**
     * Ends it after a day, from today on; as long as that has not passed it may be moved or, with null, taken back. From the day
     * after on its counters take no orders and no shipments; what is held is handed over or given back within a week.
     */
    public Answer end(Account me, long id, @Nullable LocalDate lastDay, History.Why why, Answer.Done done) {
        Pairing pairing = locked(id);
        LocalDate today = today();
        if (pairing.endedOn(today)) {
            return Answer.refused(409, "pairing.over");
        }
        if (lastDay != null && lastDay.isBefore(today)) {
            return Answer.refused(422, "pairing.tooSoon", today).at("lastDay");
        }
        if (lastDay != null && lastDay.isBefore(pairing.startsOn())) {
            return Answer.refused(422, "pairing.endsBeforeItStarts").at("lastDay");
        }
        LocalDate endsOn = lastDay == null ? null : lastDay.plusDays(1);
        return change(me, pairing, new Pairing(id, pairing.mountainTown(), pairing.partnerTown(), pairing.startsOn(), pairing.startKnownToMonth(), endsOn), why, done);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Formats.ZONE);
    }

    private Pairing locked(long id) {
        long mountainTown = pairings.findById(id).orElseThrow(NotFound::new).mountainTown();
        towns.lock(mountainTown);
        return pairings.lock(id).orElseThrow(NotFound::new);
    }

    private Answer change(Account me, Pairing from, Pairing to, History.Why why, Answer.Done done) {
        return overlapping(to).orElseGet(() ->
            history.change(me, KIND, to.id(), Dates.of(from), Dates.of(to), why, any -> pairings.update(to), done));
    }

    private Optional<Answer> overlapping(Pairing wish) {
        return pairings.findByMountainTownOrderByStartsOn(wish.mountainTown()).stream()
            .filter(other -> other.id() != wish.id() && other.overlaps(wish)).findFirst()
            .map(other -> other.lastDay() == null
                ? Answer.refused(409, "pairing.overlapsEndless", towns.findById(other.partnerTown()).orElseThrow().name(), other.startsOn())
                : Answer.refused(409, "pairing.overlaps", towns.findById(other.partnerTown()).orElseThrow().name(), other.startsOn(), other.lastDay()));
    }
}
