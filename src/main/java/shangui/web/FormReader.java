package shangui.web;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Reads what was typed into the record a form means, and says what is wrong field by field. */
@Singleton
final class FormReader {

    private static final int MOST_ROWS = 500;

    private final Validator validator;

    FormReader(Validator validator) {
        this.validator = validator;
    }

    <T> Form<T> read(Class<T> type, Typed typed, String path, String headerKey) {
        var reading = new Reading(typed);
        T value = reading.record(type, "");
        if (value != null) {
            validator.validate(value).forEach(reading::add);
        }
        return new Form<>(path, typed.values(), value, reading.errors, headerKey);
    }

    /** One reading of one body. */
    private static final class Reading {

        private final Typed typed;
        private final List<FieldError> errors = new ArrayList<>();
        /** Rows left out renumber those after them: the row as read → the row as typed. */
        private final Map<String, String> rowsAsTyped = new HashMap<>();

        Reading(Typed typed) {
            this.typed = typed;
        }

        <T> T record(Class<T> type, String prefix) {
            RecordComponent[] components = type.getRecordComponents();
            Object[] values = Arrays.stream(components).map(component -> component(component, prefix)).toArray();
            return made(type, components, values, prefix);
        }

        private <T> T made(Class<T> type, RecordComponent[] components, Object[] values, String prefix) {
            try {
                Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
                constructor.setAccessible(true);
                return constructor.newInstance(values);
            } catch (InvocationTargetException refusedByItself) {
                if (errors.isEmpty()) {
                    errors.add(new FieldError(prefix, "form.invalid"));
                }
                return null;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " is no record for a form", e);
            }
        }

        private Object component(RecordComponent component, String prefix) {
            String name = prefix + component.getName();
            Class<?> type = component.getType();
            if (type == Upload.class) {
                return upload(name);
            }
            if (type == List.class) {
                return list(itemOf(component.getGenericType()), name);
            }
            if (type.isRecord() && !FieldTypes.known(type)) {
                return somethingTyped(name + ".") ? record(type, name + ".") : null;
            }
            return one(type, name, typed.values().getOrDefault(name, List.of()));
        }

        /** Sent as a file, or by programs as its name and its content in base 64. */
        private Upload upload(String name) {
            String content = typed.values().getOrDefault(name + ".content", List.of("")).getFirst();
            if (content.isEmpty()) {
                return typed.uploads().get(name);
            }
            try {
                String called = typed.values().getOrDefault(name + ".name", List.of("")).getFirst();
                return new Upload(called.substring(0, Math.min(called.length(), 200)), Base64.getDecoder().decode(content));
            } catch (IllegalArgumentException notBase64) {
                errors.add(new FieldError(name, "form.invalid"));
                return null;
            }
        }

        private Object one(Class<?> type, String name, List<String> texts) {
            String text = texts.isEmpty() ? "" : texts.getFirst();
            try {
                Object value = text.isEmpty() ? null : FieldTypes.read(type, text, typed.numbers().contains(name));
                return value == null && type.isPrimitive() ? missing(type, name) : value;
            } catch (FieldTypes.Unreadable e) {
                errors.add(new FieldError(name, e.key, e.arguments));
                return type.isPrimitive() ? FieldTypes.zero(type) : null;
            }
        }

        private Object missing(Class<?> type, String name) {
            if (type != boolean.class) {
                errors.add(new FieldError(name, "form.required"));
            }
            return FieldTypes.zero(type);
        }

        private List<Object> list(Class<?> item, String name) {
            return item.isRecord() && !FieldTypes.known(item) ? rows(item, name) : repeated(item, name);
        }

        private List<Object> repeated(Class<?> item, String name) {
            var values = new ArrayList<Object>();
            typed.values().getOrDefault(name, List.of()).stream().filter(text -> !text.isEmpty())
                .forEach(text -> values.add(one(item, name, List.of(text))));
            for (int row : rowNumbers(name)) {
                values.add(one(item, name + "[" + row + "]", typed.values().getOrDefault(name + "[" + row + "]", List.of())));
            }
            return values;
        }

        /** A row nobody typed anything into is no row, as a part nobody typed anything into is no part. */
        private List<Object> rows(Class<?> item, String name) {
            var values = new ArrayList<Object>();
            for (int row : rowNumbers(name)) {
                String asTyped = name + "[" + row + "]";
                if (somethingTyped(asTyped + ".")) {
                    rowsAsTyped.put(name + "[" + values.size() + "]", asTyped);
                    values.add(record(item, asTyped + "."));
                }
            }
            return values;
        }

        private TreeSet<Integer> rowNumbers(String name) {
            var rows = new TreeSet<Integer>();
            for (String key : typed.values().tailMap(name + "[").keySet()) {
                if (!key.startsWith(name + "[")) {
                    break;
                }
                String digits = key.substring(name.length() + 1, Math.max(name.length() + 1, key.indexOf(']', name.length())));
                if (digits.matches("[0-9]{1,3}") && Integer.parseInt(digits) < MOST_ROWS) {
                    rows.add(Integer.parseInt(digits));
                }
            }
            return rows;
        }

        private boolean somethingTyped(String prefix) {
            return typed.values().tailMap(prefix).entrySet().stream().takeWhile(entry -> entry.getKey().startsWith(prefix))
                .anyMatch(entry -> entry.getValue().stream().anyMatch(text -> !text.isEmpty()));
        }

        void add(ConstraintViolation<?> violation) {
            String field = asTyped(violation.getPropertyPath().toString());
            if (errors.stream().noneMatch(error -> error.field().equals(field))) {
                errors.add(ConstraintMessages.of(field, violation));
            }
        }

        private String asTyped(String path) {
            int end = path.indexOf(']');
            String row = end < 0 ? "" : path.substring(0, end + 1);
            return rowsAsTyped.getOrDefault(row, row) + path.substring(row.length());
        }

        private static Class<?> itemOf(Type list) {
            return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
        }
    }
}
