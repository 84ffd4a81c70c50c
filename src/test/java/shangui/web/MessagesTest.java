package shangui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every sentence exists in both languages, and every sentence asked for exists. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern IN_TEMPLATE = Pattern.compile("'([a-z]+(?:\\.[A-Za-z0-9]+)+)'");
    private static final Pattern IN_JAVA = Pattern.compile("\"\\{?([a-z]+(?:\\.[A-Za-z0-9]+)+)\\}?\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?::[^|}]+\\|[^|}]+)?}");
    /** Look like sentences of the blocks `user` and `office` and are settings of Java and files. */
    private static final Set<String> NO_SENTENCES = Set.of("user.name", "user.home", "user.dir", "office.css", "office.ts");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    private final Properties zh = read("zh");
    private final Properties en = read("en");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(new TreeSet<>(en.stringPropertyNames())).isEqualTo(new TreeSet<>(zh.stringPropertyNames()));
        for (String key : zh.stringPropertyNames()) {
            assertThat(places(en.getProperty(key))).as(key).isEqualTo(places(zh.getProperty(key)));
        }
    }

    @Test
    void nothingInBracesIsLeftToBeShownAsItStands() {
        for (Properties sentences : new Properties[] {zh, en}) {
            sentences.forEach((key, sentence) -> assertThat(PLACE.matcher((String) sentence).replaceAll("")).as((String) key).doesNotContain("{", "}"));
        }
    }

    @Test
    void noKeyIsGivenTwice() throws IOException {
        for (String language : new String[] {"zh", "en"}) {
            var keys = Files.readAllLines(file(language)).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('='))).toList();
            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void everySentenceAskedForExists() throws IOException {
        assertThat(missing(RESOURCES.resolve("views"), ".vm", IN_TEMPLATE)).isEmpty();
        assertThat(missing(Path.of("src/main/java"), ".java", IN_JAVA)).isEmpty();
    }

    @Test
    void templatesHoldNoTextOfTheirOwn() throws IOException {
        try (var files = Files.walk(RESOURCES.resolve("views"))) {
            for (Path template : files.filter(file -> file.toString().endsWith(".vm")).toList()) {
                assertThat(CHINESE.matcher(withoutRemarks(template)).find()).as(template.toString()).isFalse();
            }
        }
    }

    /** What looks like a key of a block we have, and is none, nor the beginning of some. */
    private TreeMap<String, String> missing(Path folder, String ending, Pattern pattern) throws IOException {
        Set<String> blocks = zh.stringPropertyNames().stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
        var missing = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
                pattern.matcher(withoutRemarks(file)).results().map(found -> found.group(1))
                    .filter(key -> blocks.contains(key.substring(0, key.indexOf('.'))) && !known(key))
                    .forEach(key -> missing.put(key, file.toString()));
            }
        }
        return missing;
    }

    private boolean known(String key) {
        return NO_SENTENCES.contains(key) || zh.containsKey(key) || zh.stringPropertyNames().stream().anyMatch(other -> other.startsWith(key + "."));
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(place -> place.group(1)).collect(Collectors.toSet());
    }

    private static String withoutRemarks(Path file) throws IOException {
        return file.toString().endsWith(".vm") ? Files.readString(file).replaceAll("(?m)##.*$", "") : Files.readString(file);
    }

    private static Properties read(String language) {
        var sentences = new Properties();
        try (var in = Files.newBufferedReader(file(language))) {
            sentences.load(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return sentences;
    }

    private static Path file(String language) {
        return RESOURCES.resolve("i18n/messages_" + language + ".properties");
    }
}
