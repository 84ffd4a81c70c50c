package shangui.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import shangui.money.Money;

/** A sentence carried over a redirect in a cookie that lives a minute. It can only say one of our own sentences. */
record Notice(String key, List<String> arguments) {

    static final Notice NONE = new Notice("", List.of());
    static final String COOKIE = "notice";

    private static final String BETWEEN = "\u001f";
    private static final String DAY = "\u001e";
    private static final int LONGEST = 2_000;

    static Notice of(String key, Object... arguments) {
        return new Notice(key, Arrays.stream(arguments).map(Notice::text).toList());
    }

    /** An amount is written as on every page, the same in both languages; a date waits for the language it is read in. */
    private static String text(Object argument) {
        return argument instanceof Money amount ? new Formats(Language.ZH).yuan(amount) : argument instanceof LocalDate day ? DAY + day : argument.toString();
    }

    /** What is put into the sentence. */
    Object[] values() {
        return arguments.stream().map(Notice::value).toArray();
    }

    private static Object value(String argument) {
        try {
            return argument.startsWith(DAY) ? LocalDate.parse(argument.substring(DAY.length())) : argument;
        } catch (DateTimeParseException notOurs) {
            return argument;
        }
    }

    boolean isEmpty() {
        return key.isEmpty();
    }

    String encoded() {
        String text = arguments.isEmpty() ? key : key + BETWEEN + String.join(BETWEEN, arguments);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Notice decoded(String cookie) {
        if (cookie.isEmpty() || cookie.length() > LONGEST) {
            return NONE;
        }
        try {
            var parts = List.of(new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8).split(BETWEEN, -1));
            return new Notice(parts.getFirst(), parts.subList(1, parts.size()));
        } catch (IllegalArgumentException notOurs) {
            return NONE;
        }
    }
}
