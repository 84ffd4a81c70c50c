package shangui.rights;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Lets go of phone numbers that have been kept long enough, nightly. */
@Job
class ForgettingJob {

    private final Forgetting forgetting;

    ForgettingJob(Forgetting forgetting) {
        this.forgetting = forgetting;
    }

    @Scheduled(cron = "0 15 4 * * ?", zoneId = "Asia/Shanghai")
    int forgetOldPhones() {
        return forgetting.forgetOld();
    }

    @Scheduled(cron = "0 25 4 * * ?", zoneId = "Asia/Shanghai")
    int deleteLeftovers() {
        return forgetting.deleteLeftovers();
    }
}
