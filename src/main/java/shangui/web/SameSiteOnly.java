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
import io.micronaut.http.filter.ServerFilterPhase;

/**
 * Refuses what another site made a browser send. Browsers say where a request comes from; a client that says nothing and
 * brings no cookie has nothing that could be abused.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SameSiteOnly implements Ordered {

    private final PublicAddress address;
    private final Problems problems;

    SameSiteOnly(PublicAddress address, Problems problems) {
        this.address = address;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        boolean reads = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        return reads || ours(request) ? null : problems.show(request, HttpStatus.FORBIDDEN, "problem.otherSite");
    }

    private boolean ours(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        return origin == null ? !request.getHeaders().contains(HttpHeaders.COOKIE) : origin.equals(address.origin());
    }
}
