package shangui.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.db.Sha256;
import shangui.outbox.OutboxSender;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.TestClock;

/** Messages as the provider gets them: over HTTP, signed, once. */
class TencentSmsTest {

    private static final String SECRET = "not-a-real-key";
    private static final String GOOD = "{\"Response\":{\"SendStatusSet\":[{\"SerialNo\":\"1\",\"PhoneNumber\":\"+86\",\"Fee\":1,\"Code\":\"Ok\",\"Message\":\"send success\"}],\"RequestId\":\"r\"}}";
    private static final String LIMITED = "{\"Response\":{\"Error\":{\"Code\":\"LimitExceeded\",\"Message\":\"later\"},\"RequestId\":\"r\"}}";

    /** What reached the provider. */
    private record Sent(Map<String, List<String>> headers, byte[] body) {

        String header(String name) {
            return headers.get(name).getFirst();
        }
    }

    private final List<Sent> received = new CopyOnWriteArrayList<>();
    private volatile String answer = GOOD;
    private HttpServer provider;
    private RunningShop running;

    @BeforeEach
    void begin() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/", this::answer);
        provider.start();
        running = RunningShop.start(Map.of("shangui.sms.secret-id", "AKID-TEST", "shangui.sms.secret-key", SECRET, "shangui.sms.app", "1400000000",
            "shangui.sms.signature", "山柜", "shangui.sms.templates.code", "449739", "shangui.sms.endpoint", "http://127.0.0.1:" + provider.getAddress().getPort()));
    }

    @AfterEach
    void end() {
        running.close();
        provider.stop(0);
    }

    @Test
    void aCodeIsSentOnceSignedWithTheKeyAndThenForgotten() throws Exception {
        ask("13912345678");
        running.context().getBean(OutboxSender.class).sendDue();
        running.context().getBean(OutboxSender.class).sendDue();

        assertThat(received).hasSize(1);
        JsonNode body = running.context().getBean(JsonMapper.class).readValue(received.getFirst().body(), JsonNode.class);
        assertThat(body.get("PhoneNumberSet").get(0).getStringValue()).isEqualTo("+8613912345678");
        assertThat(body.get("TemplateId").getStringValue()).isEqualTo("449739");
        assertThat(body.get("SmsSdkAppId").getStringValue()).isEqualTo("1400000000");
        assertThat(body.get("SignName").getStringValue()).isEqualTo("山柜");
        assertThat(body.get("TemplateParamSet").get(0).getStringValue()).matches("[0-9]{6}");
        assertThat(received.getFirst().header("X-tc-action")).isEqualTo("SendSms");
        assertThat(received.getFirst().header("Authorization")).isEqualTo(authorization(received.getFirst()));
        assertThat(running.sql().text("SELECT words FROM sms")).isEmpty();
        assertThat(running.visitor().get("/simulated/messages").status()).as("nothing is pretended").isEqualTo(404);
    }

    @Test
    void whatTheProviderSurelyDidNotTakeIsSentAgainAndWhatItMayHaveTakenIsNot() {
        var clock = running.context().getBean(TestClock.class);
        answer = LIMITED;
        ask("13912345679");
        running.context().getBean(OutboxSender.class).sendDue();
        answer = GOOD;
        clock.advance(Duration.ofMinutes(1));
        running.context().getBean(OutboxSender.class).sendDue();
        assertThat(received).hasSize(2);

        answer = "";
        ask("13912345680");
        running.context().getBean(OutboxSender.class).sendDue();
        int sent = received.size();
        answer = GOOD;
        clock.advance(Duration.ofMinutes(5));
        running.context().getBean(OutboxSender.class).sendDue();
        assertThat(received).hasSize(sent);
    }

    @Test
    void whereThereIsNoTemplateNothingIsOffered() {
        assertThat(running.visitor().get("/products/1/notices/new").status()).isEqualTo(404);
        assertThat(running.context().getBean(shangui.phone.Sms.class).sendsNotices()).isFalse();
    }

    private void ask(String phone) {
        Shop shop = running.visitor();
        shop.get("/");
        assertThat(shop.submit(shop.get("/my-data"), "form[action='/my-data/codes']", Map.of("phone", phone)).status()).isEqualTo(303);
    }

    private void answer(HttpExchange exchange) throws IOException {
        received.add(new Sent(Map.copyOf(exchange.getRequestHeaders()), exchange.getRequestBody().readAllBytes()));
        if (answer.isEmpty()) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** TC3-HMAC-SHA256 as the provider documents it, from what came and the key. The service is the first part of the host. */
    private static String authorization(Sent sent) throws Exception {
        String came = sent.header("Authorization");
        var matcher = Pattern.compile("TC3-HMAC-SHA256 Credential=AKID-TEST/([0-9-]+)/([a-z0-9]+)/tc3_request, SignedHeaders=([a-z;-]+), Signature=[0-9a-f]{64}").matcher(came);
        assertThat(matcher.matches()).as(came).isTrue();
        String day = matcher.group(1);
        long at = Long.parseLong(sent.header("X-tc-timestamp"));
        assertThat(LocalDate.ofInstant(Instant.ofEpochSecond(at), ZoneOffset.UTC)).hasToString(day);
        String service = matcher.group(2);
        String signed = matcher.group(3);
        assertThat(signed).contains("content-type", "host");
        var headers = new StringBuilder();
        for (String name : signed.split(";")) {
            String key = name.substring(0, 1).toUpperCase() + name.substring(1);
            headers.append(name).append(':').append(sent.header(key).strip()).append('\n');
        }
        String request = "POST\n/\n\n" + headers + "\n" + signed + "\n" + HexFormat.of().formatHex(Sha256.of(sent.body()));
        String text = "TC3-HMAC-SHA256\n" + at + "\n" + day + "/" + service + "/tc3_request\n" + HexFormat.of().formatHex(Sha256.of(request.getBytes(StandardCharsets.UTF_8)));
        byte[] key = mac(mac(mac(("TC3" + SECRET).getBytes(StandardCharsets.UTF_8), day), service), "tc3_request");
        return came.replaceFirst("[0-9a-f]{64}$", HexFormat.of().formatHex(mac(key, text)));
    }

    private static byte[] mac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
