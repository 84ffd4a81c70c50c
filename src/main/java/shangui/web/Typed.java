package shangui.web;

import io.micronaut.json.tree.JsonNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A body taken apart into named texts, the same for both doors: `lines[0].quantity` → `3`.
 *
 * @param numbers the names whose JSON value was a number: an amount sent as a number is in fen, typed as text in yuan
 */
record Typed(SortedMap<String, List<String>> values, Set<String> numbers) {

    /** More fields than any form of ours has. */
    static final int MOST_FIELDS = 2_000;
    private static final int DEEPEST = 6;

    static Typed none() {
        return new Typed(new TreeMap<>(), Set.of());
    }

    /** @throws IllegalArgumentException when it is not a form body */
    static Typed ofForm(byte[] body) {
        var decoder = new QueryStringDecoder(new String(body, StandardCharsets.UTF_8), StandardCharsets.UTF_8, false, MOST_FIELDS);
        var values = new TreeMap<String, List<String>>();
        decoder.parameters().forEach((name, typed) -> values.put(name, typed.stream().map(Typed::tidy).toList()));
        return new Typed(values, Set.of());
    }

    /** @throws IllegalArgumentException when it is no JSON object, or too deep or too large */
    static Typed ofJson(JsonNode body) {
        if (!body.isObject()) {
            throw new IllegalArgumentException("not a JSON object");
        }
        var typed = new Typed(new TreeMap<>(), new HashSet<>());
        typed.add("", body, 0);
        return typed;
    }

    private void add(String name, JsonNode node, int depth) {
        if (depth > DEEPEST || values.size() >= MOST_FIELDS) {
            throw new IllegalArgumentException("too deep or too large");
        }
        if (node.isObject()) {
            node.entries().forEach(entry -> add(name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(), entry.getValue(), depth + 1));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                add(name + "[" + i + "]", node.get(i), depth + 1);
            }
        } else if (!node.isNull()) {
            values.computeIfAbsent(name, any -> new ArrayList<>()).add(tidy(node.coerceStringValue()));
            if (node.isNumber()) {
                numbers.add(name);
            }
        }
    }

    /** Line ends as one sign, nothing blank around it. */
    private static String tidy(String text) {
        return text.replace("\r\n", "\n").strip();
    }
}
