package shangui.db;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One effect and one answer for a write, however often a client sends it. A key is the caller's own, and is kept for 30
 * days with the request's hash and the answer, in the same transaction as the effect.
 */
@Singleton
public class Idempotency {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int DELETED_AT_ONCE = 1_000;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");

    private final Statements statements;
    private final Transactions transactions;
    private final Clock clock;

    Idempotency(Statements statements, Transactions transactions, Clock clock) {
        this.statements = statements;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether a client may use this as a key: 1 to 64 visible ASCII characters. */
    public static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    /** {@link #once(String, String, byte[], Supplier, Function)} for work that answers what is to be kept. */
    public Once<StoredAnswer> once(String caller, String key, byte[] requestHash, Supplier<StoredAnswer> work) {
        return once(caller, key, requestHash, work, Function.identity());
    }

    /**
     * Does the work unless it was done, in one transaction. The key's row is inserted first, so that whoever sends the
     * same at the same time waits for this transaction's end.
     *
     * @param caller who sends, at most 64 ASCII characters: {@code account:7}, {@code checkout:…}
     * @param requestHash SHA-256 of what was asked
     */
    public <R> Once<R> once(String caller, String key, byte[] requestHash, Supplier<R> work, Function<R, StoredAnswer> answer) {
        return transactions.write(() -> claim(caller, key, requestHash)
            ? settle(caller, key, work.get(), answer)
            : earlier(caller, key, requestHash));
    }

    private boolean claim(String caller, String key, byte[] requestHash) {
        try {
            statements.update("""
                INSERT INTO idempotency_key (caller, idempotency_key, request_hash, created_at)
                VALUES (?, ?, ?, ?)
                """, caller, key, requestHash, clock.instant());
            return true;
        } catch (DataAccessException fault) {
            if (DatabaseFault.isDuplicateKey(fault)) {
                return false;
            }
            throw fault;
        }
    }

    private <R> Once<R> settle(String caller, String key, R done, Function<R, StoredAnswer> answer) {
        var stored = answer.apply(done);
        if (stored.refused()) {
            return new Once.Refused<>(done, stored);
        }
        statements.update("""
            UPDATE idempotency_key
               SET status = ?, location = ?, body = ?
             WHERE caller = ?
               AND idempotency_key = ?
            """, stored.status(), stored.location(), stored.body(), caller, key);
        return new Once.Answered<>(stored, false);
    }

    private <R> Once<R> earlier(String caller, String key, byte[] requestHash) {
        var found = statements.list("""
            SELECT request_hash, status, location, body
              FROM idempotency_key
             WHERE caller = ?
               AND idempotency_key = ?
            """, Earlier::of, caller, key);
        if (found.isEmpty()) {
            throw new StartAfresh("The key was taken when asked for and free when looked at");
        }
        boolean same = MessageDigest.isEqual(found.getFirst().requestHash, requestHash);
        return same ? new Once.Answered<>(found.getFirst().answer, true) : new Once.OtherRequest<>();
    }

    /** Answers how many keys were let go. */
    int deleteOld() {
        var before = clock.instant().minus(KEPT);
        int all = 0;
        int some;
        do {
            some = statements.update("DELETE FROM idempotency_key WHERE created_at < ? LIMIT " + DELETED_AT_ONCE, before);
            all += some;
        } while (some == DELETED_AT_ONCE);
        return all;
    }

    private record Earlier(byte[] requestHash, StoredAnswer answer) {

        static Earlier of(ResultSet row) throws SQLException {
            return new Earlier(row.getBytes("request_hash"),
                new StoredAnswer(row.getInt("status"), row.getString("location"), row.getString("body")));
        }
    }
}
