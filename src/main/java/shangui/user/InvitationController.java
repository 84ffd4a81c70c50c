package shangui.user;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.Form;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Problems;
import shangui.web.Template;
import shangui.web.Writes;

/** Who was given a link sets the account's password with it, once. */
@BothDoors
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class InvitationController {

    private final Pages pages;
    private final Problems problems;
    private final Writes writes;
    private final Invitations invitations;
    private final AccountRepository accounts;
    private final Passwords passwords;
    private final KnownBrowsers browsers;
    private final Clock clock;

    InvitationController(Pages pages, Problems problems, Writes writes, Invitations invitations, AccountRepository accounts, Passwords passwords,
                         KnownBrowsers browsers, Clock clock) {
        this.pages = pages;
        this.problems = problems;
        this.writes = writes;
        this.invitations = invitations;
        this.accounts = accounts;
        this.passwords = passwords;
        this.browsers = browsers;
        this.clock = clock;
    }

    @Get(uris = {"/invitations/{token}", "/api/v1/invitations/{token}"})
    HttpResponse<?> show(HttpRequest<?> request, String token) {
        Invitation invitation = invitations.find(token).orElseThrow(NotFound::new);
        return invitation.openAt(clock.instant()) ? pages.show(request, page(invitation)) : problems.show(request, HttpStatus.CONFLICT, "user.linkOver");
    }

    /** The browser is known from now on, so that whoever was kept out by strangers' tries comes in with the new password. */
    @Post(uris = {"/invitations/{token}", "/api/v1/invitations/{token}"})
    HttpResponse<?> create(HttpRequest<?> request, String token, Form<PasswordForm> form) {
        Invitation invitation = invitations.find(token).orElseThrow(NotFound::new);
        String hash = form.failed() ? null : passwords.hash(form.value().password());
        String browser = Tokens.derived(token, "browser");
        HttpResponse<?> answer = writes.once(request, form, typed -> page(invitation), wanted -> {
            if (!invitations.use(token) || accounts.activate(invitation.accountId(), hash) == 0) {
                return Answer.refused(409, "user.linkOver");
            }
            browsers.remember(browser, invitation.accountId());
            return Answer.done("/sign-in", new PasswordSet(page(invitation).account().username())).created().saying("user.passwordSet");
        });
        return answer.code() < 400 ? ((MutableHttpResponse<?>) answer).cookie(browsers.with(browser)) : answer;
    }

    private InvitationPage page(Invitation invitation) {
        return new InvitationPage(accounts.find(invitation.accountId()).orElseThrow(), invitation.expiresAt());
    }

    @Template("user/invitation")
    public record InvitationPage(Account account, Instant expiresAt) implements Page {
    }

    record PasswordSet(String username) {
    }

    @Introspected
    record PasswordForm(@NotBlank @Size(min = Accounts.SHORTEST_PASSWORD, max = 200) String password) {
    }
}
