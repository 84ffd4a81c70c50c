package shangui.web;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.views.velocity.VelocityFactory;
import jakarta.inject.Singleton;
import java.util.Properties;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.runtime.resource.loader.ClasspathResourceLoader;
import org.apache.velocity.util.introspection.SecureUberspector;

/** The template engine: parsed templates kept, a misspelt name an error, every reference escaped. */
@Factory
class TemplateEngineFactory {

    @Singleton
    @Replaces(value = VelocityEngine.class, factory = VelocityFactory.class)
    VelocityEngine engine() {
        var settings = new Properties();
        settings.setProperty("resource.loaders", "class");
        settings.setProperty("resource.loader.class.class", ClasspathResourceLoader.class.getName());
        settings.setProperty("resource.loader.class.cache", "true");
        settings.setProperty("resource.loader.class.modification_check_interval", "0");
        settings.setProperty("resource.default_encoding", "UTF-8");
        settings.setProperty("runtime.strict_mode.enable", "true");
        settings.setProperty("runtime.interpolate_string_literals", "false");
        settings.setProperty("velocimacro.library.path", String.join(",",
            "views/base/macros.vm",
            "views/base/forms.vm",
            "views/base/layout.vm",
            "views/base/registry.vm",
            "views/picture/macros.vm",
            "views/town/macros.vm",
            "views/pairing/macros.vm",
            "views/licence/macros.vm",
            "views/product/macros.vm",
            "views/listing/macros.vm",
            "views/lot/macros.vm",
            "views/stock/macros.vm",
            "views/change/macros.vm",
            "views/counter/macros.vm",
            "views/terms/macros.vm",
            "views/order/macros.vm",
            "views/storefront/macros.vm",
            "views/statement/macros.vm",
            "views/office/macros.vm"));
        settings.setProperty("velocimacro.inline.allow", "false");
        settings.setProperty("event_handler.reference_insertion.class", Escaper.class.getName());
        settings.setProperty("introspector.uberspect.class", SecureUberspector.class.getName());
        settings.setProperty("parser.pool.size", "20");
        settings.setProperty("directive.if.empty_check", "true");
        settings.setProperty("context.scope_control.macro", "false");
        return new VelocityEngine(settings);
    }
}
