package shangui.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shangui.testing.Race;
import shangui.testing.SentFile;
import shangui.testing.Shop;
import shangui.testing.ShopTest;
import shangui.testing.Sql;

@ShopTest(properties = "test.parcels=true")
class WritesTest {

    @Inject
    ParcelController parcels;

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrong(Shop shop) {
        var page = shop.postForm("/parcels", Map.of("name", "", "price", "12.345", "on", "2026-02-30",
            "lines[0].sku", "", "lines[0].quantity", "", "lines[3].sku", "干菇", "lines[3].quantity", "0"));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().title()).startsWith("错误：");
        assertThat(page.html().select("[name=price]").val()).isEqualTo("12.345");
        assertThat(page.words("#name-error")).isEqualTo("这里要填");
        assertThat(page.words("#price-error")).isEqualTo("请填金额，例如 12.80");
        assertThat(page.words("#on-error")).isEqualTo("请填日期，例如 2026-11-23");
        assertThat(page.words("#lines-3-quantity-error")).isEqualTo("不能小于 1");
        assertThat(page.html().select(".error")).hasSize(4);
    }

    @Test
    void refusesTextThatCannotBeKept(Shop shop) {
        for (String bad : new String[] {"a\u0000b", "\u0007", "x".repeat(21), "x".repeat(10_000)}) {
            var page = shop.postForm("/parcels", parcel(bad));
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.words("#name-error")).isNotEmpty();
        }
    }

    @Test
    void goesOnAfterAWriteAndSaysSoOnce(Shop shop) {
        var answer = shop.postForm("/en/parcels", parcel("x"));
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/en/parcels/sent");
        assertThat(shop.get(answer.location()).text()).contains("Record number ");
        assertThat(shop.get(answer.location()).text()).doesNotContain("Record number ");
    }

    @Test
    void doesTheSameThingSentTwiceOnce(Shop shop) {
        int before = parcels.sent.get();
        String key = UUID.randomUUID().toString();
        String body = """
            {"name": "x", "price": 1280, "on": "2026-11-23", "lines": [{"sku": "a", "quantity": 2}]}
            """;
        var answers = Race.run(20, i -> () -> shop.postJson("/api/v1/parcels", body, key));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.text()).distinct()).hasSize(1);
        assertThat(answers.getFirst().json().get("price").getIntValue()).isEqualTo(1280);
        assertThat(parcels.sent.get()).isEqualTo(before + 1);
        assertThat(shop.postJson("/api/v1/parcels", body.replace("1280", "1281"), key).status()).isEqualTo(422);
    }

    @Test
    void refusesAWriteWithoutAKey(Shop shop) {
        var form = parcel("x");
        form.remove("key");
        assertThat(shop.postForm("/parcels", form).status()).isEqualTo(400);
    }

    @Test
    void showsARefusalAndKeepsNoKey(Shop shop, Sql sql) {
        var form = parcel("refused");
        var page = shop.postForm("/parcels", form);
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.words("#refusal")).isEqualTo("这件事现在做不了，情况已经变了。请刷新后再看。");
        assertThat(page.html().select("[name=key]").val()).isNotEmpty();
        assertThat(sql.number("SELECT COUNT(*) FROM idempotency_key WHERE idempotency_key = ?", form.get("key"))).isZero();
    }

    @Test
    void tellsNothingOfAFaultButItsNumber(Shop shop) {
        var page = shop.postForm("/parcels", parcel("broken"));
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.text()).contains("记录号").doesNotContain("IllegalState", "a fault of ours");
    }

    @Test
    void refusesWhatAnotherSiteMadeABrowserSend(Shop shop) {
        var foreign = shop.send("POST", "/parcels", Map.of("Sec-Fetch-Site", "cross-site",
            "Content-Type", "application/x-www-form-urlencoded"), BodyPublishers.ofString("name=x"));
        assertThat(foreign.status()).isEqualTo(403);
        var other = shop.send("POST", "/parcels", Map.of("Origin", "https://evil.example",
            "Content-Type", "application/x-www-form-urlencoded"), BodyPublishers.ofString("name=x"));
        assertThat(other.status()).isEqualTo(403);
    }

    @Test
    void answersUnreadableBodiesWithASentence(Shop shop) {
        assertThat(shop.postJson("/api/v1/parcels", "{", "k").status()).isEqualTo(400);
        assertThat(shop.postJson("/api/v1/parcels", "[1]", "k").status()).isEqualTo(400);
        assertThat(shop.send("POST", "/parcels", Map.of("Sec-Fetch-Site", "same-origin", "Content-Type", "text/csv"), BodyPublishers.ofString("x")).status()).isEqualTo(415);
        assertThat(shop.send("PUT", "/parcels", Map.of("Sec-Fetch-Site", "same-origin"), BodyPublishers.ofString("x")).status()).isEqualTo(405);
    }

    @Test
    void leavesTheBytesToWhoeverSignsThem(Shop shop) {
        assertThat(shop.postJson("/api/v1/parcels/weight", "{\"a\": 1}").text()).isEqualTo("8");
    }

    @Test
    void refusesMoreThanAnyoneTypes(Shop shop) {
        var answer = shop.postForm("/parcels", Map.of("name", "x".repeat(13 * 1024 * 1024)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.words("h1")).isEqualTo("内容太大");
    }

    @Test
    void takesAFileFromAFormAndFromAProgram(Shop shop) {
        byte[] picture = {(byte) 0xff, 0, 13, 10, 45, 45};
        Map<String, Object> form = new HashMap<>(parcel("带图"));
        form.put("label", new SentFile("C:\\图\\标签.png", picture));

        var sent = shop.postJson("/api/v1/parcels", form, UUID.randomUUID().toString());
        assertThat(sent.json().get("label").getStringValue()).endsWith("标签.png: 6");
        int before = parcels.sent.get();
        assertThat(shop.postForm("/parcels", form).status()).isEqualTo(303);
        assertThat(shop.postForm("/parcels", form).status()).isEqualTo(303);
        assertThat(parcels.sent.get()).as("the same file with the same key").isEqualTo(before + 1);
        form.put("label", new SentFile("标签.png", new byte[] {1}));
        assertThat(shop.postForm("/parcels", form).status()).as("another file with the same key").isEqualTo(422);
    }

    @Test
    void answersABrokenFileFormWithASentence(Shop shop) {
        for (String body : new String[] {"", "x", "--b\r\nContent-Disposition: form-data; name=\"label\"; filename=\"a\"\r\n\r\nhalf"}) {
            var answer = shop.send("POST", "/parcels", Map.of("Sec-Fetch-Site", "same-origin", "Content-Type", "multipart/form-data; boundary=b"), BodyPublishers.ofString(body));
            assertThat(answer.status()).as(body).isBetween(400, 422);
        }
        assertThat(shop.send("POST", "/parcels", Map.of("Sec-Fetch-Site", "same-origin", "Content-Type", "multipart/form-data"), BodyPublishers.ofString("x")).status())
            .isEqualTo(400);
    }

    private static Map<String, String> parcel(String name) {
        return new HashMap<>(Map.of("key", UUID.randomUUID().toString(), "name", name, "price", "12.80",
            "lines[0].sku", "干菇", "lines[0].quantity", "2"));
    }
}
