package shangui.counter;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Closes what is empty of pairings that ended, once a minute. */
@Job
class PairingEndJob {

    private final CounterClosing closing;

    PairingEndJob(CounterClosing closing) {
        this.closing = closing;
    }

    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    int run() {
        return closing.closeEmptied();
    }
}
