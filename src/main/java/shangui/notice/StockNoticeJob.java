package shangui.notice;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Tells who waits for goods that they are back, and forgets who was told. */
@Job
class StockNoticeJob {

    private final StockNotices notices;

    StockNoticeJob(StockNotices notices) {
        this.notices = notices;
    }

    @Scheduled(fixedDelay = "30s", initialDelay = "30s")
    int tellDue() {
        return notices.tellDue();
    }

    @Scheduled(cron = "0 40 3 * * ?", zoneId = "Asia/Shanghai")
    int forgetEnded() {
        return notices.forgetEnded();
    }
}
