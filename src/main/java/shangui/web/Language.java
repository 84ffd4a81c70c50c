package shangui.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import java.util.Locale;

/**
 * The language a page or answer is written in. Shopper's pages say it in their address (`/en/…`), pages of those who
 * sign in keep it in a cookie, the API reads `Accept-Language`; Chinese wherever nothing else was asked.
 */
public enum Language {
    ZH("zh-CN", Locale.SIMPLIFIED_CHINESE),
    EN("en", Locale.UK);

    static final String COOKIE = "language";

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /** The value for the `lang` attribute. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    public static Language of(HttpRequest<?> request) {
        if (request.getHeaders().contains(EnglishPrefix.HEADER)) {
            return EN;
        }
        return switch (Door.of(request)) {
            case API -> named(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
            case DESK -> named(request.getCookies().findCookie(COOKIE).map(Cookie::getValue).orElse(null));
            case SHOP -> ZH;
        };
    }

    private static Language named(String text) {
        return text != null && text.toLowerCase(Locale.ROOT).startsWith("en") ? EN : ZH;
    }
}
