package shangui.job;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shangui.db.Ids;
import shangui.db.Statements;
import shangui.db.Transactions;

/** What is written down of jobs and their runs. Each change is a transaction of its own. */
@Singleton
class JobRepository {

    /** A run that takes longer is taken for one whose instance died. */
    private static final Duration LONGEST_RUN = Duration.ofHours(6);
    private static final int LONGEST_ERROR = 500;
    private static final int DELETED_AT_ONCE = 1_000;

    private final Statements statements;
    private final Transactions transactions;
    private final Ids ids;

    JobRepository(Statements statements, Transactions transactions, Ids ids) {
        this.statements = statements;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** One known before stays as it is. */
    void know(String job, Instant now) {
        transactions.write(() -> {
            statements.update("INSERT INTO job (name, known_since) VALUES (?, ?) ON DUPLICATE KEY UPDATE name = name", job, now);
        });
    }

    /** The run that was due at this time is ours: nobody else has begun it since, and nobody runs the job now. */
    boolean claim(String job, Instant due, Instant now) {
        return transactions.write(() -> statements.update("""
            UPDATE job
               SET started_at = ?, running_until = ?
             WHERE name = ?
               AND (started_at IS NULL OR started_at < ?)
               AND (running_until IS NULL OR running_until < ?)
            """, now, now.plus(LONGEST_RUN), job, due, now)) == 1;
    }

    /** Somebody wants it run now; if somebody does already, it stays with that. */
    void ask(String job, long accountId, Instant now) {
        statements.update("UPDATE job SET asked_at = ?, asked_by = ? WHERE name = ? AND asked_at IS NULL", now, accountId, job);
    }

    record Asked(String job, long accountId, Instant at) {}

    List<Asked> asked() {
        return statements.list("SELECT name, asked_by, asked_at FROM job WHERE asked_at IS NOT NULL ORDER BY asked_at",
            row -> new Asked(row.getString("name"), row.getLong("asked_by"), Statements.instant(row, "asked_at")));
    }

    /** The run that was asked for is ours. One that runs just now goes first. */
    boolean claim(Asked asked, Instant now) {
        return transactions.write(() -> statements.update("""
            UPDATE job
               SET started_at = ?, running_until = ?, asked_at = NULL, asked_by = NULL
             WHERE name = ?
               AND asked_at = ?
               AND (running_until IS NULL OR running_until < ?)
            """, now, now.plus(LONGEST_RUN), asked.job(), asked.at(), now)) == 1;
    }

    /** The claimed run is over. */
    void end(Run run) {
        transactions.write(() -> {
            statements.update("""
                UPDATE job
                   SET ended_at = ?, ended_well_at = CASE WHEN ? IS NULL THEN ? ELSE ended_well_at END, done = ?, error = ?, running_until = NULL
                 WHERE name = ?
                   AND started_at = ?
                """, run.endedAt(), run.error(), run.endedAt(), run.done(), run.error(), run.job(), run.startedAt());
            add(run);
        });
    }

    /** Quick runs of one instance together: the last is told, and a line added if they did something or failed. */
    void tell(Run runs, Instant lastStartedAt) {
        transactions.write(() -> {
            statements.update("""
                UPDATE job
                   SET started_at = ?, ended_at = ?, ended_well_at = CASE WHEN ? IS NULL THEN ? ELSE ended_well_at END, done = ?, error = ?
                 WHERE name = ?
                   AND (running_until IS NULL OR running_until < ?)
                """, lastStartedAt, runs.endedAt(), runs.error(), runs.endedAt(), runs.done(), runs.error(), runs.job(), runs.endedAt());
            if (runs.error() != null || runs.done() != null && runs.done() > 0) {
                add(runs);
            }
        });
    }

    private void add(Run run) {
        statements.update("INSERT INTO job_run (id, job, runs, started_at, ended_at, done, error, asked_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            ids.next(), run.job(), run.runs(), run.startedAt(), run.endedAt(), run.done(), run.error(), run.askedBy());
    }

    List<Last> lasts() {
        return statements.list("SELECT * FROM job", JobRepository::last);
    }

    Optional<Last> last(String job) {
        return statements.list("SELECT * FROM job WHERE name = ?", JobRepository::last, job).stream().findFirst();
    }

    /** Newest first. @param job all jobs' where null */
    List<Run> runs(@Nullable String job, long before, int most) {
        return statements.list("""
            SELECT id, job, runs, started_at, ended_at, done, error, asked_by
              FROM job_run
             WHERE (? IS NULL OR job = ?)
               AND id < ?
             ORDER BY id DESC
             LIMIT ?
            """, row -> new Run(row.getLong("id"), row.getString("job"), row.getInt("runs"), Statements.instant(row, "started_at"), Statements.instant(row, "ended_at"),
                row.getObject("done", Long.class), row.getString("error"), row.getObject("asked_by", Long.class)), job, job, before, most);
    }

    /** Answers how many. */
    int deleteOlderThan(Instant moment) {
        int all = 0;
        int some;
        do {
            some = transactions.write(() -> statements.update("DELETE FROM job_run WHERE started_at < ? LIMIT " + DELETED_AT_ONCE, moment));
            all += some;
        } while (some == DELETED_AT_ONCE);
        return all;
    }

    /** A job's row. */
    record Last(String job, Instant knownSince, @Nullable Instant startedAt, @Nullable Instant endedAt, @Nullable Instant endedWellAt,
                @Nullable Instant runningUntil, @Nullable Long done, @Nullable String error, boolean asked) {}

    private static Last last(ResultSet row) throws SQLException {
        return new Last(row.getString("name"), Statements.instant(row, "known_since"), Statements.instant(row, "started_at"), Statements.instant(row, "ended_at"),
            Statements.instant(row, "ended_well_at"), Statements.instant(row, "running_until"), row.getObject("done", Long.class), row.getString("error"),
            row.getObject("asked_at") != null);
    }

    static String error(Throwable fault) {
        String text = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        return text.length() <= LONGEST_ERROR ? text : text.substring(0, LONGEST_ERROR - 1) + "…";
    }
}
