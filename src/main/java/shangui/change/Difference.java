package shangui.change;

import io.micronaut.core.annotation.Nullable;

/**
 * One thing a change would make different. Values are as a person reads them, whatever the language: a name in two languages
 * stands as {@code {茶叶|Tea}}, an enum as its name.
 *
 * @param field what it is: {@code paymentDays}
 * @param about of what, where one thing has several: {@code {茶叶|Tea}}
 * @param from  null where there is none yet
 * @param to    null where there will be none
 */
public record Difference(String field, @Nullable String about, @Nullable String from, @Nullable String to) {

    static final int LONGEST_VALUE = 2_000;

    public static Difference of(String field, @Nullable Object from, @Nullable Object to) {
        return new Difference(field, null, from == null ? null : from.toString(), to == null ? null : to.toString());
    }

    /** A value with what it is of. */
    @Nullable
    public String told(@Nullable String value) {
        return value == null || about == null ? value : about + " " + value;
    }
}
