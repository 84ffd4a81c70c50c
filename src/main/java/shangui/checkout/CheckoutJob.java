package shangui.checkout;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Keeps the shelf fresh, every half second, gives up checkouts left half-way, and forgets old baskets. */
@Job
class CheckoutJob {

    private final Shelf shelf;
    private final CheckoutService checkouts;
    private final BasketService baskets;

    CheckoutJob(Shelf shelf, CheckoutService checkouts, BasketService baskets) {
        this.shelf = shelf;
        this.checkouts = checkouts;
        this.baskets = baskets;
    }

    @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
    void readShelf() {
        shelf.readChanged();
    }

    @Scheduled(fixedDelay = "30s", initialDelay = "30s")
    void giveUp() {
        checkouts.refuseLeftHalfway();
    }

    @Scheduled(cron = "0 10 4 * * ?", zoneId = "Asia/Shanghai")
    void forgetBaskets() {
        baskets.forgetOld();
    }
}
