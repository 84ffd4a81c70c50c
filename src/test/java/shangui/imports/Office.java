package shangui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import shangui.testing.People;
import shangui.testing.Response;
import shangui.testing.RunningShop;
import shangui.testing.SentFile;
import shangui.testing.Shop;

/** An officer who sends sheets. */
record Office(Shop shop) {

    static Office of(RunningShop running) {
        People people = running.context().getBean(People.class);
        return new Office(people.in(running.visitor(), people.office()));
    }

    /** Answers the import's id. */
    String send(String kind, SentFile file) {
        Response sent = shop.postJson("/api/v1/office/imports/kinds/" + kind, Map.of("file", file));
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        return sent.json().get("id").getStringValue();
    }

    Response tell(String id, String noun) {
        return shop.postJson("/api/v1/office/imports/" + id + "/" + noun, Map.of(), UUID.randomUUID().toString());
    }

    /** Sends a sheet and takes what is good of it. */
    String take(String kind, SentFile file) {
        String id = send(kind, file);
        assertThat(tell(id, "acceptance").status()).isEqualTo(200);
        return id;
    }

    JsonNode read(String id) {
        return shop.getJson("/api/v1/office/imports/" + id).json();
    }

    JsonNode file(String id) {
        return read(id).get("file");
    }

    /** State, then rows new, changed, the same, wrong. */
    String figures(String id) {
        JsonNode file = file(id);
        return file.get("state").getStringValue() + " " + List.of("newRows", "changedRows", "sameRows", "wrongRows").stream()
            .map(name -> file.get(name).coerceStringValue()).reduce((one, other) -> one + " " + other).orElseThrow();
    }

    /** What is wrong, as `line column: sentence`. */
    List<String> problems(String id) {
        List<String> told = new ArrayList<>();
        for (JsonNode row : array(shop.getJson("/api/v1/office/imports/" + id + "?rows=WRONG").json().get("rows"))) {
            for (JsonNode problem : array(row.get("problems"))) {
                told.add(row.get("line").coerceStringValue() + " " + problem.get("column").getStringValue() + "：" + problem.get("sentence").getStringValue());
            }
        }
        return told;
    }

    private static Iterable<JsonNode> array(JsonNode node) {
        return StreamSupport.stream(node.values().spliterator(), false).toList();
    }
}
