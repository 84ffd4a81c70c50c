package shangui.db;

import io.micronaut.scheduling.annotation.Scheduled;

/** Lets old keys go, nightly. */
@Job
class IdempotencyJob {

    private final Idempotency idempotency;

    IdempotencyJob(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Scheduled(cron = "0 20 3 * * ?", zoneId = "Asia/Shanghai")
    int deleteOldKeys() {
        return idempotency.deleteOld();
    }
}
