package shangui.user;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;

/** Finds who sends a request, by the session its cookie names. */
@Singleton
class SignedIn implements AuthenticationFetcher<HttpRequest<?>> {

    private static final String ACCOUNT = "account";
    private static final String FORM_TOKEN = "formToken";

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final ExecutorService blocking;

    SignedIn(Sessions sessions, SessionCookie cookie, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.blocking = blocking;
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        String token = cookie.in(request);
        return token == null ? Publishers.empty()
            : Publishers.fromCompletableFuture(() -> CompletableFuture.supplyAsync(() -> authentication(token), blocking));
    }

    private Authentication authentication(String token) {
        return sessions.find(token).map(SignedIn::authentication).orElse(null);
    }

    private static Authentication authentication(Sessions.Session session) {
        var account = session.account();
        return Authentication.build(Long.toString(account.id()), List.of(account.role().name()),
            Map.of(ACCOUNT, account, FORM_TOKEN, session.formToken()));
    }

    static Optional<Account> account(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class).map(who -> (Account) who.getAttributes().get(ACCOUNT));
    }

    static Optional<String> formToken(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class).map(who -> (String) who.getAttributes().get(FORM_TOKEN));
    }
}
