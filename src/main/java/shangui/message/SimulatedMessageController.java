package shangui.message;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.util.List;
import shangui.phone.Phone;
import shangui.web.BothDoors;
import shangui.web.Page;
import shangui.web.Pages;
import shangui.web.Template;

/** What would have been sent, in a shop to try. */
@Controller
@BothDoors
@Secured(SecurityRule.IS_ANONYMOUS)
@Requires(bean = SimulatedSms.class)
class SimulatedMessageController {

    static final String PATH = "/simulated/messages";

    private static final int SHOWN = 50;

    private final SmsRepository messages;
    private final Pages pages;

    SimulatedMessageController(SmsRepository messages, Pages pages) {
        this.messages = messages;
        this.pages = pages;
    }

    @Get(uris = {PATH, "/api/v1" + PATH})
    HttpResponse<?> list(HttpRequest<?> request) {
        return pages.show(request, new MessagesPage(messages.newest(SHOWN).stream()
            .map(message -> new Line(message.kind(), Phone.masked(message.phone()), word(message, 0), word(message, 1), word(message, 2), message.madeAt(), message.sentAt() != null)).toList()));
    }

    private static String word(TextMessage message, int place) {
        return place < message.words().size() ? message.words().get(place) : "";
    }

    @Template("message/simulated")
    public record MessagesPage(List<Line> messages) implements Page {}

    /** @param phone masked @param first and what follows it: what fills the template, '' where it has no such place */
    public record Line(SmsKind kind, String phone, String first, String second, String third, Instant madeAt, boolean sent) {}
}
