package shangui.imports;

import java.util.Arrays;
import java.util.List;

/**
 * What is wrong with one cell of a row.
 *
 * @param column    whose name it is, see {@link Column}
 * @param key       the message that says what is wrong
 * @param arguments what is put into it, as texts of at most 80 characters, none of which controls anything
 */
public record Problem(String column, String key, List<String> arguments) {

    private static final int LONGEST = 80;

    public static Problem at(Column<?> column, String key, Object... arguments) {
        return new Problem(column.name(), key, Arrays.stream(arguments).map(Problem::shortened).toList());
    }

    private static String shortened(Object argument) {
        String text = argument.toString().replaceAll("\\p{Cntrl}", " ");
        return text.codePointCount(0, text.length()) <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
