package shangui.imports;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.change.Changes;
import shangui.db.DatabaseFault;
import shangui.db.Transactions;
import shangui.imports.ImportRowRepository.Judged;
import shangui.web.Language;

/**
 * Goes through the rows of sheets, some hundred in a transaction of their own that also writes down how far it has come: whoever goes
 * on afterwards, in this process or another, goes on there. Where some rows together fail, each is tried by itself.
 */
@Singleton
class Importer {

    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    /** As much of a file's name as a reason has room for. */
    private static final int LONGEST_NAME = 120;

    private final ImportFileRepository files;
    private final ImportRowRepository rows;
    private final Map<ImportKind, Intake<?, ?>> intakes;
    private final ImportWords words;
    private final Changes changes;
    private final Transactions transactions;
    private final Clock clock;

    Importer(ImportFileRepository files, ImportRowRepository rows, Collection<Intake<?, ?>> intakes, ImportWords words, Changes changes,
             Transactions transactions, Clock clock) {
        this.files = files;
        this.rows = rows;
        this.intakes = intakes.stream().collect(Collectors.toMap(Intake::kind, Function.identity()));
        this.words = words;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    Intake<?, ?> intake(ImportKind kind) {
        return intakes.get(kind);
    }

    Reading read(ImportKind kind, byte[] content, Language language) {
        return SentSheet.of(content, intake(kind).columns(), words, language);
    }

    /**
     * Goes on with all that is under way, one's trouble not keeping the others waiting. Answers how many there were.
     *
     * @param may asked after some rows each time
     * @throws IllegalStateException after all were tried, if some could not go on
     */
    int goOn(BooleanSupplier may) {
        List<Long> running = files.running();
        List<Long> troubled = new ArrayList<>();
        for (long id : running) {
            try {
                goOn(id, may);
            } catch (RuntimeException fault) {
                LOG.error("The import {} waits for the next try", id, fault);
                troubled.add(id);
            }
        }
        if (!troubled.isEmpty()) {
            throw new IllegalStateException("Imports that wait for the next try: " + troubled);
        }
        return running.size();
    }

    /** Goes on with one of them until it is through or stopped, or no longer may. */
    void goOn(long id, BooleanSupplier may) {
        ImportFile file = files.findById(id).filter(found -> found.state().running()).orElse(null);
        if (file == null) {
            return;
        }
        switch (read(file.kind(), rows.content(id), Language.ZH)) {
            case SentSheet sheet -> goOn(file, Pass.of(intake(file.kind()), sheet, words), may);
            case SentSheet.Refused refused -> {
                LOG.error("The import {} could be read when it came and no longer can: {}", id, refused.key());
                transactions.write(() -> files.lock(id).filter(now -> now.state().running()).ifPresent(now -> end(now, ImportFile.State.STOPPED)));
            }
        }
    }

    private void goOn(ImportFile file, Pass<?, ?> pass, BooleanSupplier may) {
        while (may.getAsBoolean()) {
            int done = files.findById(file.id()).orElseThrow().doneRows();
            try {
                if (!some(file, pass, pass.rowsAtOnce())) {
                    return;
                }
            } catch (RuntimeException together) {
                LOG.warn("Rows of the import {} are tried one by one", file.id(), together);
                if (!oneByOne(file, pass, done + pass.rowsAtOnce())) {
                    return;
                }
            }
        }
    }

    /** Answers whether rows are left. */
    private boolean some(ImportFile file, Pass<?, ?> pass, int most) {
        return step(file, now -> pass.come(now.doneRows(), now.doneRows() + most, taker(now)));
    }

    private boolean oneByOne(ImportFile file, Pass<?, ?> pass, int until) {
        for (boolean left = true; left && files.findById(file.id()).orElseThrow().doneRows() < until;) {
            left = one(file, pass);
        }
        return files.findById(file.id()).orElseThrow().state().running();
    }

    private boolean one(ImportFile file, Pass<?, ?> pass) {
        var tried = new AtomicInteger();
        Problem why;
        try {
            return step(file, now -> {
                tried.set(now.doneRows());
                return pass.come(now.doneRows(), now.doneRows() + 1, taker(now));
            });
        } catch (Intake.Refused refused) {
            why = refused.problem;
        } catch (RuntimeException fault) {
            if (DatabaseFault.isLostConnection(fault)) {
                throw fault;
            }
            LOG.error("A row of the import {} could not be taken", file.id(), fault);
            why = null;
        }
        Judged failed = pass.failed(tried.get(), why);
        return step(file, now -> now.doneRows() == tried.get() ? List.of(failed) : List.of());
    }

    /** Some rows and how far it has come, together or not at all. Answers whether rows are left. */
    private boolean step(ImportFile file, Function<ImportFile, List<Judged>> work) {
        return transactions.write(() -> {
            files.waitForTurn(file.kind());
            ImportFile now = files.lock(file.id()).orElseThrow();
            if (!now.state().running()) {
                return false;
            }
            if (now.doneRows() < now.totalRows()) {
                record(now, work.apply(now));
            }
            return !ended(now.id());
        });
    }

    private void record(ImportFile now, List<Judged> judged) {
        if (judged.isEmpty()) {
            return;
        }
        rows.put(now.id(), judged);
        Map<Outcome, Long> came = judged.stream().collect(Collectors.groupingBy(Judged::outcome, Collectors.counting()));
        files.advance(now.id(), count(came, Outcome.NEW), count(came, Outcome.CHANGED), count(came, Outcome.SAME), count(came, Outcome.WRONG));
    }

    private static int count(Map<Outcome, Long> came, Outcome outcome) {
        return came.getOrDefault(outcome, 0L).intValue();
    }

    private boolean ended(long id) {
        ImportFile now = files.findById(id).orElseThrow();
        if (now.doneRows() < now.totalRows()) {
            return false;
        }
        end(now, now.state().afterwards());
        return true;
    }

    /** In the caller's transaction. Answers whether this call ended it. */
    boolean end(ImportFile now, ImportFile.State state) {
        boolean ended = files.end(now.id(), now.state(), state, clock.instant()) == 1;
        if (ended && now.state() == ImportFile.State.TAKING && now.newRows() > 0) {
            changes.record(now.takenBy(), "import_file", now.id(), "newRows", null, now.newRows(), reason(now));
        }
        return ended;
    }

    private Intake.Taker taker(ImportFile now) {
        return now.state() == ImportFile.State.TAKING ? new Intake.Taker(now.takenBy(), reason(now)) : null;
    }

    private String reason(ImportFile file) {
        String name = file.name().codePointCount(0, file.name().length()) <= LONGEST_NAME ? file.name() : file.name().substring(0, file.name().offsetByCodePoints(0, LONGEST_NAME)) + "…";
        return words.of(Language.ZH, "imports.reason", name);
    }
}
