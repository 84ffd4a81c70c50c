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
            .map(message -> new Line(message.kind(), message.phone(), message.words().getFirst(), message.words().size() > 1 ? message.words().get(1) : "", message.madeAt(),
                message.sentAt() != null)).toList()));
    }

    @Template("message/simulated")
    public record MessagesPage(List<Line> messages) implements Page {}

    /** @param first @param second what fills the template */
    public record Line(SmsKind kind, String phone, String first, String second, Instant madeAt, boolean sent) {}
}
