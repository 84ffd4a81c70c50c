package shangui.web;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a form meant, kept as the JSON a program would have sent, to be read again later by the same rules. */
@Singleton
public final class KeptForms {

    private final FormReader reader;
    private final JsonMapper json;

    KeptForms(FormReader reader, JsonMapper json) {
        this.reader = reader;
        this.json = json;
    }

    public String written(Record form) {
        return Json.of(form);
    }

    /** @throws IllegalStateException when the form would refuse it today */
    public <T> T read(Class<T> form, String written) {
        try {
            return reader.read(form, Typed.ofJson(json.readValue(written, Argument.of(JsonNode.class))), "", null).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
