package shangui.testing;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every way in, asked of the running router, so that none is forgotten. */
@Singleton
public class Routes {

    private final Router router;

    Routes(Router router) {
        this.router = router;
    }

    /**
     * A method of a controller and the doors that lead to it.
     *
     * @param page null where only programs may knock
     * @param api  null where only people do
     */
    public record Route(HttpMethod method, String page, String api) {

        public String path() {
            return page == null ? api : page;
        }

        public boolean writes() {
            return method != HttpMethod.GET;
        }

        public Stream<String> doors() {
            return Stream.of(page, api).filter(Objects::nonNull);
        }

        @Override
        public String toString() {
            return method + " " + path();
        }
    }

    /** In the order of their addresses. */
    public List<Route> all() {
        Map<String, List<UriRouteInfo<?, ?>>> methods = new TreeMap<>();
        router.uriRoutes().filter(route -> route.getHttpMethod() != HttpMethod.HEAD).forEach(route ->
            methods.computeIfAbsent(route.getHttpMethod() + " " + target(route), any -> new ArrayList<>()).add(route));
        return methods.values().stream().flatMap(Routes::routes).sorted(Comparator.comparing(Route::path).thenComparing(Route::method)).toList();
    }

    public List<Route> writes() {
        return all().stream().filter(Route::writes).toList();
    }

    private static String target(UriRouteInfo<?, ?> route) {
        return route.getTargetMethod().getDeclaringType().getName() + "." + route.getTargetMethod().getMethodName() + " "
            + List.of(route.getTargetMethod().getArgumentNames());
    }

    private static Stream<Route> routes(List<UriRouteInfo<?, ?>> ofOneMethod) {
        List<String> paths = ofOneMethod.stream().map(route -> route.getUriMatchTemplate().toPathString().replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
            .distinct().toList();
        List<String> pages = paths.stream().filter(path -> !path.startsWith("/api/")).toList();
        List<String> apis = paths.stream().filter(path -> path.startsWith("/api/")).toList();
        HttpMethod method = ofOneMethod.getFirst().getHttpMethod();
        return Stream.iterate(0, i -> i < Math.max(pages.size(), apis.size()), i -> i + 1).map(i ->
            new Route(method, i < pages.size() ? pages.get(i) : null, i < apis.size() ? apis.get(i) : null));
    }
}
