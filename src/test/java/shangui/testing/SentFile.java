package shangui.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A file among the fields of a form: sent as browsers send it, or to programs' doors as its name and its content in base 64. */
public record SentFile(String name, byte[] content) {

    static final String BOUNDARY = "----shangui-7f3a9c";

    Map<String, String> json() {
        return Map.of("name", name, "content", Base64.getEncoder().encodeToString(content));
    }

    /** All fields as one `multipart/form-data` body. */
    static byte[] multipart(Map<String, ?> fields) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            for (Object one : value == null ? List.of() : value instanceof Collection<?> many ? many : List.of(value)) {
                part(body, name, one);
            }
        });
        write(body, "--" + BOUNDARY + "--\r\n");
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String name, Object value) {
        write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"");
        if (value instanceof SentFile file) {
            write(body, "; filename=\"" + file.name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            body.writeBytes(file.content);
        } else {
            write(body, "\r\n\r\n" + value);
        }
        write(body, "\r\n");
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
