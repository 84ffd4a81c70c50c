package shangui.web;

import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every sentence people read, in both languages. `{0}`, `{1}` … stand for what is put in, `{0:pack|packs}` for a number and the
 * word that goes with it; nothing else is special.
 */
@Singleton
public final class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private final Map<Language, Properties> sentences = new EnumMap<>(Language.class);
    private final boolean strict;

    Messages(Environment environment) {
        strict = environment.getActiveNames().contains(Environment.TEST);
        sentences.put(Language.ZH, read("/i18n/messages_zh.properties"));
        sentences.put(Language.EN, read("/i18n/messages_en.properties"));
    }

    /** The sentence, filled in. A missing key fails a test; in production it shows the key and is logged. */
    public String of(Language language, String key, Object... arguments) {
        String sentence = sentences.get(language).getProperty(key);
        if (sentence == null) {
            if (strict) {
                throw new IllegalArgumentException("no message '" + key + "' in " + language);
            }
            LOG.error("no message '{}' in {}", key, language);
            return key;
        }
        return arguments.length == 0 ? sentence : filled(sentence, new Formats(language), arguments);
    }

    public boolean has(String key) {
        return sentences.get(Language.ZH).containsKey(key);
    }

    public Set<String> keys(Language language) {
        return sentences.get(language).stringPropertyNames();
    }

    private static String filled(String sentence, Formats formats, Object[] arguments) {
        var out = new StringBuilder(sentence.length() + 32);
        int from = 0;
        for (int open; (open = sentence.indexOf('{', from)) >= 0; ) {
            int close = sentence.indexOf('}', open);
            String inside = close < 0 ? "" : sentence.substring(open + 1, close);
            int index = place(inside);
            out.append(sentence, from, open);
            if (index < 0 || index >= arguments.length) {
                out.append('{');
                from = open + 1;
            } else {
                out.append(formats.text(arguments[index])).append(word(inside, arguments[index]));
                from = close + 1;
            }
        }
        return out.append(sentence, from, sentence.length()).toString();
    }

    private static int place(String inside) {
        boolean place = !inside.isEmpty() && Character.isDigit(inside.charAt(0)) && (inside.length() == 1 || inside.charAt(1) == ':');
        return place ? inside.charAt(0) - '0' : -1;
    }

    private static String word(String inside, Object argument) {
        int bar = inside.indexOf('|');
        if (bar < 0) {
            return "";
        }
        return " " + (argument instanceof Number number && number.longValue() == 1 ? inside.substring(2, bar) : inside.substring(bar + 1));
    }

    private static Properties read(String resource) {
        var read = new Properties();
        try (Reader in = new InputStreamReader(Messages.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            read.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }
}
