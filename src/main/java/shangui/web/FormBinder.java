package shangui.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.bind.binders.PostponedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Makes a controller's `Form` argument from the body, after the filters: they tell who is signed in. */
@Singleton
final class FormBinder implements TypedRequestArgumentBinder<Form<?>>, PostponedRequestArgumentBinder<Form<?>> {

    private final FormReader reader;
    private final JsonMapper json;
    private final List<FormToken> tokens;

    FormBinder(FormReader reader, JsonMapper json, List<FormToken> tokens) {
        this.reader = reader;
        this.json = json;
        this.tokens = tokens;
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Argument<Form<?>> argumentType() {
        return (Argument) Argument.of(Form.class);
    }

    @Override
    public BindingResult<Form<?>> bind(ArgumentConversionContext<Form<?>> context, HttpRequest<?> request) {
        Class<?> type = context.getArgument().getFirstTypeVariable().orElseThrow().getType();
        Optional<Form<?>> form = Optional.of(form(type, request, BodyFilter.of(request)));
        return () -> form;
    }

    private Form<?> form(Class<?> type, HttpRequest<?> request, byte[] body) {
        Typed typed = typed(body, request);
        if (!BodyFilter.isJson(request)) {
            checkToken(request, typed);
        }
        return reader.read(type, typed, request.getPath(), request.getHeaders().get("Idempotency-Key"));
    }

    private Typed typed(byte[] body, HttpRequest<?> request) {
        try {
            if (BodyFilter.isJson(request)) {
                return Typed.ofJson(json.readValue(body, Argument.of(JsonNode.class)));
            }
            if (BodyFilter.isForm(request)) {
                return Typed.ofForm(body);
            }
            if (BodyFilter.isMultipart(request)) {
                return Typed.ofMultipart(body, request.getContentType().orElseThrow().toString());
            }
            if (request.getContentType().isEmpty()) {
                return Typed.none();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST);
        }
        throw new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    private void checkToken(HttpRequest<?> request, Typed typed) {
        String sent = typed.values().getOrDefault("token", List.of("")).getFirst();
        boolean forged = tokens.stream().map(token -> token.of(request))
            .anyMatch(token -> token != null && !same(token, sent));
        if (forged) {
            throw new ProblemException(HttpStatus.FORBIDDEN);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
