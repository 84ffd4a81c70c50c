package shangui.web;

import io.micronaut.core.annotation.Nullable;
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
import java.util.function.Supplier;

/** Shows pages: as HTML to people, the same record as JSON below `/api/v1`. */
@Singleton
public final class Pages {

    private final Templates templates;
    private final Messages messages;
    private final List<HeaderPart> headerParts;
    private final List<FormToken> tokens;
    private final PublicAddress address;
    private final Device device;
    private final KeptPages kept;
    private final Clock clock;

    Pages(Templates templates, Messages messages, List<HeaderPart> headerParts, List<FormToken> tokens,
          PublicAddress address, Device device, KeptPages kept, Clock clock) {
        this.templates = templates;
        this.messages = messages;
        this.headerParts = headerParts;
        this.tokens = tokens;
        this.address = address;
        this.device = device;
        this.kept = kept;
        this.clock = clock;
    }

    public MutableHttpResponse<?> show(HttpRequest<?> request, Page page) {
        if (Door.of(request) == Door.API) {
            return HttpResponse.ok(Json.of(page)).contentType(MediaType.APPLICATION_JSON_TYPE);
        }
        var response = html(request, page, null, null, HttpStatus.OK, told(request, true));
        if (Door.of(request) == Door.SHOP) {
            device.remember(request, response);
        }
        return response;
    }

    /**
     * Shows a page that is the same for all who collect at the same store and have nothing in the basket; it is made anew only when
     * its version is another one. Whoever has a page of their own (a basket, a notice, a form with a key) gets it made for them.
     *
     * @param version what all that the page says is made from, compared by {@code equals}; the day is part of it where it matters
     */
    public MutableHttpResponse<?> show(HttpRequest<?> request, Object version, Supplier<Page> page) {
        if (Door.of(request) == Door.API) {
            return show(request, page.get());
        }
        var told = told(request, true);
        String name = sharedName(request, told);
        var response = name == null ? html(request, page.get(), null, null, HttpStatus.OK, told)
            : kept.find(request, name, version).orElseGet(() -> shown(request, name, version, page.get(), told));
        device.remember(request, response);
        return response;
    }

    private MutableHttpResponse<?> shown(HttpRequest<?> request, String name, Object version, Page page, Map<String, Object> told) {
        var names = names(request, page, null, null, told);
        var formKey = new FormKey();
        names.put("key", formKey);
        String html = templates.render(page.getClass().getAnnotation(Template.class).value(), names);
        return formKey.asked ? page(request, html, HttpStatus.OK) : kept.keep(request, name, version, html);
    }

    /** What the page is kept under, null where it is one reader's own. */
    @Nullable
    private String sharedName(HttpRequest<?> request, Map<String, Object> told) {
        if (token(request) != null || request.getCookies().contains(address.cookieName(Notice.COOKIE))) {
            return null;
        }
        var name = new StringBuilder(Language.of(request).tag()).append(Large.is(request) ? " large" : "").append(' ').append(request.getUri());
        for (var part : headerParts) {
            String shared = part.sharedAs(told.get(part.name()));
            if (shared == null) {
                return null;
            }
            name.append(' ').append(shared);
        }
        return name.toString();
    }

    /** A key made when a template asks for it, which tells that the page has a form of its own. */
    private static final class FormKey {

        private final String key = UUID.randomUUID().toString();
        private boolean asked;

        @Override
        public String toString() {
            asked = true;
            return key;
        }
    }

    /** The page again as typed, with what was wrong. @param refusal why, if it was not only the form's errors, or null */
    public MutableHttpResponse<?> again(HttpRequest<?> request, Page page, Form<?> form, Answer.Refused refusal) {
        boolean ofField = refusal != null && refusal.field() != null;
        Form<?> typed = ofField ? form.with(new FieldError(refusal.field(), refusal.key(), refusal.arguments())) : form;
        var status = refusal == null ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.valueOf(refusal.status());
        return html(request, page, typed, ofField ? null : refusal, status, told(request, true));
    }

    /** What is wrong with a request is told under the reader's own head; what is wrong here, and all if that fails too, asks the database for nothing. */
    MutableHttpResponse<?> problem(HttpRequest<?> request, Page page, HttpStatus status) {
        try {
            return html(request, page, null, null, status, told(request, status.getCode() < HttpStatus.INTERNAL_SERVER_ERROR.getCode()));
        } catch (RuntimeException databaseIsGone) {
            return html(request, page, null, null, status, told(request, false));
        }
    }

    private MutableHttpResponse<?> html(HttpRequest<?> request, Page page, Form<?> form, Answer.Refused refusal,
                                        HttpStatus status, Map<String, Object> told) {
        var names = names(request, page, form, refusal, told);
        String html = templates.render(page.getClass().getAnnotation(Template.class).value(), names);
        var response = page(request, form == null ? html : FieldNames.in(html, (Sentences) names.get("t")), status);
        if (names.get("notice") != null) {
            response.cookie(address.cookie(Notice.COOKIE, "", Duration.ZERO));
        }
        return response;
    }

    private static MutableHttpResponse<?> page(HttpRequest<?> request, String html, HttpStatus status) {
        return HttpResponse.<Object>status(status).body(html)
            .contentType(MediaType.TEXT_HTML_TYPE)
            .header(HttpHeaders.CONTENT_LANGUAGE, Language.of(request).tag());
    }

    /** What the header parts say; @param whole those too that ask the database */
    private Map<String, Object> told(HttpRequest<?> request, boolean whole) {
        var told = new HashMap<String, Object>();
        headerParts.forEach(part -> told.put(part.name(), whole || part.isCheap() ? part.of(request) : null));
        return told;
    }

    private Map<String, Object> names(HttpRequest<?> request, Page page, Form<?> form, Answer.Refused refusal, Map<String, Object> told) {
        var language = Language.of(request);
        var sentences = new Sentences(messages, language);
        var names = new HashMap<>(told);
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
