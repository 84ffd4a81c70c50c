package shangui.web;

import jakarta.inject.Singleton;
import java.io.StringWriter;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;

/** Turns a template and its names into text, whole or not at all: a failure is an exception before anything is sent. */
@Singleton
final class Templates {

    private final VelocityEngine engine;

    Templates(VelocityEngine engine) {
        this.engine = engine;
    }

    String render(String template, Map<String, Object> names) {
        var out = new StringWriter(16 * 1024);
        engine.getTemplate("views/" + template + ".vm", "UTF-8").merge(new VelocityContext(names), out);
        return out.toString();
    }
}
