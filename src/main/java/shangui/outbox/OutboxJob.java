package shangui.outbox;

import io.micronaut.scheduling.annotation.Scheduled;
import shangui.db.Job;

/** Sends what is due, every second. */
@Job
class OutboxJob {

    private final OutboxSender sender;

    OutboxJob(OutboxSender sender) {
        this.sender = sender;
    }

    @Scheduled(fixedDelay = "${shangui.outbox.every:1s}", initialDelay = "${shangui.outbox.every:1s}")
    int sendDue() {
        return sender.sendDue();
    }
}
