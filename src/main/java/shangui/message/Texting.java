package shangui.message;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import shangui.db.Ids;
import shangui.notice.BackInStock;
import shangui.outbox.Outbox;
import shangui.outbox.OutboxHandler;
import shangui.outbox.OutboxMessage;
import shangui.phone.QuietHours;
import shangui.phone.Sms;
import shangui.rights.PhoneCodeWanted;
import shangui.rights.PhoneForgotten;
import shangui.web.HeaderPart;

/**
 * Hears what is to be told and writes it down in the same transaction; after commit the outbox has it sent, once: what may have been
 * sent is not sent again. What can wait waits for the morning.
 */
@Singleton
class Texting implements Sms, OutboxHandler, HeaderPart {

    private static final String KIND = "sms";

    private final SmsRepository messages;
    private final Optional<SmsGateway> gateway;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Texting(SmsRepository messages, Optional<SmsGateway> gateway, Outbox outbox, Ids ids, Clock clock) {
        this.messages = messages;
        this.gateway = gateway;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    void code(PhoneCodeWanted wanted) {
        tell(SmsKind.CODE, wanted.phone(), wanted.language(), List.of(wanted.code()));
    }

    @EventListener
    void backInStock(BackInStock back) {
        tell(SmsKind.BACK_IN_STOCK, back.phone(), back.language(), List.of(back.goods(), back.store()));
    }

    @EventListener
    void forget(PhoneForgotten forgotten) {
        messages.deleteOf(forgotten.phone());
    }

    /** In the caller's transaction. */
    void tell(SmsKind kind, String phone, String language, List<String> words) {
        if (!sends(kind)) {
            return;
        }
        var now = clock.instant();
        var message = new TextMessage(ids.next(), kind, phone, language, words, now, null);
        messages.add(message);
        outbox.add(KIND, Long.toString(message.id()), kind.waitsForMorning() ? QuietHours.over(now) : now);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Its row may be gone: the phone was forgotten meanwhile. */
    @Override
    public void send(OutboxMessage due) throws SmsGateway.NotSent {
        var message = messages.find(Long.parseLong(due.payload()));
        if (message.isEmpty() || gateway.isEmpty() || !messages.take(message.get().id())) {
            return;
        }
        try {
            gateway.get().send(message.get());
        } catch (SmsGateway.NotSent notSent) {
            messages.giveBack(message.get().id());
            throw notSent;
        }
        if (!gateway.get().pretends()) {
            messages.forgetWords(message.get().id());
        }
    }

    @Override
    public boolean sendsCodes() {
        return sends(SmsKind.CODE);
    }

    @Override
    public boolean sendsNotices() {
        return sends(SmsKind.BACK_IN_STOCK);
    }

    @Override
    @Nullable
    public String readAt() {
        return gateway.filter(SmsGateway::pretends).map(any -> SimulatedMessageController.PATH).orElse(null);
    }

    private boolean sends(SmsKind kind) {
        return gateway.filter(provider -> provider.sends(kind)).isPresent();
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public Object of(HttpRequest<?> request) {
        return sendsNotices();
    }

    /** The same for all. */
    @Override
    public String sharedAs(@Nullable Object told) {
        return "";
    }

    @Override
    public boolean isCheap() {
        return true;
    }
}
