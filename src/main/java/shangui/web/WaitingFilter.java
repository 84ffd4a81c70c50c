package shangui.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import java.util.List;
import shangui.db.Opening;

/** Until the shop is open everybody is told what it waits for and how far that is; a browser asks again by itself. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class WaitingFilter implements Ordered {

    private static final int SECONDS = 5;
    /** What looks and letters need, and asks nothing of the database. */
    private static final List<String> OPEN = List.of("/assets", "/large-type", "/language");

    private final Opening opening;
    private final Pages pages;
    private final Problems problems;

    WaitingFilter(Opening opening, Pages pages, Problems problems) {
        this.opening = opening;
        this.pages = pages;
        this.problems = problems;
    }

    /** After the body was collected, before anything is asked of the database. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> tell(HttpRequest<?> request) {
        return opening.waiting().filter(wait -> OPEN.stream().noneMatch(open -> Door.under(request.getPath(), open))).map(wait -> tell(request, wait)).orElse(null);
    }

    private HttpResponse<?> tell(HttpRequest<?> request, Opening.Wait wait) {
        if (Door.of(request) == Door.API) {
            return problems.show(request, HttpStatus.SERVICE_UNAVAILABLE, "waiting.program", wait.percent()).header(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS));
        }
        var page = pages.problem(request, new WaitingPage(wait.percent(), minutes(wait.left())), HttpStatus.SERVICE_UNAVAILABLE)
            .header(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS));
        return request.getMethod() == HttpMethod.GET ? page.header("Refresh", String.valueOf(SECONDS)) : page;
    }

    @Nullable
    private static Long minutes(@Nullable Duration left) {
        return left == null ? null : left.plusMinutes(1).toMinutes();
    }

    /** @param minutes it will take, at most about; null while nobody can tell */
    @Template("web/waiting")
    public record WaitingPage(int percent, @Nullable Long minutes) implements Page {}
}
