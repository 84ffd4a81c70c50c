package shangui.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import shangui.money.Money;

/** The kinds of value a field can hold, and how each is read from text. */
final class FieldTypes {

    /** A text longer than this is refused wherever a form sets no limit of its own. */
    private static final int LONGEST_TEXT = 2_000;
    private static final Set<Class<?>> RECORDS_OF_ONE_FIELD = Set.of(Money.class, Upload.class);

    private FieldTypes() {
    }

    /** The text is not a value of its field; the message says what it should be. */
    static final class Unreadable extends Exception {
        final String key;
        final transient Object[] arguments;

        Unreadable(String key, Object... arguments) {
            super(key, null, false, false);
            this.key = key;
            this.arguments = arguments;
        }
    }

    static boolean known(Class<?> type) {
        return RECORDS_OF_ONE_FIELD.contains(type);
    }

    static Object zero(Class<?> type) {
        return type == boolean.class ? Boolean.FALSE : type == long.class ? (Object) 0L : (Object) 0;
    }

    static Object read(Class<?> type, String text, boolean wasNumber) throws Unreadable {
        refuseControls(text);
        try {
            return type == String.class ? shortEnough(text) : parsed(type, text, wasNumber);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unreadable(keyFor(type));
        }
    }

    private static Object parsed(Class<?> type, String text, boolean wasNumber) {
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == long.class || type == Long.class) {
            return Long.valueOf(text);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(text);
        }
        if (type == Money.class) {
            return wasNumber ? Money.ofFen(Long.parseLong(text)) : Money.of(text.replace(",", ""));
        }
        if (type == LocalDate.class) {
            return sane(LocalDate.parse(text));
        }
        if (type == YearMonth.class) {
            return YearMonth.parse(text);
        }
        if (type == LocalTime.class) {
            return LocalTime.parse(text);
        }
        if (type == Instant.class) {
            return moment(text);
        }
        if (type == UUID.class) {
            return uuid(text);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).filter(one -> ((Enum<?>) one).name().equals(text)).findFirst()
                .orElseThrow(IllegalArgumentException::new);
        }
        throw new IllegalStateException("A form cannot hold " + type);
    }

    /** No day of ours lies outside, and a database keeps no others. */
    private static LocalDate sane(LocalDate day) {
        if (day.getYear() < 1900 || day.getYear() > 2999) {
            throw new IllegalArgumentException();
        }
        return day;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "on", "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    /** With an offset as programs send it, or as a date-and-time control types it, meant in Shanghai. */
    private static Instant moment(String text) {
        return text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d")
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).atZone(Formats.ZONE).toInstant();
    }

    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException();
        }
        return UUID.fromString(text);
    }

    private static String shortEnough(String text) throws Unreadable {
        if (text.length() > LONGEST_TEXT) {
            throw new Unreadable("form.tooLong", LONGEST_TEXT);
        }
        return text;
    }

    /** Nothing a person types contains them, and half a surrogate pair cannot be stored. */
    private static void refuseControls(String text) throws Unreadable {
        boolean bad = text.codePoints().anyMatch(c ->
            c < 0x20 && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 || c >= 0xd800 && c < 0xe000 || c == 0xfffe || c == 0xffff);
        if (bad) {
            throw new Unreadable("form.characters");
        }
    }

    private static String keyFor(Class<?> type) {
        if (type == Money.class) {
            return "form.money";
        }
        if (type == LocalDate.class || type == YearMonth.class || type == Instant.class) {
            return "form.date";
        }
        if (type == LocalTime.class) {
            return "form.time";
        }
        return type.isEnum() || type == UUID.class || type == boolean.class || type == Boolean.class ? "form.choice" : "form.number";
    }
}
