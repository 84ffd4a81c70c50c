package shangui.web;

import io.micronaut.http.HttpRequest;
import java.util.regex.Pattern;

/** `$url` in a template: addresses in the page's language. Paths are given without their language: `/orders/x`. */
public final class Urls {

    /** A path of ours and nothing that a browser would take for another site. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

    private final String here;
    private final String path;
    private final Language language;
    private final String publicAddress;

    Urls(HttpRequest<?> request, String publicAddress) {
        this.here = request.getUri().toString();
        this.path = request.getPath();
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

    /** This page in Chinese. */
    public String getZh() {
        return in(Language.ZH, here);
    }

    /** This page in English. */
    public String getEn() {
        return in(Language.EN, here);
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
