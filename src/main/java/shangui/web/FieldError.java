package shangui.web;

import java.util.List;

/** What is wrong with one field: the field's name as sent, and the message that says so. */
public record FieldError(String field, String key, List<Object> arguments) {

    public FieldError(String field, String key, Object... arguments) {
        this(field, key, List.of(arguments));
    }
}
