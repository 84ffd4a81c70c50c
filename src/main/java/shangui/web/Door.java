package shangui.web;

import io.micronaut.http.HttpRequest;
import java.util.List;

/** Which door a request came through: the shopper's pages, the pages of those who sign in, or the JSON API. */
enum Door {
    SHOP, DESK, API;

    static final List<String> DESK_PATHS = List.of(
        "/staff", "/store-finance", "/supplier", "/township", "/partner", "/office", "/finance", "/alerts", "/sign-in", "/account", "/invitations");

    static Door of(HttpRequest<?> request) {
        return of(request.getPath());
    }

    static Door of(String path) {
        if (under(path, "/api")) {
            return API;
        }
        return DESK_PATHS.stream().anyMatch(desk -> under(path, desk)) ? DESK : SHOP;
    }

    static boolean under(String path, String parent) {
        return path.startsWith(parent) && (path.length() == parent.length() || "/?".indexOf(path.charAt(parent.length())) >= 0);
    }
}
