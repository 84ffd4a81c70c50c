package shangui.storefront;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shangui.product.Category;

/**
 * Every pack by all it may be looked for under: names, words that mean the same, where it comes from, what kind of goods it
 * is, how it is packed. Made anew when the catalogue changes, never changed.
 *
 * <p>What is found stands in this order; within each, the name comes before a word of the same meaning, and that before a
 * place, a kind of goods and a pack:
 * <ol>
 * <li>typed: the name itself, its beginning, a part of it, its signs with others between them or in another order;
 * <li>spoken: whole syllables, as pinyin or as other characters of the same sound;
 * <li>shortened: beginnings of syllables, mixed with the others as one likes (`gs西瓜`), only where neither is found;
 * <li>in parts: a place, a kind or a pack in it, and the rest among what is of it (`冷水西瓜`); or each of several words;
 * <li>alike: sounds that many do not tell apart, then one wrong sign or letter, in longer texts two; and at last parts that
 *     are alike. Each of these only where nothing before is found.
 * </ol>
 * A look-up goes once over the terms, most of which differ in the first bits compared.
 */
final class SearchIndex {

    /** What is found of one pack. @param measure smaller is better, equal measures are equally good */
    record Hit(long skuId, int measure) {}

    /** A pack as the catalogue knows it. @param places names of where it comes from, in both languages */
    record Entry(long skuId, List<String> names, List<String> places, Category category, List<String> packs) {}

    enum Kind { NAME, SAME, PLACE, CATEGORY, PACK }

    private record Term(Kind kind, Spelling spelling, BitSet packs) {}

    private static final Pattern PARTS_OF_A_PACK = Pattern.compile("(?<=[0-9a-zA-Z])(?=\\p{IsHan})|(?<=\\p{IsHan})(?=[0-9])|[^\\p{L}\\p{N}.]+");
    private static final int NOTHING = Integer.MAX_VALUE;
    private static final int SPOKEN = 100;
    private static final int SHORTENED = 200;
    private static final int ALIKE = 300;
    /** Between what fits by itself and what fits in parts only. */
    private static final int IN_PARTS = 1000;
    private static final int MOST_WORDS = 8;

    private final Words words;
    private final List<Entry> entries;
    private final List<Term> terms = new ArrayList<>();

    SearchIndex(List<Entry> entries, Words words) {
        this.entries = List.copyOf(entries);
        this.words = words;
        var made = new LinkedHashMap<Kind, Map<String, BitSet>>();
        for (int i = 0; i < entries.size(); i++) {
            int pack = i;
            texts(entries.get(i), (kind, text) -> made.computeIfAbsent(kind, any -> new HashMap<>()).computeIfAbsent(text, any -> new BitSet()).set(pack));
        }
        made.forEach((kind, texts) -> texts.forEach((text, packs) -> add(kind, text, packs)));
    }

    private void texts(Entry entry, BiConsumer<Kind, String> to) {
        for (String name : entry.names()) {
            to.accept(Kind.NAME, name);
            String before = name.replaceFirst("[（(].*", "").strip();
            to.accept(Kind.NAME, before);
            var plain = Spelling.of(before);
            String inFirstWords = words.inFirstWords(plain).text();
            if (!inFirstWords.equals(plain.text())) {
                to.accept(Kind.SAME, inFirstWords);
            }
            words.same().stream().filter(group -> inFirstWords.contains(group.getFirst())).forEach(group -> group.forEach(word -> to.accept(Kind.SAME, word)));
        }
        entry.places().forEach(place -> {
            to.accept(Kind.PLACE, place);
            to.accept(Kind.PLACE, place.length() > 2 ? place.replaceFirst("(街道|畲族镇|镇|乡|县|市|区|村)$", "") : place);
        });
        words.of(entry.category()).forEach(word -> to.accept(Kind.CATEGORY, word));
        entry.packs().forEach(pack -> {
            to.accept(Kind.PACK, words.inFirstWords(Spelling.of(pack)).text());
            for (String part : PARTS_OF_A_PACK.split(pack)) {
                to.accept(Kind.PACK, words.inFirstWords(Spelling.of(part)).text());
            }
        });
    }

    private void add(Kind kind, String text, BitSet packs) {
        var spelling = Spelling.of(text);
        if (!spelling.isEmpty()) {
            terms.add(new Term(kind, spelling, packs));
        }
    }

    /** All that fits what was typed, best first; packs of equal measure in the order of the catalogue. */
    List<Hit> find(String typed) {
        var whole = Spelling.of(typed);
        var parts = Spelling.words(typed).stream().limit(MOST_WORDS).toList();
        return whole.isEmpty() ? List.of() : Stream.<Supplier<int[]>>of(
                () -> fitting(whole), () -> inParts(whole, this::standing), () -> all(parts, this::standing),
                () -> alike(whole), () -> inParts(whole, this::somehow), () -> all(parts, this::somehow))
            .map(Supplier::get).filter(found -> !isNone(found)).findFirst().map(this::hits).orElse(List.of());
    }

    /** Whether a hit has mistakes in it, so that one should say so. */
    static boolean isAlike(Hit hit) {
        return hit.measure % IN_PARTS >= ALIKE;
    }

    /** What comes nearest to something that is found nowhere: it has some of its characters, or half of its letters in their order. */
    List<Hit> near(String typed) {
        var wanted = Spelling.of(typed);
        int least = wanted.isChinese() ? 1 : Math.max(3, wanted.length() / 2);
        int[] found = none();
        for (Term term : terms) {
            int shared = wanted.isChinese() ? term.spelling.shared(wanted) : term.spelling.sharedPairs(wanted);
            if (shared >= least) {
                mark(found, term, 10 * (Spelling.LONGEST - shared) + term.kind.ordinal());
            }
        }
        return hits(found);
    }

    /** Each of several words. */
    private int[] all(List<Spelling> parts, Function<Spelling, int[]> looked) {
        if (parts.size() < 2) {
            return none();
        }
        int[] found = new int[entries.size()];
        Arrays.fill(found, IN_PARTS);
        parts.forEach(part -> both(found, looked.apply(part)));
        return found;
    }

    private int[] standing(Spelling wanted) {
        int[] found = fitting(wanted);
        return isNone(found) ? inParts(wanted, this::standing) : found;
    }

    private int[] somehow(Spelling wanted) {
        int[] found = standing(wanted);
        return isNone(found) ? alike(wanted) : found;
    }

    /** Where something better is found, what is worse is there by chance; but letters may be pinyin as well as English. */
    private int[] fitting(Spelling wanted) {
        int[] found = none();
        terms.forEach(term -> mark(found, term, fit(wanted, term)));
        var inFirstWords = words.inFirstWords(wanted);
        if (inFirstWords != wanted) {
            for (Term term : terms) {
                int fit = fit(inFirstWords, term);
                mark(found, term, fit == NOTHING || term.kind != Kind.NAME ? fit : fit + 10 * Kind.SAME.ordinal());
            }
        }
        int best = Arrays.stream(found).min().orElse(NOTHING);
        int limit = wanted.isChinese() && (best < SPOKEN || wanted.length() == 1) ? SPOKEN : best < SHORTENED ? SHORTENED : NOTHING;
        return Arrays.stream(found).map(measure -> measure < limit ? measure : NOTHING).toArray();
    }

    /** The longest place, kind or pack in it is taken out, what is left looked for by itself. */
    private int[] inParts(Spelling wanted, Function<Spelling, int[]> looked) {
        int[] found = none();
        Term part = terms.stream().filter(term -> term.kind.ordinal() >= Kind.PLACE.ordinal() && term.spelling.length() > 1 && without(wanted, term.spelling) != null)
            .max(Comparator.comparing(term -> term.spelling.length())).orElse(null);
        if (part != null) {
            mark(found, part, IN_PARTS);
            both(found, looked.apply(Spelling.of(without(wanted, part.spelling))));
        }
        return found;
    }

    /** Characters are taken out anywhere; letters, which are in words by chance, at the ends only. Null: it is not in there. */
    @Nullable
    private static String without(Spelling wanted, Spelling part) {
        String text = wanted.text();
        if (wanted.isChinese()) {
            return wanted.lacks(part) == 0 && text.contains(part.text()) && part.length() < text.length() ? text.replace(part.text(), "") : null;
        }
        String letters = part.spoken();
        return letters.length() < 4 || letters.length() == text.length() ? null : text.startsWith(letters) ? text.substring(letters.length())
            : text.endsWith(letters) ? text.substring(0, text.length() - letters.length()) : null;
    }

    private int[] alike(Spelling wanted) {
        int[] found = none();
        boolean chinese = wanted.isChinese();
        int signs = !chinese ? inLetters(wanted.length()) : wanted.length() < 2 ? 0 : wanted.length() < 5 ? 1 : 2;
        int letters = chinese && wanted.length() < 3 ? 0 : inLetters(wanted.sound().length());
        var written = new Misspelt(wanted.text());
        var heard = new Misspelt(wanted.sound());
        for (Term term : terms) {
            var spelling = term.spelling;
            if (term.kind == Kind.NAME || wanted.length() > 2 && Math.abs(spelling.length() - wanted.length()) <= signs) {
                int inSigns = spelling.lacks(wanted) > signs || !chinese && spelling.lacksPairs(wanted) > signs + 2 ? NOTHING
                    : written.distance(spelling.text(), signs);
                int inLetters = !spelling.isChinese() || spelling.lacksPairs(wanted) > letters + 2 ? NOTHING
                    : heard.distance(spelling.sound(), letters);
                int least = Math.min(inSigns, inLetters);
                int longer = Math.abs(chinese ? spelling.length() - wanted.length() : spelling.sound().length() - wanted.sound().length());
                mark(found, term, least == NOTHING ? NOTHING : ALIKE + least * 40 + (inSigns == least ? 0 : 20) + Math.min(9, longer) + term.kind.ordinal());
            }
        }
        return found;
    }

    private static int inLetters(int length) {
        return length < 4 ? 0 : length < 8 ? 1 : 2;
    }

    private static int fit(Spelling wanted, Term term) {
        var spelling = term.spelling;
        int place = term.kind.ordinal() * 10;
        int at = spelling.indexOf(wanted);
        if (at == 0) {
            return place + (spelling.length() == wanted.length() ? 0 : 1);
        }
        if (at > 0 && term.kind.ordinal() < Kind.PLACE.ordinal()) {
            return place + 2;
        }
        int scattered = term.kind == Kind.NAME && wanted.length() > 1 && wanted.isChinese() ? Likeness.scattered(wanted, spelling) : NOTHING;
        return scattered < NOTHING ? 60 + scattered : spoken(wanted, spelling, place, term.kind.ordinal() < Kind.PLACE.ordinal() ? spelling.length() : 1);
    }

    private static int spoken(Spelling wanted, Spelling spelling, int place, int starts) {
        int best = NOTHING;
        if (!spelling.isChinese() || spelling.lacksLetters(wanted) > 0) {
            return best;
        }
        for (int start = 0; start < starts && best >= SHORTENED; start++) {
            int read = spelling.mayBegin(start, wanted) ? Likeness.read(wanted, spelling, start) : Likeness.NOT;
            if (read < Likeness.NOT) {
                boolean whole = read < Likeness.SHORTENED;
                int rest = spelling.length() - start - read % Likeness.SHORTENED;
                best = Math.min(best, (whole ? SPOKEN : SHORTENED) + place + (start > 0 ? 2 : rest > 0 ? 1 : 0));
            }
        }
        return best;
    }

    private int[] none() {
        int[] none = new int[entries.size()];
        Arrays.fill(none, NOTHING);
        return none;
    }

    private static boolean isNone(int[] found) {
        return Arrays.stream(found).allMatch(measure -> measure == NOTHING);
    }

    private static void mark(int[] found, Term term, int measure) {
        if (measure < NOTHING) {
            for (int pack = term.packs.nextSetBit(0); pack >= 0; pack = term.packs.nextSetBit(pack + 1)) {
                found[pack] = Math.min(found[pack], measure);
            }
        }
    }

    private static void both(int[] found, int[] other) {
        for (int i = 0; i < found.length; i++) {
            found[i] = found[i] == NOTHING || other[i] == NOTHING ? NOTHING : found[i] + other[i];
        }
    }

    private List<Hit> hits(int[] found) {
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] < NOTHING) {
                hits.add(new Hit(entries.get(i).skuId(), found[i]));
            }
        }
        hits.sort(Comparator.comparingInt(Hit::measure));
        return hits;
    }
}
