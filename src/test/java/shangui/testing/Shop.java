package shangui.testing;

import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.nodes.FormElement;

/** A visitor without scripts: keeps its own cookies, fills in forms as a browser would, follows no redirect by itself. */
public class Shop {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final JsonMapper mapper;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private String language = "zh-CN";
    private String formToken;

    Shop(URI base, JsonMapper mapper) {
        this.base = base;
        this.mapper = mapper;
    }

    /** From now on, as {@code Accept-Language}. */
    public Shop language(String language) {
        this.language = language;
        return this;
    }

    public Response get(String path) {
        return send("GET", path, Map.of("Accept", "text/html,*/*;q=0.8"), BodyPublishers.noBody());
    }

    public Response getJson(String path) {
        return send("GET", path, Map.of("Accept", "application/json"), BodyPublishers.noBody());
    }

    /** Where the answer sends the visitor to. */
    public Response follow(Response response) {
        return get(response.location());
    }

    /** Where the link on the page leads to. */
    public Response click(Response page, String linkSelector) {
        var link = page.html().selectFirst(linkSelector);
        if (link == null) {
            throw new AssertionError("No link " + linkSelector + " on " + page.path() + "\n" + page.text());
        }
        return get(URI.create(page.path()).resolve(link.attr("href")).toString());
    }

    /** Values may be lists or files; null leaves the field out. */
    public Response postForm(String path, Map<String, ?> fields) {
        if (fields.values().stream().anyMatch(SentFile.class::isInstance)) {
            return send("POST", path, Map.of("Accept", "text/html", "Sec-Fetch-Site", "same-origin",
                "Content-Type", "multipart/form-data; boundary=" + SentFile.BOUNDARY), BodyPublishers.ofByteArray(SentFile.multipart(fields)));
        }
        return send("POST", path, Map.of("Accept", "text/html", "Sec-Fetch-Site", "same-origin",
                "Content-Type", "application/x-www-form-urlencoded"), BodyPublishers.ofString(encoded(fields)));
    }

    /** With a new idempotency key. */
    public Response postJson(String path, Object body) {
        return postJson(path, body, UUID.randomUUID().toString());
    }

    /** {@code body} is JSON text, or a map, list or serdeable record; {@code key} null sends none. */
    public Response postJson(String path, Object body, String key) {
        Map<String, String> headers = new TreeMap<>(Map.of("Accept", "application/json", "Sec-Fetch-Site", "same-origin",
                "Content-Type", "application/json"));
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        return send("POST", path, headers, BodyPublishers.ofByteArray(json(body)));
    }

    /**
     * Sends the form found on the page with what stands in it, hidden fields too, changed by {@code filledIn}. A name
     * that the form does not have is an error, as nobody could type it; null takes a field away (an unticked box).
     */
    public Response submit(Response page, String formSelector, Map<String, ?> filledIn) {
        FormElement form = (FormElement) page.html().selectFirst(formSelector);
        if (form == null) {
            throw new AssertionError("No form " + formSelector + " on " + page.path() + "\n" + page.text());
        }
        Map<String, Object> fields = fields(form);
        for (var entry : filledIn.entrySet()) {
            if (form.select("[name='" + entry.getKey() + "']").isEmpty()) {
                throw new AssertionError("No field " + entry.getKey() + " in " + form);
            }
            fields.put(entry.getKey(), entry.getValue() == null ? List.of() : entry.getValue());
        }
        String action = form.hasAttr("action") ? form.attr("action") : page.path();
        String target = URI.create(page.path()).resolve(action).toString();
        return form.attr("method").equalsIgnoreCase("post")
                ? postForm(target, fields)
                : get(target.replaceFirst("\\?.*", "") + "?" + encoded(fields));
    }

    /** Through the sign-in page; fails when it does not let the account in. */
    public Shop signIn(String username, String password) {
        Response answer = submit(get("/sign-in"), "form:has([name=password])", Map.of("username", username, "password", password));
        if (answer.status() != 303) {
            throw new AssertionError("Not signed in as " + username + ": " + answer.status() + "\n" + answer.text());
        }
        return this;
    }

    /** What every form of this session carries; read from a page once. */
    public String formToken() {
        if (formToken == null) {
            formToken = get("/account/password").html().select("input[name=token]").val();
        }
        return formToken;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** The bare request: only these headers, the cookies and the language. */
    public Response send(String method, String path, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).method(method, body)
                .header("Accept-Language", language);
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            response.headers().allValues("set-cookie").forEach(this::keep);
            return new Response(path, response, mapper);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path + ": " + e, e);
        }
    }

    /** By name only, secure ones too: the test server speaks plain HTTP. */
    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty() || setCookie.toLowerCase().contains("max-age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    private byte[] json(Object body) {
        try {
            return body instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : mapper.writeValueAsBytes(withFiles(body));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Object withFiles(Object body) {
        if (!(body instanceof Map<?, ?> fields) || fields.values().stream().noneMatch(SentFile.class::isInstance)) {
            return body;
        }
        Map<String, Object> told = new TreeMap<>();
        fields.forEach((name, value) -> told.put(name.toString(), value instanceof SentFile file ? file.json() : value));
        return told;
    }

    private static Map<String, Object> fields(FormElement form) {
        Map<String, Object> fields = new TreeMap<>();
        for (var field : form.formData()) {
            fields.merge(field.key(), field.value(), Shop::both);
        }
        return fields;
    }

    private static Object both(Object earlier, Object later) {
        List<Object> both = new ArrayList<>(earlier instanceof List<?> many ? many : List.of(earlier));
        both.add(later);
        return both;
    }

    private static String encoded(Map<String, ?> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> {
            Collection<?> values = value == null ? List.of() : value instanceof Collection<?> many ? many : List.of(value);
            values.forEach(one -> pairs.add(encode(name) + "=" + encode(String.valueOf(one))));
        });
        return String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
