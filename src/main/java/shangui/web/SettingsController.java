package shangui.web;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;

/** How a reader wants pages: letters large or not, and, where the address does not say it, the language. */
@Hidden
@BothDoors
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class SettingsController {

    private static final Duration LIFETIME = Duration.ofDays(365);

    private final PublicAddress address;

    SettingsController(PublicAddress address) {
        this.address = address;
    }

    @Post("/large-type")
    HttpResponse<?> large(HttpRequest<?> request, Form<Setting> form) {
        return back(request, form, setting(Large.COOKIE, form.get("large").equals("1") ? "1" : "0"));
    }

    @Post("/language")
    HttpResponse<?> language(HttpRequest<?> request, Form<Setting> form) {
        return back(request, form, setting(Language.COOKIE, form.get("language").equals("en") ? "en" : "zh"));
    }

    private Cookie setting(String name, String value) {
        return Cookie.of(name, value).path("/").secure(address.isHttps()).httpOnly(true).sameSite(SameSite.Lax)
            .maxAge(LIFETIME.toSeconds());
    }

    private static HttpResponse<?> back(HttpRequest<?> request, Form<Setting> form, Cookie cookie) {
        String back = Urls.in(Language.of(request), Urls.local(form.get("back")));
        return HttpResponse.seeOther(URI.create(back)).cookie(cookie);
    }

    @Introspected
    record Setting(String back) {
    }
}
