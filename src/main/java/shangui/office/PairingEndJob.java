package shangui.office;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Closes what is empty of pairings that ended, once a minute. */
@Job
class PairingEndJob {

    private final PairingEnds ends;

    PairingEndJob(PairingEnds ends) {
        this.ends = ends;
    }

    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    int run() {
        return ends.closeEmptied();
    }
}
