package shangui.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Answers with a file to be kept, never to be shown in place. */
public final class Downloads {

    private Downloads() {
    }

    /** @param name with its ending; any characters */
    public static MutableHttpResponse<byte[]> file(String name, String type, byte[] content) {
        return file(name, name, type, content);
    }

    /** @param plain for who knows no other signs than those of English; with its ending */
    public static MutableHttpResponse<byte[]> file(String name, String plain, String type, byte[] content) {
        String ascii = plain.replaceAll("[^A-Za-z0-9._-]+", "-");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return HttpResponse.ok(content)
            .header(HttpHeaders.CONTENT_TYPE, type)
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
    }
}
