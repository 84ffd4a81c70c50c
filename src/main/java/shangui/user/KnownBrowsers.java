package shangui.user;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import shangui.db.Statements;
import shangui.web.PublicAddress;

/** Browsers someone has signed in from, known again by a cookie of which the table keeps the hash. Clerks of a store may share one. */
@Singleton
class KnownBrowsers {

    private static final String NAME = "browser";
    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final Statements statements;
    private final PublicAddress address;
    private final Clock clock;

    KnownBrowsers(Statements statements, PublicAddress address, Clock clock) {
        this.statements = statements;
        this.address = address;
        this.clock = clock;
    }

    /** What the browser brought, or null. */
    String in(HttpRequest<?> request) {
        return request.getCookies().findCookie(address.cookieName(NAME)).map(Cookie::getValue)
            .filter(token -> token.length() == Tokens.LENGTH).orElse(null);
    }

    Cookie with(String token) {
        return address.cookie(NAME, token, REMEMBERED);
    }

    /** The accounts signed in from it before. Asked for every try alike, so that the time it takes tells nothing. */
    Set<Long> accounts(String token) {
        return statements.list("SELECT account_id FROM known_browser WHERE token_hash = ? AND seen_at > ?", row -> row.getLong("account_id"),
            Tokens.hash(token == null ? "" : token), clock.instant().minus(REMEMBERED)).stream().collect(Collectors.toSet());
    }

    void remember(String token, long accountId) {
        statements.update("""
            INSERT INTO known_browser (token_hash, account_id, seen_at)
            VALUES (?, ?, ?)
                ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)
            """, Tokens.hash(token), accountId, clock.instant());
    }

    void forget(long accountId) {
        statements.update("DELETE FROM known_browser WHERE account_id = ?", accountId);
    }

    int deleteOld() {
        return statements.update("DELETE FROM known_browser WHERE seen_at < ?", clock.instant().minus(REMEMBERED));
    }
}
