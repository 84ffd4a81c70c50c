package shangui.user;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.time.Duration;
import shangui.web.PublicAddress;

/** The cookie that holds a session's token. */
@Singleton
class SessionCookie {

    private static final String NAME = "session";

    private final PublicAddress address;

    SessionCookie(PublicAddress address) {
        this.address = address;
    }

    /** The token the browser sent, or null. */
    String in(HttpRequest<?> request) {
        return request.getCookies().findCookie(address.cookieName(NAME)).map(Cookie::getValue)
            .filter(token -> !token.isEmpty() && token.length() < 100).orElse(null);
    }

    Cookie with(String token) {
        return address.cookie(NAME, token, Sessions.LIFETIME);
    }

    Cookie gone() {
        return address.cookie(NAME, "", Duration.ZERO);
    }
}
