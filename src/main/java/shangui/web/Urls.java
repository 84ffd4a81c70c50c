package shangui.web;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** `$url` in a template: addresses in the page's language. Paths are given without their language: `/orders/x`. */
public final class Urls {

    /** A path of ours and nothing that a browser would take for another site. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

    /** The parameter that says where the next of a list begin. */
    private static final String AFTER = "after";

    private static final int LONGEST_VALUE = 60;

    private final String here;
    private final String path;
    private final HttpParameters parameters;
    private final Language language;
    private final String publicAddress;

    Urls(HttpRequest<?> request, String publicAddress) {
        this.here = request.getUri().toString();
        this.path = request.getPath();
        this.parameters = request.getParameters();
        this.language = Language.of(request);
        this.publicAddress = publicAddress;
    }

    /** A path in the page's language: English shopper's pages stay English. */
    public String to(String path) {
        return in(language, path);
    }

    static String in(Language language, String path) {
        return language == Language.EN && Door.of(path) == Door.SHOP ? "/en" + (path.equals("/") ? "" : path) : path;
    }

    /** This page's path and query, without language. */
    public String getHere() {
        return here;
    }

    public String getPath() {
        return path;
    }

    /** What a parameter of this page's address says; empty where it says nothing. */
    public String value(String parameter) {
        return parameters.get(parameter, String.class).orElse("");
    }

    /** Whether this list shows only some: any parameter but where it begins says something. */
    public boolean isFiltered() {
        return parameters.names().stream().anyMatch(name -> !name.equals(AFTER) && !value(name).isEmpty());
    }

    /** This list, filtered as it is, from after that key on. */
    public String further(Object key) {
        return filtered(path, AFTER, key.toString());
    }

    /** A path below this list, filtered as it is: the whole of it as a file. */
    public String below(String tail) {
        return filtered(path + "/" + tail, AFTER, "");
    }

    /** This page's path and query written anew, for a form to come back to; what is longer than anything we offer is cut. */
    public String getAgain() {
        String query = parameters.names().stream().filter(name -> !value(name).isEmpty())
            .map(name -> encoded(name, value(name).substring(0, Math.min(value(name).length(), LONGEST_VALUE)))).collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private String filtered(String to, String parameter, String value) {
        List<String> query = new ArrayList<>();
        parameters.names().stream().filter(name -> !name.equals(parameter)).forEach(name -> query.add(encoded(name, value(name))));
        query.add(encoded(parameter, value));
        query.removeIf(pair -> pair.endsWith("="));
        return query.isEmpty() ? to : to + "?" + String.join("&", query);
    }

    private static String encoded(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** This page in Chinese. */
    public String getZh() {
        return in(Language.ZH, here);
    }

    /** This page in English. */
    public String getEn() {
        return in(Language.EN, here);
    }

    /** This page in Chinese, without what follows a question mark. */
    public String getZhPath() {
        return in(Language.ZH, path);
    }

    /** This page in English, without what follows a question mark. */
    public String getEnPath() {
        return in(Language.EN, path);
    }

    /** Whether the address says the language; if not, a cookie does. */
    public boolean isSwitchable() {
        return Door.of(path) == Door.SHOP;
    }

    public boolean is(String other) {
        return path.equals(other);
    }

    public boolean under(String parent) {
        return Door.under(path, parent);
    }

    /** A path with the public address before it, for links that leave the page. */
    public String absolute(String path) {
        return publicAddress + path;
    }

    /** The path someone sent to come back to, or home if it is not one of ours. */
    public static String local(String back) {
        return back != null && LOCAL.matcher(back).matches() ? back : "/";
    }
}
