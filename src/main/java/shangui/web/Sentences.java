package shangui.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** `$t` in a template: the messages in the page's language. */
public record Sentences(Messages messages, Language language) {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern KEYS = Pattern.compile("\\{([a-z]+(?:\\.[A-Za-z0-9_]+)+)}");

    public String of(String key, Object... arguments) {
        return messages.of(language, key, arguments);
    }

    /** The name of an enum value: `$t.name('order.state', $order.state)` is the message `order.state.READY`. */
    public String name(String prefix, Enum<?> value) {
        return messages.of(language, prefix + "." + value.name());
    }

    /** How a value of a field reads: the message `key.VALUE` where there is one, a date as dates are written, else as it stands, its names in this language. */
    public String value(String key, String value) {
        return has(key + "." + value) ? of(key + "." + value) : DATE.matcher(value).matches() ? date(value) : named(value);
    }

    private String date(String value) {
        try {
            return new Formats(language).date(LocalDate.parse(value));
        } catch (DateTimeParseException noSuchDay) {
            return value;
        }
    }

    /** A text that holds names in both languages, `{茶叶|Tea} 12%`, or messages, `{product.category.TEA}`, with them in this one. */
    public String named(String text) {
        return new Formats(language).text(text.indexOf('{') < 0 ? text
            : KEYS.matcher(text).replaceAll(key -> Matcher.quoteReplacement(has(key.group(1)) ? of(key.group(1)) : key.group())));
    }

    /** The heads of a file's columns. */
    public List<String> all(String... keys) {
        return Arrays.stream(keys).map(key -> of(key)).toList();
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
