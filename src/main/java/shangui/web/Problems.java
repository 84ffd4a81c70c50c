package shangui.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what went wrong: a page in the reader's language with a way on, or problem+json with a stable type. */
@Singleton
public final class Problems {

    /** The statuses that have words of their own; any other speaks as 400 or 500. */
    private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 500, 503);
    private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Pages pages;
    private final Messages messages;

    Problems(Pages pages, Messages messages) {
        this.pages = pages;
        this.messages = messages;
    }

    /** The page of a status. */
    public MutableHttpResponse<?> show(HttpRequest<?> request, HttpStatus status) {
        return show(request, status, "problem." + told(status) + ".sentence");
    }

    /** The page of a status with a sentence of its own. */
    public MutableHttpResponse<?> show(HttpRequest<?> request, HttpStatus status, String key, Object... arguments) {
        return show(request, status, key, null, arguments);
    }

    /** A page for a fault of ours, with the number under which it was logged. */
    MutableHttpResponse<?> fault(HttpRequest<?> request, HttpStatus status, String reference) {
        return show(request, status, "problem." + told(status) + ".sentence", reference);
    }

    private MutableHttpResponse<?> show(HttpRequest<?> request, HttpStatus status, String key, String reference, Object... arguments) {
        if (Door.of(request) == Door.API) {
            return json(request, status, key, arguments, Map.of(), reference);
        }
        var page = new ErrorPage(status.getCode(), "problem." + told(status) + ".title", key, List.of(arguments), reference);
        try {
            return pages.problem(request, page, status);
        } catch (RuntimeException noPage) {
            LOG.error("No page could be shown for status {}", status.getCode(), noPage);
            return HttpResponse.status(status).body(messages.of(Language.of(request), key, arguments))
                .contentType(MediaType.TEXT_PLAIN_TYPE).header(HttpHeaders.CONTENT_LANGUAGE, Language.of(request).tag());
        }
    }

    /** A write refused at the API's door. */
    MutableHttpResponse<?> json(HttpRequest<?> request, Form<?> form, Answer.Refused refusal) {
        boolean ofField = refusal != null && refusal.field() != null;
        Form<?> typed = ofField ? form.with(new FieldError(refusal.field(), refusal.key(), refusal.arguments())) : form;
        var errors = typed.errors().stream().map(error -> error(request, error)).toList();
        Map<String, Object> more = errors.isEmpty() ? Map.of() : Map.of("errors", errors);
        return refusal == null
            ? json(request, HttpStatus.UNPROCESSABLE_ENTITY, "problem.form", new Object[0], more, null)
            : json(request, HttpStatus.valueOf(refusal.status()), refusal.key(), refusal.arguments().toArray(), more, null);
    }

    private Map<String, Object> error(HttpRequest<?> request, FieldError error) {
        var told = new LinkedHashMap<String, Object>();
        told.put("field", error.field());
        told.put("type", type(error.key()));
        told.put("detail", messages.of(Language.of(request), error.key(), error.arguments().toArray()));
        return told;
    }

    private MutableHttpResponse<?> json(HttpRequest<?> request, HttpStatus status, String key, Object[] arguments,
                                        Map<String, Object> more, String reference) {
        var language = Language.of(request);
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", type(key));
        problem.put("title", messages.of(language, "problem." + told(status) + ".title"));
        problem.put("status", status.getCode());
        problem.put("detail", messages.of(language, key, arguments));
        if (reference != null) {
            problem.put("reference", reference);
        }
        problem.putAll(more);
        return HttpResponse.status(status).body(Json.of(problem)).contentType(PROBLEM_JSON)
            .header(HttpHeaders.CONTENT_LANGUAGE, language.tag());
    }

    /** `order.tooLate` is `/problems/order-too-late`. */
    static String type(String key) {
        return "/problems/" + key.replaceFirst("^problem\\.", "").replaceFirst("\\.sentence$", "")
            .replaceAll("([a-z])([A-Z])", "$1-$2").replace('.', '-').toLowerCase(Locale.ROOT);
    }

    private static int told(HttpStatus status) {
        int code = status.getCode();
        return TOLD.contains(code) ? code : code < 500 ? 400 : 500;
    }
}
