package shangui.message;

import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Clock;
import java.time.Duration;
import shangui.db.Job;

/** Forgets messages, nightly. */
@Job
class MessageJob {

    private static final Duration KEPT = Duration.ofDays(90);

    private final SmsRepository messages;
    private final Clock clock;

    MessageJob(SmsRepository messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Scheduled(cron = "0 50 3 * * ?", zoneId = "Asia/Shanghai")
    int deleteOld() {
        return messages.deleteOlderThan(clock.instant().minus(KEPT));
    }
}
