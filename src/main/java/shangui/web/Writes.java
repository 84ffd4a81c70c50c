package shangui.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import shangui.db.Idempotency;
import shangui.db.Once;
import shangui.db.Sha256;
import shangui.db.StoredAnswer;
import shangui.db.Transactions;

/**
 * The one way a form or an API call changes something: what was typed is checked, the work runs whole in one retried
 * transaction, and the same thing sent twice has one effect and one answer.
 */
@Singleton
public final class Writes {

    private static final Duration NOTICE_LIFETIME = Duration.ofMinutes(1);
    private static final Set<String> NO_PART_OF_THE_WISH = Set.of("key", "token");

    private final Pages pages;
    private final Problems problems;
    private final Idempotency idempotency;
    private final Transactions transactions;
    private final PublicAddress address;
    private final Device device;

    Writes(Pages pages, Problems problems, Idempotency idempotency, Transactions transactions, PublicAddress address,
           Device device) {
        this.pages = pages;
        this.problems = problems;
        this.idempotency = idempotency;
        this.transactions = transactions;
        this.address = address;
        this.device = device;
    }

    /**
     * Does the work once for each idempotency key, kept per caller together with what the work changed.
     *
     * @param again the page to show, as typed, when it is refused
     * @param work runs inside the transaction, maybe several times; it calls nothing outside
     */
    public <T> HttpResponse<?> once(HttpRequest<?> request, Form<T> form, Function<Form<T>, Page> again,
                                    Function<T, Answer> work) {
        if (form.failed()) {
            return refused(request, form, again, null);
        }
        if (!Idempotency.isKey(form.key())) {
            return problems.show(request, HttpStatus.BAD_REQUEST, "problem.noKey");
        }
        var outcome = idempotency.once(caller(request), form.key(), hash(request, form),
            () -> work.apply(form.value()), Writes::kept);
        return switch (outcome) {
            case Once.Answered<Answer> answered -> done(request, answered.answer());
            case Once.Refused<Answer> refused -> refused(request, form, again, (Answer.Refused) refused.refusal());
            case Once.OtherRequest<Answer> other -> problems.show(request, HttpStatus.UNPROCESSABLE_ENTITY, "problem.otherRequest");
        };
    }

    /** For a form that names how things shall be, so that sent twice it means the same: no key. */
    public <T> HttpResponse<?> plain(HttpRequest<?> request, Form<T> form, Function<Form<T>, Page> again,
                                     Function<T, Answer> work) {
        if (form.failed()) {
            return refused(request, form, again, null);
        }
        return switch (transactions.write(() -> work.apply(form.value()))) {
            case Answer.Done done -> done(request, kept(done));
            case Answer.Refused refused -> refused(request, form, again, refused);
        };
    }

    /** Tells repeats of one wish from other wishes: the key it was sent with and a hash of what was asked. */
    public record Wish(String key, byte[] hash) {
    }

    /** For a write made of several transactions: it keeps its key and its answer itself, and the work runs in none. */
    public <T> HttpResponse<?> staged(HttpRequest<?> request, Form<T> form, Function<Form<T>, Page> again,
                                      BiFunction<T, Wish, Answer> work) {
        if (form.failed()) {
            return refused(request, form, again, null);
        }
        if (!Idempotency.isKey(form.key())) {
            return problems.show(request, HttpStatus.BAD_REQUEST, "problem.noKey");
        }
        return switch (work.apply(form.value(), new Wish(form.key(), hash(request, form)))) {
            case Answer.Done done -> done(request, kept(done));
            case Answer.Refused refused -> refused(request, form, again, refused);
        };
    }

    /** What is kept to be answered again: the notice on the first line, then the body. */
    private static StoredAnswer kept(Answer answer) {
        return switch (answer) {
            case Answer.Done done ->
                new StoredAnswer(done.status(), done.location(), done.notice().encoded() + "\n" + Json.of(done.body()));
            case Answer.Refused refused -> new StoredAnswer(refused.status(), null, null);
        };
    }

    private HttpResponse<?> done(HttpRequest<?> request, StoredAnswer answer) {
        String[] noticeAndBody = answer.body().split("\n", 2);
        if (Door.of(request) == Door.API) {
            return HttpResponse.status(HttpStatus.valueOf(answer.status())).body(noticeAndBody[1])
                .contentType(MediaType.APPLICATION_JSON_TYPE);
        }
        var response = HttpResponse.seeOther(URI.create(Urls.in(Language.of(request), answer.location())));
        return noticeAndBody[0].isEmpty() ? response
            : response.cookie(address.cookie(Notice.COOKIE, noticeAndBody[0], NOTICE_LIFETIME));
    }

    private <T> HttpResponse<?> refused(HttpRequest<?> request, Form<T> form, Function<Form<T>, Page> again,
                                        Answer.Refused refusal) {
        return Door.of(request) == Door.API
            ? problems.json(request, form, refusal)
            : pages.again(request, again.apply(form), form, refusal);
    }

    private String caller(HttpRequest<?> request) {
        String deviceId = device.of(request);
        return request.getUserPrincipal().map(Principal::getName).map("account:"::concat)
            .orElse(deviceId == null ? "anonymous" : "device:" + deviceId);
    }

    private static byte[] hash(HttpRequest<?> request, Form<?> form) {
        var wish = new TreeMap<>(form.typed());
        wish.keySet().removeAll(NO_PART_OF_THE_WISH);
        String text = request.getMethodName() + " " + request.getPath() + "\n" + Json.of(wish);
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
