package shangui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import shangui.testing.Response;
import shangui.testing.Routes;
import shangui.testing.Routes.Route;
import shangui.testing.RunningShop;
import shangui.testing.Scenes;
import shangui.testing.Scenes.Scene;
import shangui.testing.ShopTest;
import shangui.testing.Sql;

/** Whatever is typed into whatever field is text, there and wherever it is read again, or is refused with a sentence. */
@ShopTest
class HostileTextTest {

    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final List<String> TEXTS = List.of(
        SCRIPT,
        "\"'><img src=x onerror=alert(1)>`",
        "#set($x=1) ${x} $page #parse('x') #end",
        "\u202Egpj.exe\u2066\u200F",
        "👩‍🌾🍄𠮷",
        "长".repeat(10_000),
        "a\u0000b",
        "=HYPERLINK(\"http://x\")");

    private static final String IN_AN_ADDRESS = "%E9%95%BF%3Cscript%3Ealert(1)%3C%2Fscript%3E";

    @Inject Routes routes;
    @Inject Sql sql;

    @TestFactory
    Stream<DynamicTest> isTextOrRefusedInEveryFieldOfEveryForm(RunningShop running) {
        Scenes scenes = new Scenes(running);
        return routes.writes().stream().filter(route -> !route.path().startsWith("/payments/")).map(route ->
            dynamicTest(route.toString(), () -> typedIntoEachField(scenes, route)));
    }

    private static void typedIntoEachField(Scenes scenes, Route route) {
        Scene scene = scenes.of(route);
        for (String field : scene.fields().keySet()) {
            for (String text : TEXTS) {
                for (String door : route.doors().toList()) {
                    Response answer = scene.with(field, text).send(door, UUID.randomUUID().toString());
                    assertThat(answer.status()).as("%s of %s: %s", field, door, answer).isLessThan(500);
                    if (answer.status() < 400) {
                        readWhereItLeads(scene, door, answer);
                        scene = scenes.of(route);
                    } else {
                        assertSaidWhy(answer, field, text);
                    }
                }
            }
        }
    }

    private static void readWhereItLeads(Scene scene, String door, Response answer) {
        if (!door.startsWith("/api/")) {
            assertText(scene.by().follow(answer));
        }
    }

    private static void assertSaidWhy(Response answer, String field, String text) {
        if (answer.header("content-type").startsWith("text/html")) {
            assertText(answer);
            assertThat(answer.words("main")).as(answer.path()).isNotBlank();
            answer.html().select("form[action='" + answer.path() + "']").select("input[type=text][name='" + field + "'], textarea[name='" + field + "']").stream()
                .filter(typed -> answer.status() == 422 && text.indexOf('\0') < 0)
                .forEach(typed -> assertThat(typed.val()).as("%s as typed at %s", field, answer.path()).isEqualTo(text.strip()));
        } else {
            assertThat(answer.header("content-type")).as(answer.path()).startsWith("application/problem+json");
        }
    }

    @TestFactory
    Stream<DynamicTest> isTextOnEveryPageThatShowsWhatTheOfficeWrote(RunningShop running) {
        Scenes scenes = new Scenes(running);
        String evil = "=1+1" + SCRIPT + "\"'#set($x)";
        for (String column : List.of("product.name", "product.name_en", "sku.pack", "sku.pack_en", "store.name", "store.name_en", "counter.name", "counter.name_en",
            "store.address", "counter.way", "fee.name", "fee.name_en", "rate.clause", "village.name", "village.name_en", "town.name", "town.name_en", "supplier.name", "supermarket.name")) {
            sql.update("UPDATE " + column.replaceAll("\\..*", "") + " SET " + column.replaceAll(".*\\.", "") + " = ?", evil);
        }
        return AccessTest.rows().filter(row -> !row.route().writes() && row.route().page() != null && !row.route().path().startsWith("/health")).map(row ->
            dynamicTest(row.route().toString(), () -> {
                Scene scene = row.scene(scenes);
                assertText(scene.by().get(scene.at(row.route().page())));
                assertText(scene.by().get(scene.naming(IN_AN_ADDRESS).at(row.route().page())));
            }));
    }

    /** No element of a page or formula of a sheet came of it. */
    private static void assertText(Response answer) {
        String type = String.valueOf(answer.header("content-type"));
        assertThat(answer.status()).as(answer.path()).isLessThan(500);
        if (type.startsWith("text/html")) {
            assertThat(answer.text()).as(answer.path()).doesNotContain("<script>alert", "<img src=x");
            assertThat(answer.html().select("script").stream().filter(script -> script.data().contains("alert"))).as(answer.path()).isEmpty();
            assertThat(answer.html().select("[onerror], img[src=x]")).as(answer.path()).isEmpty();
        } else if (type.startsWith("text/csv")) {
            assertThat(Arrays.stream(answer.text().split("[,\r\n]")).map(cell -> cell.replaceFirst("^\"", "")).filter(cell -> cell.matches("[=@+\t].*")))
                .as("cells that begin a formula in %s", answer.path()).isEmpty();
        }
    }
}
