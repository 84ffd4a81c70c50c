package shangui.imports;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import shangui.db.Job;

/** Goes on with sheets under way, every second; lets old ones go, nightly. */
@Job
class ImportJob {

    private final Importer importer;
    private final ImportService imports;
    private volatile boolean closing;

    ImportJob(Importer importer, ImportService imports) {
        this.importer = importer;
        this.imports = imports;
    }

    @Scheduled(fixedDelay = "1s", initialDelay = "1s")
    int goOn() {
        return importer.goOn(() -> !closing);
    }

    /** What is left goes on after the next start. */
    @PreDestroy
    void close() {
        closing = true;
    }

    @Scheduled(cron = "0 40 3 * * ?", zoneId = "Asia/Shanghai")
    int clearOld() {
        return imports.clearOld();
    }
}
