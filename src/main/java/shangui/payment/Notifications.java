package shangui.payment;

import com.wechat.pay.java.core.exception.MalformedMessageException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import shangui.money.Money;
import shangui.payment.PaymentGateway.Transaction;
import shangui.payment.PaymentGateway.Verification;

/**
 * Reads callbacks in the manner of WeChat Pay v3: signed with the provider's key over timestamp, nonce and body, what was paid
 * encrypted with a key both sides know. Signature and cipher are the provider library's; that a callback is recent, which the
 * library does not ask, is ours.
 */
class Notifications {

    /** An older or earlier one is somebody playing back what they overheard. */
    static final Duration RECENT = Duration.ofSeconds(300);

    private final NotificationParser parser;
    private final JsonMapper json;
    private final Clock clock;

    Notifications(PublicKey providerKey, String keyId, String apiKey, JsonMapper json, Clock clock) {
        this.parser = new NotificationParser(new RSAPublicKeyNotificationConfig.Builder()
            .publicKey(providerKey).publicKeyId(keyId).apiV3Key(apiKey).build());
        this.json = json;
        this.clock = clock;
    }

    /** @param headers by name in lower case */
    Verification verify(Map<String, String> headers, String body) {
        String timestamp = headers.getOrDefault("wechatpay-timestamp", "");
        if (!timestamp.matches("[0-9]{1,12}") || !recent(Instant.ofEpochSecond(Long.parseLong(timestamp)))) {
            return new Verification.Rejected("old");
        }
        try {
            var transaction = parser.parse(new RequestParam.Builder()
                .serialNumber(headers.getOrDefault("wechatpay-serial", ""))
                .nonce(headers.getOrDefault("wechatpay-nonce", ""))
                .signature(headers.getOrDefault("wechatpay-signature", ""))
                .timestamp(timestamp)
                .body(body)
                .build(), com.wechat.pay.java.service.payments.model.Transaction.class);
            return new Verification.Genuine(eventId(body), of(transaction));
        } catch (ValidationException | MalformedMessageException | IllegalArgumentException | IOException forged) {
            return new Verification.Rejected("forged");
        }
    }

    private boolean recent(Instant sent) {
        return Duration.between(sent, clock.instant()).abs().compareTo(RECENT) <= 0;
    }

    private String eventId(String body) throws IOException {
        JsonNode id = json.readValue(body.getBytes(StandardCharsets.UTF_8), JsonNode.class).get("id");
        if (id == null || !id.isString() || id.getStringValue().length() > 64) {
            throw new IOException("a callback without an id");
        }
        return id.getStringValue();
    }

    private static Transaction of(com.wechat.pay.java.service.payments.model.Transaction told) {
        return new Transaction(told.getMchid(), Long.parseLong(told.getOutTradeNo()), told.getTransactionId(), state(told.getTradeState().name()),
            Money.ofFen(told.getAmount().getTotal()), told.getSuccessTime() == null ? null : OffsetDateTime.parse(told.getSuccessTime()).toInstant());
    }

    /** The provider's word for where a payment stands. */
    static Transaction.State state(String word) {
        return switch (word) {
            case "SUCCESS", "REFUND" -> Transaction.State.PAID;
            case "CLOSED", "REVOKED" -> Transaction.State.CLOSED;
            case "PAYERROR" -> Transaction.State.FAILED;
            default -> Transaction.State.WAITING;
        };
    }
}
