package shangui.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * In the sample world every answer says so, whoever made it: all by a header, what programs read by its first member, a file by
 * its name. Pages say it at their top.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SampleMark implements Ordered {

    static final String HEADER = "Shangui-Sample-Data";
    static final String FILE = "DEMO-";
    private static final String MEMBER = "\"sampleData\":\"示例数据\"";

    private final SampleData sampleData;

    SampleMark(SampleData sampleData) {
        this.sampleData = sampleData;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @ResponseFilter
    void mark(MutableHttpResponse<?> response) {
        if (sampleData.isLoaded()) {
            response.header(HEADER, "true");
            markMember(response);
            markFile(response);
        }
    }

    private static void markMember(MutableHttpResponse<?> response) {
        boolean json = response.getContentType().map(MediaType::getSubtype).filter(type -> type.endsWith("json")).isPresent();
        if (json && response.getBody().orElse(null) instanceof String text && text.startsWith("{")) {
            response.body("{" + MEMBER + (text.startsWith("{}") ? "" : ",") + text.substring(1));
        }
    }

    private static void markFile(MutableHttpResponse<?> response) {
        String name = response.getHeaders().get(HttpHeaders.CONTENT_DISPOSITION);
        if (name != null && !name.contains(FILE)) {
            response.getHeaders().set(HttpHeaders.CONTENT_DISPOSITION, name.replace("filename=\"", "filename=\"" + FILE).replace("filename*=UTF-8''", "filename*=UTF-8''" + FILE));
        }
    }
}
