package shangui.web;

import io.micronaut.http.HttpRequest;

/** 大字版: larger letters and targets, kept in a cookie and applied by the server. */
final class Large {

    static final String COOKIE = "large";

    private Large() {
    }

    static boolean is(HttpRequest<?> request) {
        return request.getCookies().findCookie(COOKIE).filter(cookie -> cookie.getValue().equals("1")).isPresent();
    }
}
