package shangui.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Collects the body of a form, with or without files, or JSON before all else: when other filters have waited for the database, it is too late. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodyFilter implements Ordered {

    private static final String BODY = "shangui.body";
    private static final byte[] NOTHING = {};

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    /** The rest waits until all of it has come. */
    @RequestFilter
    CompletionStage<HttpRequest<?>> collect(HttpRequest<?> request) {
        if (!isForm(request) && !isMultipart(request) && !isJson(request)) {
            return CompletableFuture.completedStage(request);
        }
        var body = ((ServerHttpRequest<?>) request).byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
        return body.buffer().thenApply(all -> {
            request.setAttribute(BODY, taken(all));
            return request;
        });
    }

    /** The body; nothing where it is neither a form nor JSON. */
    static byte[] of(HttpRequest<?> request) {
        return request.getAttribute(BODY, byte[].class).orElse(NOTHING);
    }

    static boolean isForm(HttpRequest<?> request) {
        return request.getContentType().filter(type -> type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE)).isPresent();
    }

    static boolean isMultipart(HttpRequest<?> request) {
        return request.getContentType().filter(type -> type.matches(MediaType.MULTIPART_FORM_DATA_TYPE)).isPresent();
    }

    static boolean isJson(HttpRequest<?> request) {
        return request.getContentType().filter(type -> type.matches(MediaType.APPLICATION_JSON_TYPE)).isPresent();
    }

    private static byte[] taken(CloseableAvailableByteBody body) {
        try (body) {
            return body.length() == 0 ? NOTHING : body.toByteArray();
        }
    }
}
