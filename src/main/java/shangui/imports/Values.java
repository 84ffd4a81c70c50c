package shangui.imports;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shangui.money.Money;
import shangui.web.Language;

/** What people type into sheets, and what they mean by it. Full-width letters and digits, and spaces between digits, mean what they look like. */
public final class Values {

    private static final String FORMULA = "=+-@";
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.0+)?");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,2}0*)?");
    private static final Pattern DAY = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?|([0-9]{4})([0-9]{2})([0-9]{2})");
    /** Days since the end of 1899, as spreadsheets count: 1954 to 2119. */
    private static final Pattern SERIAL = Pattern.compile("[2-7][0-9]{4}");
    private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

    private Values() {
    }

    public static String text(String typed, int most) throws Misread {
        String text = typed.strip().replaceAll("\\s+", " ");
        if (text.codePoints().anyMatch(Values::cannotBeKept)) {
            throw new Misread("imports.problem.characters");
        }
        if (FORMULA.indexOf(text.charAt(0)) >= 0) {
            throw new Misread("imports.problem.formula", text);
        }
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            throw new Misread("imports.problem.tooLong", most, length);
        }
        return text;
    }

    private static boolean cannotBeKept(int c) {
        return c < 0x20 || c >= 0x7f && c < 0xa0 || c >= 0xd800 && c < 0xe000 || c == 0xfffe || c == 0xffff;
    }

    static String code(String typed, int most) throws Misread {
        String code = bare(typed).toUpperCase(Locale.ROOT);
        if (!CODE.matcher(code).matches()) {
            throw new Misread("imports.problem.code", typed);
        }
        if (code.length() > most) {
            throw new Misread("imports.problem.tooLong", most, code.length());
        }
        return code;
    }

    static Long townCode(String typed) throws Misread {
        String code = bare(typed);
        if (!code.matches("[1-9][0-9]{8}")) {
            throw new Misread("imports.problem.townCode", typed);
        }
        return Long.valueOf(code);
    }

    static Integer number(String typed, int least, int most) throws Misread {
        String number = bare(typed).replace(",", "");
        if (!NUMBER.matcher(number).matches()) {
            throw new Misread("imports.problem.number", typed);
        }
        long value = Long.parseLong(number.replaceFirst("\\..*", ""));
        if (value < least || value > most) {
            throw new Misread("imports.problem.range", value, least, most);
        }
        return (int) value;
    }

    public static Money money(String typed, Money most) throws Misread {
        String amount = bare(typed).replaceAll("[,¥元]", "");
        if (!AMOUNT.matcher(amount).matches()) {
            throw new Misread("imports.problem.money", typed);
        }
        Money money = Money.of(amount.replaceFirst("(\\.[0-9]{2})0+$", "$1"));
        if (!money.isPositive() || money.compareTo(most) > 0) {
            throw new Misread("imports.problem.amountRange", typed, most);
        }
        return money;
    }

    static LocalDate date(String typed) throws Misread {
        String text = bare(typed);
        if (SERIAL.matcher(text).matches()) {
            return SERIAL_ZERO.plusDays(Long.parseLong(text));
        }
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            throw new Misread("imports.problem.date", typed);
        }
        int first = day.group(1) == null ? 4 : 1;
        try {
            return LocalDate.of(Integer.parseInt(day.group(first)), Integer.parseInt(day.group(first + 1)), Integer.parseInt(day.group(first + 2)));
        } catch (DateTimeException notInTheCalendar) {
            throw new Misread("imports.problem.noSuchDay", typed);
        }
    }

    static Boolean yesOrNo(String typed, ImportWords words) throws Misread {
        String said = folded(typed);
        for (Language language : Language.values()) {
            if (said.equals(folded(words.of(language, "imports.yes")))) {
                return true;
            }
            if (said.equals(folded(words.of(language, "imports.no")))) {
                return false;
            }
        }
        throw new Misread("imports.problem.choice", typed);
    }

    /** One of these by its name in either language, without what explains it: what stands in brackets or after a colon. */
    public static <E extends Enum<E>> E choice(String typed, String prefix, List<E> values, ImportWords words) throws Misread {
        String said = folded(typed);
        for (E value : values) {
            for (Language language : Language.values()) {
                String name = folded(words.of(language, prefix + "." + value.name()));
                if (said.equals(name) || said.equals(name.replaceFirst("[(:].*", ""))) {
                    return value;
                }
            }
        }
        throw new Misread("imports.problem.choice", typed);
    }

    /** In ordinary width and without spaces. */
    public static String bare(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\u00a0]+", "");
    }

    /** So that two ways to type one word are equal. */
    public static String folded(String typed) {
        return bare(typed).toLowerCase(Locale.ROOT);
    }
}
