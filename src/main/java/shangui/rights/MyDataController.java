package shangui.rights;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import shangui.notice.StockNotices;
import shangui.phone.Phone;
import shangui.phone.Sms;
import shangui.web.Answer;
import shangui.web.BothDoors;
import shangui.web.ClientAddress;
import shangui.web.Device;
import shangui.web.Downloads;
import shangui.web.Form;
import shangui.web.Json;
import shangui.web.Language;
import shangui.web.Messages;
import shangui.web.NotFound;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Sentences;
import shangui.web.Template;
import shangui.web.Writes;

/** What is kept under a phone, for whoever holds it: see it, take it along, have it deleted. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
class MyDataController {

    private final PhoneCodes codes;
    private final MyDataRepository rows;
    private final Forgetting forgetting;
    private final StockNotices notices;
    private final OperatorPart operator;
    private final Sms sms;
    private final Device device;
    private final ClientAddress address;
    private final Messages messages;
    private final Pages pages;
    private final Writes writes;

    MyDataController(PhoneCodes codes, MyDataRepository rows, Forgetting forgetting, StockNotices notices, OperatorPart operator, Sms sms, Device device,
                     ClientAddress address, Messages messages, Pages pages, Writes writes) {
        this.codes = codes;
        this.rows = rows;
        this.forgetting = forgetting;
        this.notices = notices;
        this.operator = operator;
        this.sms = sms;
        this.device = device;
        this.address = address;
        this.messages = messages;
        this.pages = pages;
        this.writes = writes;
    }

    @Get(uris = {"/my-data", "/api/v1/my-data"})
    HttpResponse<?> ask(HttpRequest<?> request) {
        return pages.show(request, asking(request));
    }

    /** The answer is the same whether or not anything is kept under that number. */
    @Post(uris = {"/my-data/codes", "/api/v1/my-data/codes"})
    HttpResponse<?> createCode(HttpRequest<?> request, Form<PhoneForm> form) {
        return writes.once(request, form, typed -> asking(request), wish -> {
            if (device.of(request) == null) {
                return Answer.refused(422, "checkout.basket.noCookie");
            }
            if (!sms.sendsCodes()) {
                return Answer.refused(409, "rights.noSms");
            }
            return codes.ask(Phone.digits(wish.phone), device.of(request), address.of(request), Language.of(request) == Language.EN ? "en" : "zh")
                .<Answer>map(token -> Answer.done("/my-data/" + token, new Asked(token)).created())
                .orElseGet(() -> Answer.refused(429, "rights.tooManyCodes"));
        });
    }

    /** Before the code is typed, where to type it; after that, everything. */
    @Get(uris = {"/my-data/{token}", "/api/v1/my-data/{token}"})
    HttpResponse<?> show(HttpRequest<?> request, String token) {
        var code = find(request, token);
        return pages.show(request, code.confirmed() ? page(token, code) : confirming(token, code));
    }

    @Post(uris = {"/my-data/{token}/confirmation", "/api/v1/my-data/{token}/confirmation"})
    HttpResponse<?> createConfirmation(HttpRequest<?> request, String token, Form<CodeForm> form) {
        var code = find(request, token);
        return writes.staged(request, form, typed -> confirming(token, code), (typed, wish) -> switch (codes.confirm(token, code, typed.code)) {
            case RIGHT -> Answer.done("/my-data/" + token, new Asked(token));
            case WRONG -> Answer.refused(422, "rights.codeWrong").at("code");
            case TOO_MANY -> Answer.refused(422, "rights.codeTooOften").at("code");
        });
    }

    @Get(uris = {"/my-data/{token}/files/{kind}", "/api/v1/my-data/{token}/files/{kind}"})
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    HttpResponse<?> file(HttpRequest<?> request, String token, String kind) {
        var data = rows.of(confirmed(request, token).phone());
        var t = new Sentences(messages, Language.of(request));
        return switch (kind) {
            case "csv" -> Downloads.file(t.of("rights.file.name") + ".csv", "my-data.csv", "text/csv; charset=utf-8", data.csv(t));
            case "json" -> Downloads.file(t.of("rights.file.name") + ".json", "my-data.json", "application/json", Json.of(data).getBytes(StandardCharsets.UTF_8));
            default -> throw new NotFound();
        };
    }

    @Post(uris = {"/my-data/{token}/notices/{noticeId}/withdrawal", "/api/v1/my-data/{token}/notices/{noticeId}/withdrawal"})
    HttpResponse<?> createWithdrawal(HttpRequest<?> request, String token, long noticeId, Form<Nothing> form) {
        var code = confirmed(request, token);
        return writes.once(request, form, typed -> page(token, code), nothing -> {
            if (!notices.withdraw(noticeId, code.phone())) {
                return Answer.refused(404, "rights.noticeGone");
            }
            return Answer.done("/my-data/" + token, new Asked(token)).saying("rights.noticeWithdrawn");
        });
    }

    /** Not while goods wait to be collected or money to go back. */
    @Post(uris = {"/my-data/{token}/deletion", "/api/v1/my-data/{token}/deletion"})
    HttpResponse<?> createDeletion(HttpRequest<?> request, String token, Form<Nothing> form) {
        var code = confirmed(request, token);
        return writes.once(request, form, typed -> page(token, code), nothing -> forgetting.forget(code)
            .<Answer>map(gone -> Answer.done("/my-data/" + token, new Deleted(gone.orders(), gone.notices())).saying("rights.deleted", gone.orders(), gone.notices()))
            .orElseGet(() -> Answer.refused(409, "rights.stillOpen")));
    }

    private PhoneCode confirmed(HttpRequest<?> request, String token) {
        var code = find(request, token);
        if (!code.confirmed()) {
            throw new NotFound();
        }
        return code;
    }

    private PhoneCode find(HttpRequest<?> request, String token) {
        return codes.find(token, device.of(request)).orElseThrow(NotFound::new);
    }

    private AskPage asking(HttpRequest<?> request) {
        return new AskPage(sms.sendsCodes(), operator.of(request).phone(), sms.readAt());
    }

    private ConfirmPage confirming(String token, PhoneCode code) {
        return new ConfirmPage(token, Phone.masked(code.phone()), PhoneCode.MOST_TRIES - code.tries(), sms.readAt());
    }

    private MyDataPage page(String token, PhoneCode code) {
        return new MyDataPage(token, Phone.masked(code.phone()), code.endsAt(), rows.of(code.phone()), forgetting.isBusy(code.phone()));
    }

    /** @param possible whether codes are sent at all; if not, the operator's phone @param readAt in a shop to try, where messages are read */
    @Template("rights/ask")
    public record AskPage(boolean possible, String phone, @Nullable String readAt) implements Page {}

    /** @param phone masked @param triesLeft before it was looked at again */
    @Template("rights/confirm")
    public record ConfirmPage(String token, String phone, int triesLeft, @Nullable String readAt) implements Page {}

    /** @param phone masked @param until when this page closes @param busy something is not over yet, so nothing can be deleted */
    @Template("rights/my-data")
    public record MyDataPage(String token, String phone, Instant until, MyData data, boolean busy) implements Page {}

    public record Asked(String token) {}

    public record Deleted(int orders, int notices) {}

    @Introspected
    record PhoneForm(@NotBlank(message = "{checkout.phoneNeeded}") @Size(max = 30) @Pattern(regexp = Phone.TYPED, message = "{checkout.phoneWrong}") String phone) {}

    @Introspected
    record CodeForm(@NotBlank(message = "{rights.codeNeeded}") @Pattern(regexp = "|[0-9]{6}", message = "{rights.codeNeeded}") String code) {}

    @Introspected
    record Nothing() {}
}
