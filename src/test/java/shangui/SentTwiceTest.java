package shangui;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import shangui.testing.Race;
import shangui.testing.Response;
import shangui.testing.Routes;
import shangui.testing.Routes.Route;
import shangui.testing.RunningShop;
import shangui.testing.Scenes;
import shangui.testing.Scenes.Scene;
import shangui.testing.ShopTest;
import shangui.testing.Sql;

/** Every write of the running router, sent many times at once with one key through each of its doors: one effect, one answer. */
@ShopTest
class SentTwiceTest {

    private static final int TIMES = 20;

    /** Writes that carry no key, and why each may be sent twice. A write that is not named here carries one. */
    private static final Map<String, String> WITHOUT_A_KEY = Map.ofEntries(
        entry("/basket/lines", "names the quantity wanted"),
        entry("/basket/store", "names the store wanted"),
        entry("/checkout/phone-removal", "leaves no number remembered"),
        entry("/orders", "looks for an order and changes nothing"),
        entry("/orders/{token}/reorder", "names the quantities wanted"),
        entry("/payments/{provider}/notifications", "is known again by the provider's own name for it: PaymentTest"),
        entry("/account/password", "asks for the password it replaces"),
        entry("/sign-in", "begins a session, each its own"),
        entry("/sign-out", "ends a session that may have ended"),
        entry("/language", "names the language wanted"),
        entry("/large-type", "names the size wanted"));

    /** Asks for the one payment of a checkout, or shows the one code of a phone, whatever else it says: there is no other wish. */
    private static final Set<String> ONE_WISH = Set.of("/orders/{token}/payment", "/my-data/{token}/confirmation");

    @Inject Routes routes;
    @Inject Sql sql;

    @TestFactory
    Stream<DynamicTest> hasOneEffectAndOneAnswer(RunningShop running) {
        Scenes scenes = new Scenes(running);
        return routes.writes().stream().filter(route -> !WITHOUT_A_KEY.containsKey(route.path())).flatMap(route -> route.doors().map(door ->
            dynamicTest(door, () -> sentManyTimesAtOnce(scenes, route, door))));
    }

    private void sentManyTimesAtOnce(Scenes scenes, Route route, String door) {
        Scene once = scenes.of(route);
        Map<String, Long> before = books();
        Response first = once.send(door, UUID.randomUUID().toString());
        assertThat(first.status()).as("%s takes what testing/Scenes sends: %s", route, first).isIn(200, 201, 303);
        Map<String, Long> effectOfOne = difference(before, books());

        Scene scene = scenes.of(route);
        String key = UUID.randomUUID().toString();
        before = books();
        List<Response> answers = Race.run(TIMES, i -> () -> scene.send(door, key));

        assertThat(answers.stream().map(SentTwiceTest::answer).distinct()).as(door).hasSize(1);
        assertThat(answers.getFirst().status()).as(door).isEqualTo(first.status());
        assertThat(difference(before, books())).as("what %d changed, and what one did", TIMES).isEqualTo(effectOfOne);
        if (!ONE_WISH.contains(route.path())) {
            assertThat(scene.with("more", "1").send(door, key).status()).as("another wish with the same key").isEqualTo(422);
        }
    }

    @Test
    void aBasketHoldsWhatWasWantedHoweverOftenItWasSent(RunningShop running) {
        Scene line = new Scenes(running).of(route("/basket/lines"));
        List<Response> answers = Race.run(TIMES, i -> () -> line.send("/api/v1/basket/lines", null));

        assertThat(answers).extracting(Response::status).containsOnly(200);
        assertThat(line.by().getJson("/api/v1/basket").json().get("basket").get("count").getIntValue()).isEqualTo(2);
    }

    @TestFactory
    Stream<DynamicTest> whatCarriesNoKeyMayBeSentAgain(RunningShop running) {
        Scenes scenes = new Scenes(running);
        return WITHOUT_A_KEY.entrySet().stream().map(named -> dynamicTest(named.getKey() + " " + named.getValue(), () -> {
            Scene scene = scenes.of(route(named.getKey()));
            for (int i = 0; i < 2; i++) {
                assertThat(scene.send(named.getKey(), UUID.randomUUID().toString()).status()).isLessThan(500);
            }
        }));
    }

    private Route route(String path) {
        return routes.writes().stream().filter(route -> route.path().equals(path)).findFirst()
            .orElseThrow(() -> new AssertionError("There is no write " + path + " any more: take it out of SentTwiceTest.WITHOUT_A_KEY."));
    }

    private static String answer(Response response) {
        return response.status() + " " + response.header("location") + "\n" + (response.status() == 303 ? "" : response.text());
    }

    /** How many rows each table has, and what stands in the columns that are changed in place. */
    private Map<String, Long> books() {
        String tables = sql.rows("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()").stream()
            .map(row -> "SELECT '" + row.get("name") + "' AS name, COUNT(*) AS n FROM `" + row.get("name") + "`").collect(Collectors.joining(" UNION ALL "));
        String sums = Stream.of("stock_level.on_hand", "stock_level.reserved", "orders.paid_fen", "orders.refunded_fen", "orders.discount_fen", "order_line_lot.returned",
            "sale_rollup.quantity").map(column -> "SELECT '" + column + "', COALESCE(SUM(" + column + "), 0) FROM " + column.replaceAll("\\..*", ""))
            .collect(Collectors.joining(" UNION ALL "));
        Map<String, Long> books = new TreeMap<>();
        sql.rows(tables + " UNION ALL " + sums).forEach(row -> books.put((String) row.get("name"), ((Number) row.get("n")).longValue()));
        return books;
    }

    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> changed = new TreeMap<>();
        after.forEach((name, n) -> {
            if (!Objects.equals(before.get(name), n)) {
                changed.put(name, n - before.getOrDefault(name, 0L));
            }
        });
        return changed;
    }
}
