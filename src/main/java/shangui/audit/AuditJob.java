package shangui.audit;

import io.micronaut.scheduling.annotation.Scheduled;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.db.Job;

/** Runs the audit nightly; it fails where something is broken, and logs what. */
@Job
class AuditJob {

    private static final Logger LOG = LoggerFactory.getLogger(AuditJob.class);

    private final Audit audit;

    AuditJob(Audit audit) {
        this.audit = audit;
    }

    @Scheduled(cron = "0 40 3 * * ?", zoneId = "Asia/Shanghai")
    int run() {
        var findings = audit.run();
        var broken = findings.stream().filter(finding -> !finding.holds()).toList();
        broken.forEach(finding -> LOG.error("Audit: broken: {}: {}", finding.check(), finding.brokenRows()));
        if (!broken.isEmpty()) {
            throw new IllegalStateException(broken.stream().map(finding -> finding.check() + " (" + finding.brokenRows().size() + ")").collect(Collectors.joining("; ")));
        }
        return findings.size();
    }
}
