package shangui.web;

import jakarta.validation.ConstraintViolation;
import java.util.Map;

/** Which sentence says that a constraint is broken. A constraint with `message = "{order.phone}"` brings its own. */
final class ConstraintMessages {

    private ConstraintMessages() {
    }

    static FieldError of(String field, ConstraintViolation<?> violation) {
        String template = violation.getMessageTemplate();
        if (template.startsWith("{") && template.endsWith("}") && !template.startsWith("{jakarta.")) {
            return new FieldError(field, template.substring(1, template.length() - 1));
        }
        var constraint = violation.getConstraintDescriptor();
        return standard(field, constraint.getAnnotation().annotationType().getSimpleName(), constraint.getAttributes());
    }

    private static FieldError standard(String field, String constraint, Map<String, Object> attributes) {
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> new FieldError(field, "form.required");
            case "Size" -> size(field, attributes);
            case "Min" -> new FieldError(field, "form.min", attributes.get("value"));
            case "Max" -> new FieldError(field, "form.max", attributes.get("value"));
            case "Positive" -> new FieldError(field, "form.min", 1);
            case "PositiveOrZero" -> new FieldError(field, "form.min", 0);
            case "PastOrPresent", "Past" -> new FieldError(field, "form.past");
            default -> new FieldError(field, "form.invalid");
        };
    }

    private static FieldError size(String field, Map<String, Object> attributes) {
        Object min = attributes.getOrDefault("min", 0);
        Object max = attributes.getOrDefault("max", Integer.MAX_VALUE);
        if (max.equals(Integer.MAX_VALUE)) {
            return new FieldError(field, "form.tooShort", min);
        }
        return min.equals(0) ? new FieldError(field, "form.tooLong", max) : new FieldError(field, "form.length", min, max);
    }
}
