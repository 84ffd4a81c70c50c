package shangui.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shangui.money.Money;
import shangui.web.Formats;
import shangui.web.Language;
import shangui.web.Messages;
import shangui.web.Sentences;

/**
 * A payment provider with play money: a server of its own on a port of its own that keeps payments in memory (of those made
 * before it was started it believes what the merchant says), shows a page to pay on, and tells the merchant as WeChat Pay v3 does, signed with its own key and encrypted. Nothing of Shangui reaches into
 * it but through HTTP.
 */
@Singleton
@Requires(condition = Simulated.class)
class SimulatedProvider {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedProvider.class);
    private static final List<Duration> TOLD_AGAIN_AFTER = List.of(Duration.ZERO, Duration.ofSeconds(2), Duration.ofSeconds(10));

    private final HttpServer server;
    private final URI address;
    private final CallbackSeal seal = new CallbackSeal();
    private final Map<String, SimulatedBill> bills = new ConcurrentHashMap<>();
    private final Map<String, String> refunds = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json;
    private final VelocityEngine templates;
    private final Messages messages;
    private final Clock clock;
    /** Tests let callbacks get lost. */
    volatile boolean losesCallbacks;

    /** @param port 0: any free one @param publicAddress where shoppers reach it, if not on this machine */
    SimulatedProvider(@Property(name = "shangui.payment.simulated-host", defaultValue = "127.0.0.1") String host,
                      @Property(name = "shangui.payment.simulated-port", defaultValue = "0") int port,
                      @Property(name = "shangui.payment.simulated-address", defaultValue = "") String publicAddress,
                      JsonMapper json, VelocityEngine templates, Messages messages, Clock clock) throws IOException {
        this.json = json;
        this.templates = templates;
        this.messages = messages;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
        this.address = URI.create(publicAddress.isEmpty() ? "http://127.0.0.1:" + server.getAddress().getPort() : publicAddress);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v3/pay/transactions/h5", exchange -> answer(exchange, this::prepay));
        server.createContext("/v3/pay/transactions/out-trade-no/", exchange -> answer(exchange, this::queryOrClose));
        server.createContext("/v3/refund/domestic/refunds", exchange -> answer(exchange, this::refund));
        server.createContext("/pay/", exchange -> answer(exchange, this::payPage));
        server.start();
    }

    @PreDestroy
    void stop() {
        server.stop(0);
    }

    /** Where merchants send their requests. */
    URI merchantAddress() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    PublicKey publicKey() {
        return seal.publicKey();
    }

    String keyId() {
        return seal.keyId();
    }

    String apiKey() {
        return seal.apiKey();
    }

    /** A callback as it would be sent now; tests change what is in it. */
    CallbackSeal.Callback callback(String merchantNumber, String tradeNumber, Instant at) {
        return callback(bills.get(key(merchantNumber, tradeNumber)), at);
    }

    CallbackSeal.Callback callback(Map<String, Object> transaction, Instant at) {
        return seal.seal(written(transaction), at);
    }

    /** Paid without the page, and nobody is called back. Answers whether it could be. */
    boolean pay(String merchantNumber, String tradeNumber, Instant at) {
        SimulatedBill bill = bills.get(key(merchantNumber, tradeNumber));
        synchronized (bill) {
            boolean open = bill.openAt(at);
            if (open) {
                bill.pay(at);
            }
            return open;
        }
    }

    private CallbackSeal.Callback callback(SimulatedBill bill, Instant at) {
        return callback(bill.told(), at);
    }

    private static final Reply CLOSED = new Reply(204, "application/json", "", null);

    private record Reply(int status, String type, String body, String location) {

        static Reply json(String body) {
            return new Reply(200, "application/json", body, null);
        }

        static Reply error(int status, String code) {
            return new Reply(status, "application/json", "{\"code\":\"" + code + "\"}", null);
        }
    }

    @FunctionalInterface
    private interface Work {
        Reply of(HttpExchange exchange, String body) throws IOException;
    }

    private void answer(HttpExchange exchange, Work work) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = work.of(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            } catch (RuntimeException fault) {
                LOG.warn("Play money: {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), fault);
                reply = Reply.error(400, "PARAM_ERROR");
            }
            byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type);
            if (reply.location != null) {
                exchange.getResponseHeaders().set("Location", reply.location);
            }
            exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply prepay(HttpExchange exchange, String body) throws IOException {
        JsonNode asked = json.readValue(body, JsonNode.class);
        SimulatedBill bill = bills.computeIfAbsent(key(asked.get("mchid").getStringValue(), asked.get("out_trade_no").getStringValue()), any -> new SimulatedBill(asked));
        return Reply.json("{\"h5_url\":\"" + address + "/pay/" + bill.id + "\"}");
    }

    private Reply queryOrClose(HttpExchange exchange, String body) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        boolean close = path[path.length - 1].equals("close");
        String merchant = close ? json.readValue(body, JsonNode.class).get("mchid").getStringValue() : fields(exchange.getRequestURI().getRawQuery()).get("mchid");
        SimulatedBill bill = bills.get(key(merchant, path[5]));
        if (bill == null) {
            return close ? CLOSED : Reply.error(404, "ORDER_NOT_EXIST");
        }
        synchronized (bill) {
            if (close && bill.paid()) {
                return Reply.error(400, "ORDERPAID");
            }
            if (close) {
                bill.state = "CLOSED";
                return CLOSED;
            }
            return Reply.json(written(bill.told()));
        }
    }

    private Reply refund(HttpExchange exchange, String body) throws IOException {
        JsonNode asked = json.readValue(body, JsonNode.class);
        SimulatedBill bill = bills.get(key(asked.get("mchid").getStringValue(), asked.get("out_trade_no").getStringValue()));
        if (bill != null && !bill.paid()) {
            return Reply.error(404, "RESOURCE_NOT_EXISTS");
        }
        String number = refunds.computeIfAbsent(asked.get("out_refund_no").getStringValue(), any -> "R" + UUID.randomUUID().toString().replace("-", ""));
        return Reply.json("{\"refund_id\":\"" + number + "\",\"status\":\"SUCCESS\"}");
    }

    private Reply payPage(HttpExchange exchange, String body) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/pay/".length());
        SimulatedBill bill = bills.values().stream().filter(one -> one.id.equals(id)).findFirst().orElse(null);
        if (bill == null) {
            return Reply.error(404, "ORDER_NOT_EXIST");
        }
        if (exchange.getRequestMethod().equals("POST")) {
            act(bill, fields(body).getOrDefault("action", ""));
            return new Reply(303, "text/plain", "", bill.text("return_url"));
        }
        return page(bill, fields(exchange.getRequestURI().getRawQuery()).getOrDefault("lang", "").startsWith("en") ? Language.EN : Language.ZH);
    }

    private void act(SimulatedBill bill, String action) {
        synchronized (bill) {
            boolean open = bill.openAt(clock.instant());
            if (open && action.equals("fail")) {
                bill.state = "PAYERROR";
            } else if (open && action.equals("pay")) {
                bill.pay(clock.instant());
                Thread.ofVirtual().start(() -> tell(bill));
            }
        }
    }

    private Reply page(SimulatedBill bill, Language language) {
        var names = new HashMap<String, Object>();
        names.put("t", new Sentences(messages, language));
        names.put("f", new Formats(language));
        names.put("amount", Money.ofFen(bill.total()));
        names.put("number", bill.text("description"));
        names.put("merchant", bill.text("mchid"));
        names.put("open", bill.openAt(clock.instant()));
        names.put("paid", bill.paid());
        names.put("back", bill.text("return_url"));
        var out = new StringWriter();
        templates.getTemplate("views/payment/simulated.vm", "UTF-8").merge(new VelocityContext(names), out);
        return new Reply(200, "text/html; charset=utf-8", out.toString(), null);
    }

    private void tell(SimulatedBill bill) {
        for (Duration pause : TOLD_AGAIN_AFTER) {
            try {
                Thread.sleep(pause);
                if (!losesCallbacks && send(bill)) {
                    return;
                }
            } catch (IOException notReached) {
                LOG.info("Play money: the merchant was not reached: {}", notReached.toString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean send(SimulatedBill bill) throws IOException, InterruptedException {
        var callback = callback(bill, clock.instant());
        var request = HttpRequest.newBuilder(URI.create(bill.text("notify_url"))).timeout(Duration.ofSeconds(5))
            .POST(HttpRequest.BodyPublishers.ofString(callback.body()));
        callback.headers().forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    }

    private String written(Map<String, Object> object) {
        try {
            return new String(json.writeValueAsBytes(object), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(String merchantNumber, String tradeNumber) {
        return merchantNumber + "/" + tradeNumber;
    }

    private static Map<String, String> fields(String encoded) {
        var fields = new HashMap<String, String>();
        for (String pair : encoded == null ? new String[0] : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
