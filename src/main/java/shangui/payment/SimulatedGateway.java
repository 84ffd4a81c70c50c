package shangui.payment;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import shangui.money.Money;
import shangui.web.PublicAddress;

/** Talks to the {@link SimulatedProvider} over HTTP as to any other. */
@Singleton
@Requires(condition = Simulated.class)
class SimulatedGateway implements PaymentGateway {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");

    private final URI provider;
    private final Notifications notifications;
    private final Provider<EmbeddedServer> server;
    private final PublicAddress publicAddress;
    private final JsonMapper json;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    SimulatedGateway(SimulatedProvider provider, Provider<EmbeddedServer> server, PublicAddress publicAddress, JsonMapper json, Clock clock) {
        this.provider = provider.merchantAddress();
        this.notifications = new Notifications(provider.publicKey(), provider.keyId(), provider.apiKey(), json, clock);
        this.server = server;
        this.publicAddress = publicAddress;
        this.json = json;
    }

    @Override
    public String provider() {
        return "simulated";
    }

    @Override
    public String prepay(Prepay prepay) throws IOException {
        var answer = post("/v3/pay/transactions/h5", Map.of("mchid", prepay.merchantNumber(), "out_trade_no", Long.toString(prepay.checkoutId()),
            "description", prepay.number(), "notify_url", server.get().getURI() + "/payments/simulated/notifications",
            "amount", Map.of("total", prepay.amount().fen()), "time_expire", prepay.endsAt().toString(),
            "return_url", shopAddress() + prepay.returnPath()));
        return body(answer).get("h5_url").getStringValue();
    }

    @Override
    public Optional<Transaction> query(String merchantNumber, long checkoutId) throws IOException {
        var answer = send(HttpRequest.newBuilder(provider.resolve("/v3/pay/transactions/out-trade-no/" + checkoutId + "?mchid=" + merchantNumber)).GET());
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(transaction(body(answer)));
    }

    @Override
    public void close(String merchantNumber, long checkoutId) throws IOException {
        post("/v3/pay/transactions/out-trade-no/" + checkoutId + "/close", Map.of("mchid", merchantNumber));
    }

    @Override
    public String refund(RefundOrder order) throws IOException {
        var answer = post("/v3/refund/domestic/refunds", Map.of("mchid", order.merchantNumber(), "out_trade_no", Long.toString(order.checkoutId()),
            "out_refund_no", Long.toString(order.refundId()), "amount", Map.of("refund", order.amount().fen(), "total", order.paid().fen())));
        return body(answer).get("refund_id").getStringValue();
    }

    @Override
    public Verification verifyNotification(Map<String, String> headers, String body) {
        return notifications.verify(headers, body);
    }

    /** Where the shopper's browser found us: a cookie of `localhost` is none of `127.0.0.1`. */
    private String shopAddress() {
        return ServerRequestContext.currentRequest().map(request -> request.getHeaders().get(HttpHeaders.HOST))
            .filter(host -> LOOPBACK.matcher(host).matches()).map(host -> "http://" + host).orElseGet(this::knownAddress);
    }

    /** Behind no proxy and on another port than configured, that is this server. */
    private String knownAddress() {
        URI here = server.get().getURI();
        return URI.create(publicAddress.origin()).getPort() == here.getPort() ? publicAddress.origin() : here.toString();
    }

    private static Transaction transaction(JsonNode told) {
        boolean paid = told.get("success_time") != null;
        return new Transaction(told.get("mchid").getStringValue(), Long.parseLong(told.get("out_trade_no").getStringValue()),
            paid ? told.get("transaction_id").getStringValue() : null, Notifications.state(told.get("trade_state").getStringValue()),
            Money.ofFen(told.get("amount").get("total").getLongValue()),
            paid ? OffsetDateTime.parse(told.get("success_time").getStringValue()).toInstant() : null);
    }

    private JsonNode body(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("the provider answered " + answer.statusCode());
        }
        return json.readValue(answer.body(), JsonNode.class);
    }

    private HttpResponse<byte[]> post(String path, Map<String, Object> body) throws IOException {
        return send(HttpRequest.newBuilder(provider.resolve(path)).header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
