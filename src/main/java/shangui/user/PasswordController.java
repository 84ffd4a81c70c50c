package shangui.user;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** Changing one's own password; afterwards one signs in again, everywhere. */
@Hidden
@BothDoors
@Controller("/account/password")
@Secured(SecurityRule.IS_AUTHENTICATED)
class PasswordController {

    private final Pages pages;
    private final Accounts accounts;
    private final SessionCookie cookie;
    private final SignInLimit limit;

    PasswordController(Pages pages, Accounts accounts, SessionCookie cookie, SignInLimit limit) {
        this.pages = pages;
        this.accounts = accounts;
        this.cookie = cookie;
        this.limit = limit;
    }

    @Get
    HttpResponse<?> show(HttpRequest<?> request) {
        return pages.show(request, new PasswordPage());
    }

    @Post
    HttpResponse<?> update(HttpRequest<?> request, Account me, Form<PasswordForm> form) {
        if (form.failed()) {
            return pages.again(request, new PasswordPage(), form, null);
        }
        var counted = limit.ofWhoIsSignedIn(me);
        if (!counted.allowed()) {
            return pages.again(request, new PasswordPage(), form, Answer.refused(429, "user.tooManyTries"));
        }
        if (!accounts.knows(me, form.value().current())) {
            return pages.again(request, new PasswordPage(), form, Answer.refused(422, "user.wrongPassword").at("current"));
        }
        limit.giveBack(counted);
        accounts.setPassword(me.id(), form.value().next());
        return HttpResponse.seeOther(URI.create("/sign-in")).cookie(cookie.gone());
    }

    @Template("user/password")
    public record PasswordPage() implements Page {
    }

    @Introspected
    record PasswordForm(@NotBlank @Size(max = 200) String current,
                        @NotBlank @Size(min = Accounts.SHORTEST_PASSWORD, max = 200) String next) {
    }
}
