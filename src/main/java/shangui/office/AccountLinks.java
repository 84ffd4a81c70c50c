package shangui.office;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import shangui.db.Idempotency;
import shangui.db.Once;
import shangui.db.StoredAnswer;
import shangui.user.Account;
import shangui.user.Invitations;
import shangui.web.Answer;
import shangui.web.Form;
import shangui.web.Page;
import shangui.web.PublicAddress;
import shangui.web.Writes;

/**
 * Writes that give a link to be shown once. What stands in it goes to who asked and is kept nowhere: not with the answer that is
 * kept for a repeat, which is why it is made of the request again. A page gets it over the redirect in a cookie of five minutes.
 */
@Singleton
class AccountLinks {

    private static final String COOKIE = "link";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Writes writes;
    private final Idempotency idempotency;
    private final Invitations invitations;
    private final PublicAddress address;

    AccountLinks(Writes writes, Idempotency idempotency, Invitations invitations, PublicAddress address) {
        this.writes = writes;
        this.idempotency = idempotency;
        this.invitations = invitations;
        this.address = address;
    }

    /** What a program is told. */
    record Given(String link, long hours) {}

    /** @param said the sentence for the next page. @param work what is to be done once, given what will stand in the link */
    <T> HttpResponse<?> give(HttpRequest<?> request, Account me, Form<T> form, Function<Form<T>, Page> again, String said, BiFunction<T, String, Answer> work) {
        var made = new AtomicReference<String>();
        HttpResponse<?> answer = writes.staged(request, form, again, (wanted, wish) -> {
            made.set(invitations.token(request, wish.key()));
            return switch (idempotency.once("account:" + me.id(), wish.key(), wish.hash(), () -> work.apply(wanted, made.get()), AccountLinks::kept)) {
                case Once.Answered<Answer> answered -> given(answered.answer().location(), made.get(), said);
                case Once.Refused<Answer> refused -> refused.refusal();
                case Once.OtherRequest<Answer> other -> Answer.refused(422, "problem.otherRequest");
            };
        });
        return answer.code() == HttpStatus.SEE_OTHER.getCode() ? ((MutableHttpResponse<?>) answer).cookie(address.cookie(COOKIE, made.get(), LIFETIME)) : answer;
    }

    /** The link just made for this account, if the browser brings one. */
    @Nullable
    String brought(HttpRequest<?> request, long accountId) {
        return request.getCookies().findCookie(address.cookieName(COOKIE)).map(Cookie::getValue)
            .filter(token -> invitations.find(token).filter(invitation -> invitation.accountId() == accountId).isPresent()).map(this::link).orElse(null);
    }

    /** The page has shown it; it is shown no more. */
    HttpResponse<?> shown(HttpRequest<?> request, MutableHttpResponse<?> page) {
        return request.getCookies().findCookie(address.cookieName(COOKIE)).isPresent() ? page.cookie(address.cookie(COOKIE, "", Duration.ZERO)) : page;
    }

    private static StoredAnswer kept(Answer answer) {
        return switch (answer) {
            case Answer.Done done -> new StoredAnswer(done.status(), done.location(), "");
            case Answer.Refused refused -> new StoredAnswer(refused.status(), null, null);
        };
    }

    /** A repeat from another session would name a link that was never made. */
    private Answer given(String location, String token, String said) {
        return invitations.find(token).isEmpty() ? Answer.refused(409, "office.account.linkShown")
            : Answer.done(location, new Given(link(token), Invitations.LIFETIME.toHours())).created().saying(said);
    }

    private String link(String token) {
        return address.origin() + "/invitations/" + token;
    }
}
