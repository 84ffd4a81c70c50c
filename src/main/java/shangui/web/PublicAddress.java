package shangui.web;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Where people find us, `shangui.public-address`; with https, cookies are bound to it. */
@Singleton
public final class PublicAddress {

    private final String address;

    PublicAddress(@Property(name = "shangui.public-address", defaultValue = "http://localhost:8080") String address) {
        this.address = address.replaceAll("/+$", "");
    }

    /** Scheme, host and port, as browsers send it in `Origin`. */
    public String origin() {
        return address;
    }

    public boolean isHttps() {
        return address.startsWith("https://");
    }

    /** The name a cookie of ours has here: with https only this very host can have set it. */
    public String cookieName(String name) {
        return isHttps() ? "__Host-" + name : name;
    }

    /** A cookie no script reads and no other site sends. A lifetime of zero takes it away. */
    public Cookie cookie(String name, String value, Duration lifetime) {
        return Cookie.of(cookieName(name), value).path("/").httpOnly(true).secure(isHttps()).sameSite(SameSite.Lax)
            .maxAge(lifetime.toSeconds());
    }
}
