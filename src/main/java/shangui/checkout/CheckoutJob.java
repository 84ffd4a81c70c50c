package shangui.checkout;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Keeps the shelf fresh, every half second, and gives up checkouts left half-way. */
@Job
class CheckoutJob {

    private final Shelf shelf;
    private final CheckoutService checkouts;

    CheckoutJob(Shelf shelf, CheckoutService checkouts) {
        this.shelf = shelf;
        this.checkouts = checkouts;
    }

    @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
    void readShelf() {
        shelf.readChanged();
    }

    @Scheduled(fixedDelay = "30s", initialDelay = "30s")
    void giveUp() {
        checkouts.refuseLeftHalfway();
    }
}
