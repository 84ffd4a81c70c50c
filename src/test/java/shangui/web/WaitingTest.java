package shangui.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shangui.db.Opening;
import shangui.testing.Browser;
import shangui.testing.Browser.Visit;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.ShopTest;

/** While the sample world is loading. */
@ShopTest
class WaitingTest {

    @Inject Opening opening;
    @Inject Shop shop;

    @BeforeEach
    void theShopIsNotOpenYet() {
        opening.closed(new Opening.Wait(42, Duration.ofSeconds(70)));
    }

    @AfterEach
    void itOpens() {
        opening.open();
    }

    @Test
    void whoeverComesIsToldHowFarItIsAndAskedInAgain() {
        Response page = shop.get("/products/1");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.words("main")).contains("示例数据", "42%", "2 分钟");
        assertThat(page.header("refresh")).isEqualTo("5");
        assertThat(page.header("retry-after")).isEqualTo("5");
        assertThat(page.header("content-security-policy")).isNotNull();
        opening.open();
        assertThat(shop.get("/").status()).isEqualTo(200);
    }

    @Test
    void aProgramIsToldToo() {
        Response answer = shop.getJson("/api/v1/stores");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().get("type").getStringValue()).isEqualTo("/problems/waiting-program");
    }

    @Test
    void nothingIsTakenIn() {
        assertThat(shop.postForm("/basket/store", Map.of("storeId", "1")).status()).isEqualTo(503);
        assertThat(shop.get("/sign-in").status()).isEqualTo(503);
        assertThat(shop.postForm("/large-type", Map.of("large", "1", "back", "/")).status()).as("but letters may be large").isEqualTo(303);
    }

    @Test
    void itLooksLikeTheShop(RunningShop running) {
        try (Browser browser = new Browser(); Visit visit = browser.phone(running)) {
            visit.open("/");
            visit.look("waiting");
            visit.large(true).open("/en/");
            visit.look("waiting-en-large");
        }
    }
}
