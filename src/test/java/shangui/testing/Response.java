package shangui.testing;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import shangui.paper.SheetReader;

/** What the shop answered. */
public class Response {

    private final String path;
    private final HttpResponse<byte[]> response;
    private final JsonMapper mapper;

    Response(String path, HttpResponse<byte[]> response, JsonMapper mapper) {
        this.path = path;
        this.response = response;
        this.mapper = mapper;
    }

    /** What was asked for. */
    public String path() {
        return path;
    }

    public int status() {
        return response.statusCode();
    }

    /** The first of that name, else null. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** Path and query of the redirect. */
    public String location() {
        if (header("location") == null) {
            throw new AssertionError(path + " answered " + status() + " without a location\n" + text());
        }
        URI location = URI.create(path).resolve(header("location"));
        return location.getRawPath() + (location.getRawQuery() == null ? "" : "?" + location.getRawQuery());
    }

    public byte[] bytes() {
        return response.body();
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public Document html() {
        return Jsoup.parse(text(), path);
    }

    /** The visible words of the page, or of the one part of it that matches. */
    public String words(String selector) {
        var part = html().selectFirst(selector);
        if (part == null) {
            throw new AssertionError("No " + selector + " on " + path + "\n" + text());
        }
        return part.text();
    }

    /** The rows of a spreadsheet's first tab, its heads first. */
    public List<List<String>> sheet() {
        try {
            return SheetReader.read(response.body(), 100_000).stream().map(SheetReader.Line::cells).toList();
        } catch (SheetReader.Unreadable e) {
            throw new AssertionError(path + " answered " + status() + " and no sheet:\n" + text(), e);
        }
    }

    public JsonNode json() {
        try {
            return mapper.readValue(response.body(), JsonNode.class);
        } catch (IOException e) {
            throw new AssertionError(path + " answered " + status() + " and no JSON:\n" + text(), e);
        }
    }

    @Override
    public String toString() {
        return status() + " " + path + "\n" + text();
    }
}
