package shangui.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** What the framework refuses by itself (no such route, wrong method, too large, unreadable) looks like every other problem. */
@Singleton
@Primary
final class FrameworkErrors implements ErrorResponseProcessor<Object> {

    private final Problems problems;

    FrameworkErrors(Problems problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("unchecked")
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        var shown = problems.show(context.getRequest(), HttpStatus.valueOf(response.code()));
        response.getHeaders().forEachValue((name, value) -> {
            if (!shown.getHeaders().contains(name)) {
                shown.header(name, value);
            }
        });
        return (MutableHttpResponse<Object>) shown;
    }
}
