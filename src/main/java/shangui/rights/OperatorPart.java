package shangui.rights;

import io.micronaut.context.env.Environment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import shangui.web.HeaderPart;
import shangui.web.Language;
import shangui.web.Messages;

/** The operator, from the settings `shangui.operator.…`, at the foot of every shop page. A shop to try has one that is plainly invented. */
@Singleton
class OperatorPart implements HeaderPart {

    private final Environment settings;
    private final Messages messages;
    private final boolean invented;

    OperatorPart(Environment settings, Messages messages) {
        this.settings = settings;
        this.messages = messages;
        this.invented = setting("name").isEmpty() && !settings.getActiveNames().contains("prod");
    }

    @Override
    public String name() {
        return "operator";
    }

    @Override
    public Operator of(HttpRequest<?> request) {
        var language = Language.of(request);
        String name = text(language, "name");
        String english = setting("name-en");
        return new Operator(language == Language.EN && !english.isEmpty() ? english : name, text(language, "credit-code"), text(language, "representative"),
            text(language, "address"), text(language, "food-licence"), text(language, "icp"), text(language, "police-filing"), text(language, "phone"));
    }

    /** The same for all who read one language. */
    @Override
    public String sharedAs(@Nullable Object told) {
        return "";
    }

    @Override
    public boolean isCheap() {
        return true;
    }

    private String text(Language language, String setting) {
        return invented ? messages.of(language, "rights.sample." + setting.replace("-", "")) : setting(setting);
    }

    private String setting(String name) {
        return settings.getProperty("shangui.operator." + name, String.class, "").strip();
    }
}
