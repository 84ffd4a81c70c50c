package shangui.payment;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.payment.PaymentService.Told;
import shangui.web.NotFound;

/** Where providers tell that money came. What they send is checked and stored before they are answered, acted upon after. */
@Controller("/payments/{provider}/notifications")
@Secured(SecurityRule.IS_ANONYMOUS)
class NotificationController {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationController.class);

    private final PaymentService payments;
    private final List<PaymentGateway> gateways;

    NotificationController(PaymentService payments, List<PaymentGateway> gateways) {
        this.payments = payments;
        this.gateways = gateways;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<?> create(HttpRequest<?> request, String provider, @Body String body) {
        var gateway = gateways.stream().filter(one -> one.provider().equals(provider)).findFirst().orElseThrow(NotFound::new);
        return switch (payments.receive(gateway, headers(request), body)) {
            case Told.Refused refused -> refused(refused);
            case Told.Stored stored -> {
                Thread.ofVirtual().name("payment-notification").start(() -> process(gateway, stored));
                yield HttpResponse.ok(Map.of("code", "SUCCESS"));
            }
        };
    }

    /** What fails here is found again by asking the provider. */
    private void process(PaymentGateway gateway, Told.Stored stored) {
        try {
            payments.process(gateway, stored);
        } catch (RuntimeException fault) {
            LOG.error("Notification {} was stored and could not be taken in", stored.eventId(), fault);
        }
    }

    private static HttpResponse<?> refused(Told.Refused refused) {
        LOG.warn("A payment notification was refused: {}", refused.why());
        return HttpResponse.badRequest(Map.of("code", "FAIL", "message", refused.why()));
    }

    private static Map<String, String> headers(HttpRequest<?> request) {
        var headers = new TreeMap<String, String>();
        request.getHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }
}
