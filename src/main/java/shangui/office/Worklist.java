package shangui.office;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import shangui.user.Account;
import shangui.web.NotFound;

/** What waits for an account: of each kind how many there are, and those that wait longest. */
@Singleton
class Worklist {

    private static final int SHOWN_FIRST = 3;
    private static final int MOST_LISTED = 200;

    private final AlertRepository alerts;
    private final Clock clock;

    Worklist(AlertRepository alerts, Clock clock) {
        this.alerts = alerts;
        this.clock = clock;
    }

    /** @param first the few that wait longest */
    public record Waiting(AlertKind kind, int count, List<Alert> first) {}

    /** A kind of which there is none is told too. */
    List<Waiting> of(Account me) {
        List<AlertKind> kinds = AlertKind.of(me.role());
        Map<AlertKind, Integer> counts = alerts.count(me, kinds, clock.instant());
        return kinds.stream().map(kind -> new Waiting(kind, counts.get(kind),
            counts.get(kind) == 0 ? List.<Alert>of() : list(me, kind, new AlertRepository.Filter(null, null), SHOWN_FIRST))).toList();
    }

    /** At most 200. @throws NotFound when the role is not told of such */
    List<Alert> of(Account me, AlertKind kind, AlertRepository.Filter filter) {
        if (!AlertKind.of(me.role()).contains(kind)) {
            throw new NotFound();
        }
        return list(me, kind, filter, MOST_LISTED);
    }

    private List<Alert> list(Account me, AlertKind kind, AlertRepository.Filter filter, int limit) {
        return alerts.list(me, kind, filter, clock.instant(), limit).stream().map(alert -> alert.at(alert.kind().way(me.role(), alert))).toList();
    }
}
