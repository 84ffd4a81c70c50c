package shangui.user;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shangui.db.Statements;

/** The links by which passwords are set. The table knows only the hash of what stands in them. */
@Singleton
public class Invitations {

    public static final Duration LIFETIME = Duration.ofHours(72);

    private final Statements statements;
    private final SessionCookie cookie;
    private final Clock clock;

    Invitations(Statements statements, SessionCookie cookie, Clock clock) {
        this.statements = statements;
        this.cookie = cookie;
        this.clock = clock;
    }

    /**
     * What stands in the link a request asks for. It is made of the session and the request's idempotency key, so that the same
     * request sent twice names the same link, and nobody who reads the database can make it again.
     */
    public String token(HttpRequest<?> request, String key) {
        return Tokens.derived(cookie.in(request), "invitation " + key);
    }

    public Optional<Invitation> find(String token) {
        return token.length() != Tokens.LENGTH ? Optional.empty() : list("WHERE token_hash = ?", Tokens.hash(token)).stream().findFirst();
    }

    /** The account's last, open or not. */
    public Optional<Invitation> newest(long accountId) {
        return list("WHERE account_id = ? ORDER BY made_at DESC LIMIT 1", accountId).stream().findFirst();
    }

    /** The only open one of its account. */
    void put(String token, long accountId, long madeBy) {
        withdraw(accountId);
        statements.update("""
            INSERT INTO invitation (token_hash, account_id, made_by, made_at, expires_at)
            VALUES (?, ?, ?, ?, ?)
            """, Tokens.hash(token), accountId, madeBy, clock.instant(), clock.instant().plus(LIFETIME));
    }

    void withdraw(long accountId) {
        statements.update("""
            UPDATE invitation
               SET withdrawn_at = ?
             WHERE account_id = ?
               AND used_at IS NULL
               AND withdrawn_at IS NULL
            """, clock.instant(), accountId);
    }

    /** Answers whether this call used it. */
    boolean use(String token) {
        return statements.update("""
            UPDATE invitation
               SET used_at = ?
             WHERE token_hash = ?
               AND used_at IS NULL
               AND withdrawn_at IS NULL
               AND expires_at > ?
            """, clock.instant(), Tokens.hash(token), clock.instant()) == 1;
    }

    private List<Invitation> list(String which, Object parameter) {
        return statements.list("SELECT account_id, made_by, made_at, expires_at, used_at, withdrawn_at FROM invitation " + which, Invitations::invitation, parameter);
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(row.getLong("account_id"), row.getLong("made_by"), Statements.instant(row, "made_at"), Statements.instant(row, "expires_at"),
            Statements.instant(row, "used_at"), Statements.instant(row, "withdrawn_at"));
    }
}
