package shangui.web;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.execution.CompletableFutureExecutionFlow;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.bind.binders.PendingRequestBindingResult;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes a controller's `Form` argument from the body, once all of it has come. */
@Singleton
final class FormBinder implements TypedRequestArgumentBinder<Form<?>> {

    private static final byte[] NOTHING = {};

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
        CompletableFuture<Form<?>> form = body(request).thenApply(body -> form(type, request, body));
        ((NettyHttpRequest<?>) request).addRouteWaitsFor(CompletableFutureExecutionFlow.just(form));
        return new Awaited(form);
    }

    private static CompletableFuture<byte[]> body(HttpRequest<?> request) {
        var body = ((ServerHttpRequest<?>) request).byteBody().split(ByteBody.SplitBackpressureMode.FASTEST);
        return body.buffer().thenApply(FormBinder::taken);
    }

    private static byte[] taken(CloseableAvailableByteBody body) {
        try (body) {
            return body.length() == 0 ? NOTHING : body.toByteArray();
        }
    }

    private Form<?> form(Class<?> type, HttpRequest<?> request, byte[] body) {
        boolean isJson = request.getContentType().filter(media -> media.matches(MediaType.APPLICATION_JSON_TYPE)).isPresent();
        Typed typed = typed(body, isJson, request);
        if (!isJson) {
            checkToken(request, typed);
        }
        return reader.read(type, typed, request.getPath(), request.getHeaders().get("Idempotency-Key"));
    }

    private Typed typed(byte[] body, boolean isJson, HttpRequest<?> request) {
        try {
            if (body.length == 0) {
                return Typed.none();
            }
            if (isJson) {
                return Typed.ofJson(json.readValue(body, Argument.of(JsonNode.class)));
            }
            if (request.getContentType().filter(media -> media.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE)).isPresent()) {
                return Typed.ofForm(body);
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

    /** Ready when the body is. */
    private record Awaited(CompletableFuture<Form<?>> form) implements PendingRequestBindingResult<Form<?>> {

        @Override
        public boolean isPending() {
            return !form.isDone();
        }

        @Override
        public Optional<Form<?>> getValue() {
            return form.isDone() && !form.isCompletedExceptionally() ? Optional.of(form.join()) : Optional.empty();
        }
    }
}
