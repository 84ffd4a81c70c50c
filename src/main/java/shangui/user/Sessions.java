package shangui.user;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import shangui.db.Statements;

/** Who is signed in where. The table knows only the hash of what the browser holds. */
@Singleton
class Sessions {

    static final Duration LIFETIME = Duration.ofHours(12);
    private static final int TOKEN_BYTES = 32;

    /** A session and what every form of it must carry. */
    record Session(Account account, String formToken) {
    }

    private final Statements statements;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sessions(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** Answers the token for the browser. */
    String begin(Account account) {
        String token = token();
        var now = clock.instant();
        statements.update("DELETE FROM session WHERE account_id = ? AND expires_at < ?", account.id(), now);
        statements.update("""
            INSERT INTO session (token_hash, account_id, form_token, created_at, expires_at)
            VALUES (?, ?, ?, ?, ?)
            """, hash(token), account.id(), token(), now, now.plus(LIFETIME));
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
            """, row -> new Session(AccountRepository.account(row), row.getString("form_token")), hash(token), clock.instant())
            .stream().findFirst();
    }

    void end(String token) {
        statements.update("DELETE FROM session WHERE token_hash = ?", (Object) hash(token));
    }

    void endAll(long accountId) {
        statements.update("DELETE FROM session WHERE account_id = ?", accountId);
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
