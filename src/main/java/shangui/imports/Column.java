package shangui.imports;

import java.time.LocalDate;
import java.util.List;
import shangui.money.Money;

/**
 * A column of a sheet. The messages {@code imports.column.…}, {@code imports.allowed.…} and {@code imports.example.…} of its name
 * head it, say what may stand in it, and give an example.
 *
 * @param limits what is put into the sentence that says what may stand in it
 * @param <T>    what its cells mean
 */
public record Column<T>(String name, boolean required, Meaning<T> meaning, List<Object> limits) {

    /** Makes of what stands in a cell what it means. */
    @FunctionalInterface
    public interface Meaning<T> {
        T of(String text, ImportWords words) throws Misread;
    }

    /** Names of an enum's values, each under this message and its name: they are its limits. */
    public record Choices(String prefix, List<? extends Enum<?>> values) {}

    /** @param most characters */
    public static Column<String> text(String name, int most) {
        return new Column<>(name, true, (text, words) -> Values.text(text, most), List.of(most));
    }

    /** Letters, digits and hyphens, in any case and width. @param most characters */
    public static Column<String> code(String name, int most) {
        return new Column<>(name, true, (text, words) -> Values.code(text, most), List.of(most));
    }

    public static Column<Long> town(String name) {
        return new Column<>(name, true, (text, words) -> Values.townCode(text), List.of());
    }

    public static Column<Integer> number(String name, int least, int most) {
        return new Column<>(name, true, (text, words) -> Values.number(text, least, most), List.of(least, most));
    }

    /** More than nothing. */
    public static Column<Money> money(String name, Money most) {
        return new Column<>(name, true, (text, words) -> Values.money(text, most), List.of(most));
    }

    public static Column<LocalDate> date(String name) {
        return new Column<>(name, true, (text, words) -> Values.date(text), List.of());
    }

    public static Column<Boolean> yesOrNo(String name) {
        return new Column<>(name, true, Values::yesOrNo, List.of());
    }

    /** One of an enum's values, by its name in either language. @param prefix of the messages that name them */
    public static <E extends Enum<E>> Column<E> choice(String name, Class<E> type, String prefix) {
        List<E> values = List.of(type.getEnumConstants());
        return new Column<>(name, true, (text, words) -> Values.choice(text, prefix, values, words), List.of(new Choices(prefix, values)));
    }

    /** The same, and nothing may stand in it. */
    public Column<T> optional() {
        return new Column<>(name, false, meaning, limits);
    }
}
