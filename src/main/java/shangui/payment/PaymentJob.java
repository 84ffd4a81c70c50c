package shangui.payment;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Asks providers about payments whose callback may have been lost. */
@Job
class PaymentJob {

    private final PaymentService payments;

    PaymentJob(PaymentService payments) {
        this.payments = payments;
    }

    @Scheduled(fixedDelay = "10s", initialDelay = "10s")
    int queryDue() {
        return payments.queryDue();
    }
}
