package shangui.audit;

import io.micronaut.scheduling.annotation.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.db.Job;

/** Runs the audit nightly and logs what is broken. */
@Job
class AuditJob {

    private static final Logger LOG = LoggerFactory.getLogger(AuditJob.class);

    private final Audit audit;

    AuditJob(Audit audit) {
        this.audit = audit;
    }

    @Scheduled(cron = "0 40 3 * * ?", zoneId = "Asia/Shanghai")
    void run() {
        var broken = audit.run().stream().filter(finding -> !finding.holds()).toList();
        broken.forEach(finding -> LOG.error("Audit: broken: {}: {}", finding.check(), finding.brokenRows()));
        LOG.info("Audit: {} broken", broken.size());
    }
}
