package shangui.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows pages: as HTML to people, the same record as JSON below `/api/v1`. */
@Singleton
public final class Pages {

    private final Templates templates;
    private final Messages messages;
    private final List<HeaderPart> headerParts;
    private final List<FormToken> tokens;
    private final PublicAddress address;
    private final Device device;
    private final Clock clock;

    Pages(Templates templates, Messages messages, List<HeaderPart> headerParts, List<FormToken> tokens,
          PublicAddress address, Device device, Clock clock) {
        this.templates = templates;
        this.messages = messages;
        this.headerParts = headerParts;
        this.tokens = tokens;
        this.address = address;
        this.device = device;
        this.clock = clock;
    }

    public MutableHttpResponse<?> show(HttpRequest<?> request, Page page) {
        if (Door.of(request) == Door.API) {
            return HttpResponse.ok(Json.of(page)).contentType(MediaType.APPLICATION_JSON_TYPE);
        }
        var response = html(request, page, null, null, HttpStatus.OK, true);
        if (Door.of(request) == Door.SHOP) {
            device.remember(request, response);
        }
        return response;
    }

    /** The page again as typed, with what was wrong. @param refusal why, if it was not only the form's errors, or null */
    public MutableHttpResponse<?> again(HttpRequest<?> request, Page page, Form<?> form, Answer.Refused refusal) {
        boolean ofField = refusal != null && refusal.field() != null;
        Form<?> typed = ofField ? form.with(new FieldError(refusal.field(), refusal.key(), refusal.arguments())) : form;
        var status = refusal == null ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.valueOf(refusal.status());
        return html(request, page, typed, ofField ? null : refusal, status, true);
    }

    /** A page that asks the database for nothing. */
    MutableHttpResponse<?> problem(HttpRequest<?> request, Page page, HttpStatus status) {
        return html(request, page, null, null, status, false);
    }

    private MutableHttpResponse<?> html(HttpRequest<?> request, Page page, Form<?> form, Answer.Refused refusal,
                                        HttpStatus status, boolean whole) {
        var names = names(request, page, form, refusal, whole);
        String html = templates.render(page.getClass().getAnnotation(Template.class).value(), names);
        var response = HttpResponse.<Object>status(status).body(html)
            .contentType(MediaType.TEXT_HTML_TYPE)
            .header(HttpHeaders.CONTENT_LANGUAGE, Language.of(request).tag());
        if (names.get("notice") != null) {
            response.cookie(address.cookie(Notice.COOKIE, "", Duration.ZERO));
        }
        return response;
    }

    private Map<String, Object> names(HttpRequest<?> request, Page page, Form<?> form, Answer.Refused refusal, boolean whole) {
        var language = Language.of(request);
        var sentences = new Sentences(messages, language);
        var names = new HashMap<String, Object>();
        headerParts.forEach(part -> names.put(part.name(), whole || part.isCheap() ? part.of(request) : null));
        names.put("page", page);
        names.put("t", sentences);
        names.put("f", new Formats(language));
        names.put("url", new Urls(request, address.origin()));
        names.put("form", new ShownForm(form, refusal, sentences, page.first()));
        names.put("key", key(form));
        names.put("token", token(request));
        names.put("large", Large.is(request));
        names.put("notice", notice(request, sentences));
        names.put("now", clock.instant());
        return names;
    }

    /** A refused form keeps its key: sent again it is still the same write. */
    private static String key(Form<?> form) {
        return form == null || form.get("key").isEmpty() ? UUID.randomUUID().toString() : form.get("key");
    }

    private String token(HttpRequest<?> request) {
        return tokens.stream().map(token -> token.of(request)).filter(token -> token != null).findFirst().orElse(null);
    }

    private String notice(HttpRequest<?> request, Sentences sentences) {
        var notice = request.getCookies().findCookie(address.cookieName(Notice.COOKIE)).map(Cookie::getValue)
            .map(Notice::decoded).orElse(Notice.NONE);
        return notice.isEmpty() || !sentences.has(notice.key()) ? null : sentences.of(notice.key(), notice.values());
    }
}
