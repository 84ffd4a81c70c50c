package shangui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.Shop;
import shangui.testing.TestDatabase;
import shangui.testing.Wire;

/** While the database cannot be reached the shop says so in the reader's language, soon, and goes on when it can be again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseGoneTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private Wire wire;
    private RunningShop running;

    @BeforeAll
    void connect() {
        var schema = TestDatabase.newSchema();
        wire = Wire.to(schema.app().url());
        running = RunningShop.start(schema, Map.of("datasources.default.url", wire.url()));
    }

    @AfterAll
    void close() {
        wire.mend();
        running.close();
        wire.close();
    }

    @Test
    void pagesSaySoInTheReadersLanguageAndGoOnAfterwards() {
        People people = running.context().getBean(People.class);
        Shop clerk = people.in(running.visitor(), people.clerk());
        Shop visitor = running.visitor();
        assertThat(visitor.get("/orders/none").status()).isEqualTo(404);
        assertThat(clerk.get("/staff").status()).isEqualTo(200);

        wire.cut();
        Response chinese = soon(visitor, "/orders/none");
        assertThat(chinese.status()).as(chinese.text()).isEqualTo(503);
        assertThat(chinese.header("content-language")).isEqualTo("zh-CN");
        assertThat(chinese.header("retry-after")).isNotNull();
        Response english = soon(visitor, "/en/orders/none");
        assertThat(english.status()).isEqualTo(503);
        assertThat(english.html().select("html").attr("lang")).isEqualTo("en");
        assertThat(english.words("main")).doesNotContainPattern("\\p{IsHan}").doesNotContain("Exception");
        assertThat(soon(clerk, "/staff").status()).isEqualTo(503);
        Response program = visitor.getJson("/api/v1/orders/none");
        assertThat(program.status()).isEqualTo(503);
        assertThat(program.header("content-type")).startsWith("application/problem+json");
        assertThat(visitor.postJson("/api/v1/orders/none/cancellation", Map.of(), "k-1").status()).isEqualTo(503);

        wire.mend();
        Instant mended = Instant.now();
        while (visitor.get("/orders/none").status() == 503) {
            assertThat(Duration.between(mended, Instant.now())).as("the pool dials again").isLessThan(SOON.multipliedBy(2));
        }
        assertThat(visitor.get("/orders/none").status()).isEqualTo(404);
        assertThat(clerk.get("/staff").status()).isEqualTo(200);
        assertThat(visitor.postJson("/api/v1/orders/none/cancellation", Map.of(), "k-1").status()).isEqualTo(404);
    }

    private static Response soon(Shop shop, String path) {
        Instant asked = Instant.now();
        Response answer = shop.get(path);
        assertThat(Duration.between(asked, Instant.now())).as(path).isLessThan(SOON);
        return answer;
    }
}
