package shangui.user;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import shangui.web.Problems;

/** Who is not signed in is asked to, and comes back; who may not is told so. The API says 401 and 403. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
class NotAllowedHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    private final Problems problems;

    NotAllowedHandler(Problems problems) {
        this.problems = problems;
    }

    @Override
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        if (refused.isForbidden()) {
            return problems.show(request, HttpStatus.FORBIDDEN);
        }
        if (request.getPath().startsWith("/api/")) {
            return problems.show(request, HttpStatus.UNAUTHORIZED);
        }
        var signIn = UriBuilder.of("/sign-in");
        if (request.getMethod() == HttpMethod.GET) {
            signIn.queryParam("back", request.getUri().toString());
        }
        return HttpResponse.seeOther(signIn.build());
    }
}
