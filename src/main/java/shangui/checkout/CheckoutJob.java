package shangui.checkout;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Keeps the shelf fresh, every half second, gives up checkouts left half-way, and forgets old baskets and phones. */
@Job
class CheckoutJob {

    private final Shelf shelf;
    private final CheckoutService checkouts;
    private final BasketService baskets;
    private final RememberedPhones phones;

    CheckoutJob(Shelf shelf, CheckoutService checkouts, BasketService baskets, RememberedPhones phones) {
        this.shelf = shelf;
        this.checkouts = checkouts;
        this.baskets = baskets;
        this.phones = phones;
    }

    @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
    void readShelf() {
        if (!shelf.readChanged()) {
            throw new IllegalStateException("The shelf could not be read again");
        }
    }

    @Scheduled(fixedDelay = "30s", initialDelay = "30s")
    int giveUp() {
        return checkouts.refuseLeftHalfway();
    }

    @Scheduled(cron = "0 10 4 * * ?", zoneId = "Asia/Shanghai")
    int forgetBaskets() {
        return baskets.forgetOld();
    }

    @Scheduled(cron = "0 20 4 * * ?", zoneId = "Asia/Shanghai")
    int forgetPhones() {
        return phones.forgetOld();
    }
}
