package shangui.web;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import shangui.money.Money;

/**
 * Writes records as JSON: ids (`id`, `…Id`) as strings, since programs elsewhere lose digits of long numbers; money as
 * whole fen; times and dates in ISO form; nothing for what is empty.
 */
public final class Json {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(1024);

    private Json() {
    }

    public static String of(Object value) {
        var json = new Json();
        json.value(value, false);
        return json.out.toString();
    }

    private void value(Object value, boolean id) {
        switch (value) {
            case null -> out.append("null");
            case Optional<?> maybe -> value(maybe.orElse(null), id);
            case Money amount -> out.append(amount.fen());
            case Long number when id -> text(number.toString());
            case Integer number -> out.append(number);
            case Long number -> out.append(number);
            case BigDecimal number -> out.append(number.toPlainString());
            case Boolean flag -> out.append(flag);
            case Enum<?> name -> text(name.name());
            case Map<?, ?> map -> map(map);
            case Collection<?> items -> items(items, id);
            case Record object -> object(object);
            default -> text(value.toString());
        }
    }

    private void items(Collection<?> items, boolean ids) {
        out.append('[');
        String comma = "";
        for (Object item : items) {
            out.append(comma);
            value(item, ids);
            comma = ",";
        }
        out.append(']');
    }

    private void map(Map<?, ?> map) {
        out.append('{');
        String comma = "";
        for (var entry : map.entrySet()) {
            out.append(comma);
            member(entry.getKey().toString(), entry.getValue());
            comma = ",";
        }
        out.append('}');
    }

    private void object(Record object) {
        out.append('{');
        String comma = "";
        for (RecordComponent component : object.getClass().getRecordComponents()) {
            out.append(comma);
            member(component.getName(), read(component, object));
            comma = ",";
        }
        out.append('}');
    }

    private void member(String name, Object value) {
        text(name);
        out.append(':');
        value(value, isId(name));
    }

    private static boolean isId(String name) {
        return name.equals("id") || name.endsWith("Id") || name.endsWith("Ids");
    }

    static Object read(RecordComponent component, Record object) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i));
        }
        out.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < 0x20 || c == '\u2028' || c == '\u2029' || c == '<') {
                    out.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]).append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
                } else {
                    out.append(c);
                }
            }
        }
    }
}
