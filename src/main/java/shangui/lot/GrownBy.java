package shangui.lot;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shangui.imports.Column;
import shangui.imports.Misread;
import shangui.imports.Values;

/**
 * A village's parts of a lot as a sheet says them: {@code XZ01}, {@code XZ01:2} for two parts, {@code XZ01/XZ01-001} with its
 * producer, several after one another.
 *
 * @param producer its code, or null
 */
public record GrownBy(String village, @Nullable String producer, int parts) {

    private static final int MOST_VILLAGES = 20;
    private static final Pattern ONE = Pattern.compile("([A-Z0-9-]{1,12})(?:/([A-Z0-9-]{1,20}))?(?::([1-9][0-9]{0,3}))?");

    public static final Column<List<GrownBy>> COLUMN = new Column<>("grownBy", false, (text, words) -> read(text), List.of());

    private static List<GrownBy> read(String typed) throws Misread {
        var all = new ArrayList<GrownBy>();
        Set<String> villages = new HashSet<>();
        for (String one : Values.bare(typed.replaceAll("[\\s,，;；、]+", ";")).toUpperCase(Locale.ROOT).split(";")) {
            Matcher parts = ONE.matcher(one);
            if (!parts.matches() || !villages.add(parts.group(1)) || all.size() == MOST_VILLAGES) {
                throw new Misread("imports.problem.grownBy", one);
            }
            all.add(new GrownBy(parts.group(1), parts.group(2), parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3))));
        }
        return all;
    }
}
