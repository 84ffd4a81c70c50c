package shangui.web;

import io.micronaut.http.HttpRequest;

/** The token every form of someone signed in must carry; the package that keeps sessions provides it. */
public interface FormToken {

    /** The token of the session this request belongs to, or null when nobody is signed in. */
    String of(HttpRequest<?> request);
}
