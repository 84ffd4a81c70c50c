package shangui.storefront;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shangui.product.Category;

/** What people call things besides their names, read from `search/words.txt`, which says how it is written. */
final class Words {

    private static final Pattern LETTERS = Pattern.compile("[a-z]+");
    private static final Pattern OF_CATEGORY = Pattern.compile("([A-Z_]+):\\s*(.*)");

    private final List<List<String>> same = new ArrayList<>();
    private final Map<Category, List<String>> categories = new EnumMap<>(Category.class);
    private final Map<String, String> first = new HashMap<>();
    private final Pattern any;

    Words() {
        try (var in = new BufferedReader(new InputStreamReader(Words.class.getResourceAsStream("/search/words.txt"), StandardCharsets.UTF_8))) {
            in.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        same.forEach(group -> group.forEach(word -> first.put(word, group.getFirst())));
        any = Pattern.compile(first.keySet().stream().filter(word -> !LETTERS.matcher(word).matches()).sorted(Comparator.comparing(String::length).reversed()).map(Pattern::quote).collect(Collectors.joining("|")));
    }

    private void read(String line) {
        var ofCategory = OF_CATEGORY.matcher(line);
        if (ofCategory.matches()) {
            categories.put(Category.valueOf(ofCategory.group(1)), plain(ofCategory.group(2)));
        } else {
            same.add(plain(line));
        }
    }

    private static List<String> plain(String words) {
        return Spelling.words(words).stream().map(Spelling::text).toList();
    }

    /** Groups of words that mean the same. */
    List<List<String>> same() {
        return same;
    }

    List<String> of(Category category) {
        return categories.getOrDefault(category, List.of());
    }

    /**
     * The text with the first word of its group in place of each that means the same, longer words before shorter. English ones
     * stay, as one may stand inside another: leg gift.
     */
    Spelling inFirstWords(Spelling spelling) {
        String text = any.matcher(spelling.text()).replaceAll(word -> first.get(word.group()));
        return text.equals(spelling.text()) ? spelling : Spelling.of(text);
    }
}
