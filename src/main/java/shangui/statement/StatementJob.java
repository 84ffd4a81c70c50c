package shangui.statement;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Every night at two in Jinhua. */
@Job
class StatementJob {

    private final MonthEnd monthEnd;

    StatementJob(MonthEnd monthEnd) {
        this.monthEnd = monthEnd;
    }

    @Scheduled(cron = "0 0 2 * * ?", zoneId = "Asia/Shanghai")
    int closeDue() {
        return monthEnd.closeDue();
    }
}
