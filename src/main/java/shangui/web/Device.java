package shangui.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/** Knows a shopper's browser again by a random cookie; nothing else is known of who holds it. */
@Singleton
public final class Device {

    private static final String COOKIE = "device";
    private static final Duration LIFETIME = Duration.ofDays(365);

    private final PublicAddress address;

    Device(PublicAddress address) {
        this.address = address;
    }

    /** The device's id, or null before its first page. */
    public String of(HttpRequest<?> request) {
        return request.getCookies().findCookie(address.cookieName(COOKIE)).map(Cookie::getValue)
            .filter(value -> value.length() == 36 && value.matches("[0-9a-f-]+")).orElse(null);
    }

    /** Gives the browser its cookie with this answer, if it has none. */
    public void remember(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (of(request) == null) {
            response.cookie(address.cookie(COOKIE, UUID.randomUUID().toString(), LIFETIME));
        }
    }
}
