package shangui.order;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Ends what was not paid or not collected in time, twice a minute. */
@Job
class OrderJob {

    private final OrderService orders;

    OrderJob(OrderService orders) {
        this.orders = orders;
    }

    @Scheduled(fixedDelay = "30s", initialDelay = "30s")
    int run() {
        return orders.expireDue();
    }
}
