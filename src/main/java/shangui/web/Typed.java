package shangui.web;

import io.micronaut.json.tree.JsonNode;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.netty.handler.codec.http.multipart.InterfaceHttpPostRequestDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import shangui.db.Sha256;

/**
 * A body taken apart into named texts, the same for both doors: `lines[0].quantity` → `3`.
 *
 * @param numbers the names whose JSON value was a number: an amount sent as a number is in fen, typed as text in yuan
 * @param uploads the files sent; among the values each stands with its name and the hash of its content
 */
record Typed(SortedMap<String, List<String>> values, Set<String> numbers, Map<String, Upload> uploads) {

    /** More fields than any form of ours has. */
    static final int MOST_FIELDS = 2_000;
    private static final int DEEPEST = 6;

    static Typed none() {
        return new Typed(new TreeMap<>(), Set.of(), Map.of());
    }

    /** @throws IllegalArgumentException when it is not a form body */
    static Typed ofForm(byte[] body) {
        var decoder = new QueryStringDecoder(new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MOST_FIELDS);
        var values = new TreeMap<String, List<String>>();
        decoder.parameters().forEach((name, typed) -> values.put(name, typed.stream().map(Typed::tidy).toList()));
        return new Typed(values, Set.of(), Map.of());
    }

    /** @throws IllegalArgumentException when it is not a form body with files */
    static Typed ofMultipart(byte[] body, String contentType) throws IOException {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
        request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        var typed = new Typed(new TreeMap<>(), Set.of(), new HashMap<>());
        if (!HttpPostRequestDecoder.isMultipart(request)) {
            throw new IllegalArgumentException("no boundary");
        }
        InterfaceHttpPostRequestDecoder decoder = null;
        try {
            decoder = new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), request, StandardCharsets.UTF_8);
            for (InterfaceHttpData part : decoder.getBodyHttpDatas()) {
                typed.add(part);
            }
            return typed;
        } catch (DecoderException broken) {
            throw new IllegalArgumentException(broken);
        } finally {
            if (decoder != null) {
                decoder.destroy();
            }
        }
    }

    private void add(InterfaceHttpData part) throws IOException {
        if (values.size() >= MOST_FIELDS) {
            throw new IllegalArgumentException("too large");
        }
        var texts = values.computeIfAbsent(part.getName(), any -> new ArrayList<>());
        if (part instanceof Attribute field) {
            texts.add(tidy(field.getValue()));
        } else if (part instanceof FileUpload file && file.length() > 0) {
            String name = file.getFilename() == null ? "" : file.getFilename().replaceFirst(".*[/\\\\]", "").strip();
            var upload = new Upload(name.substring(0, Math.min(name.length(), 200)), file.get());
            uploads.put(part.getName(), upload);
            texts.add(upload.name() + " " + hash(upload.content()));
        }
    }

    private static String hash(byte[] content) {
        return HexFormat.of().formatHex(Sha256.of(content));
    }

    /** @throws IllegalArgumentException when it is no JSON object, or too deep or too large */
    static Typed ofJson(JsonNode body) {
        if (!body.isObject()) {
            throw new IllegalArgumentException("not a JSON object");
        }
        var typed = new Typed(new TreeMap<>(), new HashSet<>(), Map.of());
        typed.add("", body, 0);
        return typed;
    }

    private void add(String name, JsonNode node, int depth) {
        if (depth > DEEPEST || values.size() >= MOST_FIELDS) {
            throw new IllegalArgumentException("too deep or too large");
        }
        if (node.isObject()) {
            node.entries().forEach(entry -> add(name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(), entry.getValue(), depth + 1));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(name + "[" + i + "]", node.get(i), depth + 1);
            }
        } else if (!node.isNull()) {
            values.computeIfAbsent(name, any -> new ArrayList<>()).add(tidy(node.coerceStringValue()));
            if (node.isNumber()) {
                numbers.add(name);
            }
        }
    }

    /** Line ends as one sign, nothing blank around it. */
    private static String tidy(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
