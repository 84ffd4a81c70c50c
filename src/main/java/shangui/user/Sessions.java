package shangui.user;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import shangui.db.Statements;

/** Who is signed in where. The table knows only the hash of what the browser holds. */
@Singleton
class Sessions {

    static final Duration LIFETIME = Duration.ofHours(12);

    /** A session and what every form of it must carry. */
    record Session(Account account, String formToken) {
    }

    private final Statements statements;
    private final Clock clock;

    Sessions(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** Answers the token for the browser. */
    String begin(Account account) {
        String token = Tokens.random();
        var now = clock.instant();
        statements.update("DELETE FROM session WHERE account_id = ? AND expires_at < ?", account.id(), now);
        statements.update("""
            INSERT INTO session (token_hash, account_id, form_token, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?)
            """, Tokens.hash(token), account.id(), Tokens.random(), now, now.plus(LIFETIME));
        return token;
    }

    /** The session of a token that is in force, of an account that is active. */
    Optional<Session> find(String token) {
        return statements.list("""
            SELECT a.id, a.username, a.role, a.reach, a.state, s.form_token
              FROM session s
              JOIN account a ON a.id = s.account_id
             WHERE s.token_hash = ?
               AND s.expires_at > ?
               AND a.state = 'ACTIVE'
            """, row -> new Session(AccountRepository.account(row), row.getString("form_token")), Tokens.hash(token), clock.instant())
            .stream().findFirst();
    }

    void end(String token) {
        statements.update("DELETE FROM session WHERE token_hash = ?", (Object) Tokens.hash(token));
    }

    /** Answers how many there were. */
    int endAll(long accountId) {
        return statements.update("DELETE FROM session WHERE account_id = ?", accountId);
    }

    /** How many are in force. */
    int count(long accountId) {
        return statements.list("SELECT COUNT(*) AS n FROM session WHERE account_id = ? AND expires_at > ?", row -> row.getInt("n"), accountId, clock.instant()).getFirst();
    }

    int deleteExpired() {
        return statements.update("DELETE FROM session WHERE expires_at < ?", clock.instant());
    }
}
