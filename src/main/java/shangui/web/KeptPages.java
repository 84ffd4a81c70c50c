package shangui.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import shangui.db.Sha256;

/**
 * Pages that are the same for many, kept as bytes, plain and compressed, as long as what they were made from stays the same.
 * A browser that has the very page is told so and sent nothing.
 */
@Singleton
final class KeptPages {

    private static final long MOST_BYTES = 32L << 20;
    private static final Duration UNASKED_FOR = Duration.ofMinutes(10);
    /** Addresses longer than this are asked once. */
    private static final int LONGEST_NAME = 400;

    private final Cache<String, Kept> kept = Caffeine.newBuilder().maximumWeight(MOST_BYTES).expireAfterAccess(UNASKED_FOR)
        .weigher((String name, Kept page) -> page.plain.length + page.small.length).build();

    private record Kept(Object version, String language, byte[] plain, byte[] small, String tag) {}

    /** @param version what it is made from, compared by {@code equals} */
    Optional<MutableHttpResponse<?>> find(HttpRequest<?> request, String name, Object version) {
        return Optional.ofNullable(kept.getIfPresent(name)).filter(page -> page.version.equals(version)).map(page -> answer(request, page));
    }

    MutableHttpResponse<?> keep(HttpRequest<?> request, String name, Object version, String html) {
        byte[] plain = html.getBytes(StandardCharsets.UTF_8);
        var page = new Kept(version, Language.of(request).tag(), plain, compressed(plain), "W/\"" + HexFormat.of().formatHex(Sha256.of(plain), 0, 12) + "\"");
        if (name.length() <= LONGEST_NAME) {
            kept.put(name, page);
        }
        return answer(request, page);
    }

    private static MutableHttpResponse<?> answer(HttpRequest<?> request, Kept page) {
        var answer = has(request, page) ? HttpResponse.notModified()
            : AssetController.accepts(accepted(request), "gzip") ? HttpResponse.ok(page.small).header(HttpHeaders.CONTENT_ENCODING, "gzip") : HttpResponse.ok(page.plain);
        return answer.contentType(MediaType.TEXT_HTML_TYPE)
            .header(HttpHeaders.CONTENT_LANGUAGE, page.language)
            .header(HttpHeaders.ETAG, page.tag)
            .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING + ", " + HttpHeaders.COOKIE);
    }

    private static boolean has(HttpRequest<?> request, Kept page) {
        @Nullable String tags = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        return tags != null && tags.contains(page.tag);
    }

    private static String accepted(HttpRequest<?> request) {
        return request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING, String.class, "");
    }

    private static byte[] compressed(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 4);
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
