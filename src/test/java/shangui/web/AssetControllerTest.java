package shangui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shangui.testing.Response;
import shangui.testing.Shop;
import shangui.testing.ShopTest;

@ShopTest
class AssetControllerTest {

    @Test
    void aStyleIsKeptByBrowsersForEver(Shop shop, Assets assets) {
        var answer = shop.get(assets.url("shop.css"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-type")).isEqualTo("text/css; charset=utf-8");
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answer.text()).contains("@layer reset");
    }

    @Test
    void aBrowserGetsTheSmallestFormItTakes(Shop shop, Assets assets) throws Exception {
        assertThat(asked(shop, assets, "gzip, deflate, br").header("content-encoding")).isEqualTo("br");
        assertThat(asked(shop, assets, "br;q=0, gzip").header("content-encoding")).isEqualTo("gzip");
        assertThat(asked(shop, assets, "identity").header("content-encoding")).isNull();

        byte[] plain = asked(shop, assets, "identity").bytes();
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(asked(shop, assets, "gzip").bytes()))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/manifest.json", "/assets/shop.css", "/assets/..%2f..%2fapplication.yml", "/assets/%2e%2e/%2e%2e/application.yml"})
    void nothingButBuiltFilesIsServed(String path, Shop shop) {
        assertThat(shop.get(path).status()).isIn(400, 404);
    }

    private static Response asked(Shop shop, Assets assets, String encodings) {
        return shop.send("GET", assets.url("shop.css"), Map.of("Accept", "text/css", "Accept-Encoding", encodings), BodyPublishers.noBody());
    }
}
