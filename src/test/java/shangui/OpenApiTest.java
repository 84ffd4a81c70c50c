package shangui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import shangui.testing.Response;
import shangui.testing.Routes;
import shangui.testing.Routes.Route;
import shangui.testing.RunningShop;
import shangui.testing.Scenes;
import shangui.testing.Shop;
import shangui.testing.ShopTest;

/** What programs are told: the description of the API, whether the shop is well, how its trade goes. */
@ShopTest
class OpenApiTest {

    @Inject Routes routes;

    @Test
    void everyDoorForProgramsIsDescribed(Shop shop) {
        Map<String, Map<String, Object>> paths = new Yaml().<Map<String, Map<String, Map<String, Object>>>>load(shop.get("/openapi.yml").text()).get("paths");
        Set<String> described = new TreeSet<>();
        paths.forEach((path, methods) -> methods.keySet().forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        Set<String> there = routes.all().stream().filter(route -> route.api() != null).map(route -> route.method() + " " + route.api())
            .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).containsAll(there);
    }

    @Test
    void anyoneWhoWatchesSeesThatItIsWellAndHowTheTradeGoes(Shop shop, RunningShop running) {
        Scenes scenes = new Scenes(running);
        Route fact = routes.writes().stream().filter(route -> "/api/v1/facts".equals(route.api())).findFirst().orElseThrow();
        scenes.of(fact).send(fact.api(), UUID.randomUUID().toString());

        Response health = shop.getJson("/health");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("status").getStringValue()).isEqualTo("UP");
        assertThat(shop.get("/prometheus").text()).contains("shangui_orders_total", "shangui_handovers_total", "shangui_holds_expired_total",
            "shangui_outbox_depth", "shangui_facts_total{kind=\"WRITE_OFF\"} 1.0");
    }
}
