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
        String ascii = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return HttpResponse.ok(content)
            .header(HttpHeaders.CONTENT_TYPE, type)
            .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
    }
}
