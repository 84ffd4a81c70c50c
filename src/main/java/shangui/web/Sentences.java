package shangui.web;

/** `$t` in a template: the messages in the page's language. */
public record Sentences(Messages messages, Language language) {

    public String of(String key, Object... arguments) {
        return messages.of(language, key, arguments);
    }

    /** The name of an enum value: `$t.name('order.state', $order.state)` is the message `order.state.READY`. */
    public String name(String prefix, Enum<?> value) {
        return messages.of(language, prefix + "." + value.name());
    }

    public boolean has(String key) {
        return messages.has(key);
    }

    public String getLang() {
        return language.tag();
    }

    public boolean isEnglish() {
        return language == Language.EN;
    }
}
