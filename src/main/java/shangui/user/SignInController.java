package shangui.user;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.ClientAddress;
import shangui.web.Form;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;
import shangui.web.Urls;

/** Signing in and out. */
@Hidden
@BothDoors
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class SignInController {

    private final Pages pages;
    private final SignIns signIns;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final KnownBrowsers browsers;
    private final ClientAddress address;

    SignInController(Pages pages, SignIns signIns, Sessions sessions, SessionCookie cookie, KnownBrowsers browsers, ClientAddress address) {
        this.pages = pages;
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookie = cookie;
        this.browsers = browsers;
        this.address = address;
    }

    @Get("/sign-in")
    HttpResponse<?> show(HttpRequest<?> request, @Nullable @QueryValue String back) {
        return pages.show(request, new SignInPage(back == null ? "" : back));
    }

    @Post("/sign-in")
    HttpResponse<?> create(HttpRequest<?> request, Form<SignInForm> form) {
        var page = new SignInPage(form.get("back"));
        if (form.failed()) {
            return pages.again(request, page, form, null);
        }
        var attempt = new SignIns.Attempt(form.value().username(), form.value().password(), address.of(request), cookie.in(request), browsers.in(request));
        return switch (signIns.signIn(attempt)) {
            case SignIns.Outcome.SignedIn in -> HttpResponse.seeOther(URI.create(goingTo(in.account(), form.value().back())))
                .cookie(cookie.with(in.sessionToken())).cookie(browsers.with(in.browserToken()));
            case SignIns.Outcome.Wrong wrong -> pages.again(request, page, form, Answer.refused(422, "user.wrong"));
            case SignIns.Outcome.TooManyTries tries -> pages.again(request, page, form, Answer.refused(429, "user.tooManyTries"));
        };
    }

    @Post("/sign-out")
    HttpResponse<?> delete(HttpRequest<?> request, Form<SignOutForm> form) {
        String token = cookie.in(request);
        if (token != null) {
            sessions.end(token);
        }
        return HttpResponse.seeOther(URI.create("/sign-in")).cookie(cookie.gone());
    }

    private static String goingTo(Account account, String back) {
        return back == null || Urls.local(back).equals("/") ? account.role().firstPage() : Urls.local(back);
    }

    @Template("user/sign-in")
    public record SignInPage(String back) implements Page {
    }

    @Introspected
    record SignInForm(@NotBlank @Size(max = 40) String username, @NotBlank @Size(max = 200) String password,
                      @Size(max = 500) String back) {
    }

    @Introspected
    record SignOutForm(String key) {
    }
}
