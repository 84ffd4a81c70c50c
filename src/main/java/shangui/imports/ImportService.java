package shangui.imports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import shangui.db.Transactions;
import shangui.imports.ImportFile.State;
import shangui.user.Account;
import shangui.web.Upload;

/** The life of a sheet: sent, taken, stopped, checked again, let go. The going through its rows is the {@link Importer}'s. */
@Singleton
class ImportService {

    private static final Duration KEPT = Duration.ofDays(90);

    private final ImportFileRepository files;
    private final ImportRowRepository rows;
    private final Importer importer;
    private final Transactions transactions;
    private final Clock clock;

    ImportService(ImportFileRepository files, ImportRowRepository rows, Importer importer, Transactions transactions, Clock clock) {
        this.files = files;
        this.rows = rows;
        this.importer = importer;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Keeps a sheet and begins to check it. */
    ImportFile send(Account by, long id, ImportKind kind, Upload upload, SentSheet sheet) {
        var file = new ImportFile(id, kind, upload.name(), State.CHECKING, sheet.rows().size(), 0, 0, 0, 0, 0, sheet.examples(),
            shortened(String.join(ImportFile.BETWEEN_HEADS, sheet.ignored())), by.id(), clock.instant(), null, null, null);
        files.save(file);
        rows.addContent(id, upload.content());
        return file;
    }

    private static String shortened(String heads) {
        return heads.codePointCount(0, heads.length()) <= 1_000 ? heads : heads.substring(0, heads.offsetByCodePoints(0, 1_000));
    }

    /** Answers whether this call began it: only what was checked can be taken. */
    boolean take(Account by, long id) {
        return files.begin(id, State.CHECKED, State.TAKING, by.id()) == 1;
    }

    /** Answers whether this call began it. */
    boolean checkAgain(long id) {
        return files.begin(id, State.CHECKED, State.CHECKING, null) == 1 || files.begin(id, State.STOPPED, State.CHECKING, null) == 1;
    }

    /** Once the rows under way are through. Answers whether this call stopped it. */
    boolean stop(long id) {
        return files.lock(id).filter(now -> now.state().running()).map(now -> importer.end(now, State.STOPPED)).orElse(false);
    }

    /** Lets go the content of old sheets and what came of their rows. Answers how many sheets. */
    int clearOld() {
        List<Long> old = files.toClear(clock.instant().minus(KEPT));
        for (long id : old) {
            transactions.write(() -> {
                if (files.clear(id, clock.instant()) == 1) {
                    rows.clear(id);
                }
            });
        }
        return old.size();
    }
}
