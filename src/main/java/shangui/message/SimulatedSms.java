package shangui.message;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Sends nothing: in a shop to try, messages are read at {@code /simulated/messages}. Never in production, nor where a provider is set. */
@Singleton
@Requires(notEnv = "prod")
@Requires(missingProperty = "shangui.sms.secret-id")
class SimulatedSms implements SmsGateway {

    @Override
    public boolean sends(SmsKind kind) {
        return true;
    }

    @Override
    public boolean pretends() {
        return true;
    }

    @Override
    public void send(TextMessage message) {
        // it stays where it is and is read there
    }
}
