package shangui.storefront;

import com.github.houbb.nlp.common.format.ICharFormat;
import com.github.houbb.nlp.common.format.impl.CharFormats;
import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A text as it is looked for. What is typed and what is looked through are brought to one form: simplified characters, small
 * letters, no accents, marks or gaps; beside it how its Chinese characters are spoken, without tones. Its signs and letters
 * are told in bits as well, by which most texts are passed over.
 */
final class Spelling {

    /** Longer than any name; what is typed beyond it is not read. Positions fit the bits of a long. */
    static final int LONGEST = 60;

    private static final ICharFormat SIMPLIFIED = CharFormats.chineseSimple();
    private static final Map<Character, String[]> READINGS = new ConcurrentHashMap<>();
    private static final Pattern LEFT_OUT = Pattern.compile("\\p{M}|['’]|(?<=\\d)\\.(?=\\d)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String[] NOT_CHINESE = null;

    private final String text;
    private final boolean[] starts;
    private final String[][] readings;
    private final String spoken;
    private final String sound;
    private final boolean chinese;
    private final long signs;
    private final int letters;
    private final int lettersOfAll;
    private final int[] firsts;
    private final long[] pairs;

    private Spelling(String text, boolean[] starts) {
        this.text = text;
        this.starts = starts;
        this.readings = new String[text.length()][];
        var inLetters = new StringBuilder();
        this.firsts = new int[text.length()];
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            readings[i] = readings(c);
            String[] letters = isChinese(i) ? readings[i] : new String[] {String.valueOf(c)};
            inLetters.append(letters[0]);
            for (String reading : letters) {
                all |= letters(reading);
                firsts[i] |= letters(reading.substring(0, 1));
            }
        }
        this.spoken = inLetters.toString();
        this.sound = alike(spoken.substring(0, Math.min(spoken.length(), LONGEST)));
        this.chinese = text.chars().anyMatch(Character::isIdeographic);
        this.signs = text.chars().mapToLong(Spelling::sign).reduce(0, (one, other) -> one | other);
        this.letters = letters(spoken);
        this.lettersOfAll = all;
        this.pairs = pairs(sound);
    }

    static Spelling of(String written) {
        var text = new StringBuilder();
        var starts = new boolean[LONGEST];
        boolean between = true;
        for (char c : plain(written).toCharArray()) {
            if (!Character.isLetterOrDigit(c)) {
                between = true;
            } else if (text.length() < LONGEST) {
                boolean ideograph = Character.isIdeographic(c);
                starts[text.length()] = between || ideograph;
                between = ideograph;
                text.append(c);
            }
        }
        return new Spelling(text.toString(), starts);
    }

    /** The words of what someone typed, parted by gaps and marks. */
    static List<Spelling> words(String typed) {
        List<Spelling> words = new ArrayList<>();
        for (String word : BETWEEN_WORDS.split(plain(typed))) {
            if (!word.isEmpty()) {
                words.add(of(word));
            }
        }
        return words;
    }

    /** Wide letters narrow, capitals small, accents and tones off, 2.5 without its point, traditional characters simplified. */
    private static String plain(String written) {
        String start = written.substring(0, Math.min(written.length(), 4 * LONGEST));
        String apart = LEFT_OUT.matcher(Normalizer.normalize(start, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(apart);
        for (int i = 0; i < plain.length(); i++) {
            plain.setCharAt(i, SIMPLIFIED.format(plain.charAt(i)));
        }
        return plain.toString();
    }

    private static String[] readings(char c) {
        return !Character.isIdeographic(c) ? NOT_CHINESE : READINGS.computeIfAbsent(c, any -> {
            var known = PinyinHelper.toPinyinList(c, PinyinStyleEnum.NORMAL);
            return known.isEmpty() ? new String[] {"?"} : known.stream().map(reading -> reading.replace('ü', 'u')).distinct().toArray(String[]::new);
        });
    }

    /** What many here neither hear nor type apart becomes one: zh z, ch c, sh s, ng n, l n, f h, ü u. */
    private static String alike(String spoken) {
        var alike = new StringBuilder();
        for (int i = 0; i < spoken.length(); i++) {
            char c = spoken.charAt(i);
            char before = i == 0 ? ' ' : spoken.charAt(i - 1);
            if (c == 'h' && "zcs".indexOf(before) >= 0 || c == 'g' && before == 'n') {
                continue;
            }
            alike.append(c == 'l' ? 'n' : c == 'f' ? 'h' : c == 'v' ? 'u' : c);
        }
        return alike.toString();
    }

    /** One of 64 bits for a sign: a text that has not the bit has not the sign. */
    private static long sign(int c) {
        return 1L << (c * 0x9E3779B1 >>> 26);
    }

    /** A bit for each letter from a to z, one for all else. */
    private static int letters(String spoken) {
        return spoken.chars().map(c -> 1 << (c >= 'a' && c <= 'z' ? c - 'a' : 26)).reduce(0, (one, other) -> one | other);
    }

    /** Two times 64 bits for each letter with the one after it. */
    private static long[] pairs(String sound) {
        long[] pairs = new long[2];
        for (int i = 1; i < sound.length(); i++) {
            int pair = sound.charAt(i - 1) * 31 + sound.charAt(i);
            pairs[pair & 1] |= sign(pair);
        }
        return pairs;
    }

    String text() {
        return text;
    }

    /** All of it in letters. */
    String spoken() {
        return spoken;
    }

    /** All of it in letters, those that are not told apart made one. */
    String sound() {
        return sound;
    }

    int length() {
        return text.length();
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether any of it is Chinese. */
    boolean isChinese() {
        return chinese;
    }

    boolean isChinese(int at) {
        return readings[at] != NOT_CHINESE;
    }

    /** How the character there may be spoken, the usual way first. */
    String[] readings(int at) {
        return readings[at];
    }

    /** Where the other is written in it, beginning where a word begins; −1 for nowhere. */
    int indexOf(Spelling other) {
        if ((other.signs & ~signs) != 0) {
            return -1;
        }
        int at = text.indexOf(other.text);
        while (at >= 0 && !starts[at]) {
            at = text.indexOf(other.text, at + 1);
        }
        return at;
    }

    /** So many signs of the other, at least, are not in it. */
    int lacks(Spelling other) {
        return Long.bitCount(other.signs & ~signs);
    }

    /** So many letters of how the other is spoken are in none of the ways its own characters may be. */
    int lacksLetters(Spelling other) {
        return Integer.bitCount(other.letters & ~lettersOfAll);
    }

    /** Whether what is spoken there may begin as the other does. */
    boolean mayBegin(int at, Spelling other) {
        return (firsts[at] & other.firsts[0]) != 0;
    }

    /** So many neighbouring letters of how the other sounds are not neighbours in it. */
    int lacksPairs(Spelling other) {
        return Long.bitCount(other.pairs[0] & ~pairs[0]) + Long.bitCount(other.pairs[1] & ~pairs[1]);
    }

    /** So many neighbouring letters, at most, both have. */
    int sharedPairs(Spelling other) {
        return Long.bitCount(other.pairs[0] & pairs[0]) + Long.bitCount(other.pairs[1] & pairs[1]);
    }

    /** So many different signs both have. */
    int shared(Spelling other) {
        return (int) other.text.chars().distinct().filter(sign -> text.indexOf(sign) >= 0).count();
    }
}
