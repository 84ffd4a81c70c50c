package shangui.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What someone sent: each field as typed, and, when nothing is wrong with it, the record it means. A controller takes it
 * as an argument, `Form<PlaceForm> form`, for forms and for JSON bodies below `/api/v1` alike.
 *
 * @param <T> an `@Introspected` record with bean validation on its components
 */
public final class Form<T> {

    private final String path;
    private final SortedMap<String, List<String>> typed;
    private final T value;
    private final List<FieldError> errors;
    private final String headerKey;

    Form(String path, SortedMap<String, List<String>> typed, T value, List<FieldError> errors, String headerKey) {
        this.path = path;
        this.typed = typed;
        this.value = value;
        this.errors = List.copyOf(errors);
        this.headerKey = headerKey;
    }

    /** The record meant. @throws IllegalStateException when something was wrong */
    public T value() {
        if (failed()) {
            throw new IllegalStateException("Asked for the value of a form with errors");
        }
        return value;
    }

    public boolean failed() {
        return !errors.isEmpty();
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** What was typed into a field; empty if nothing was. */
    public String get(String field) {
        var values = all(field);
        return values.isEmpty() ? "" : values.getFirst();
    }

    public List<String> all(String field) {
        return typed.getOrDefault(field, List.of());
    }

    /** The path it was sent to, without language. */
    String path() {
        return path;
    }

    Map<String, List<String>> typed() {
        return typed;
    }

    /** The same form with one more thing wrong. */
    Form<T> with(FieldError error) {
        var more = new ArrayList<>(errors);
        more.add(error);
        return new Form<>(path, typed, value, more, headerKey);
    }

    /** The idempotency key: header `Idempotency-Key`, else field `key`; empty if there is none. */
    String key() {
        return headerKey == null ? get("key") : headerKey;
    }
}
