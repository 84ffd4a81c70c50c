package shangui.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** `$form` in a template: what was typed and what was wrong with it, in the page's language; empty on a first showing. */
public final class ShownForm {

    /** One line of the error summary. */
    public record Line(String field, String sentence) {
    }

    private final Form<?> form;
    private final Answer.Refused refusal;
    private final Sentences sentences;
    private final Record first;

    /** @param first what the fields show before anything is typed, or null */
    ShownForm(Form<?> form, Answer.Refused refusal, Sentences sentences, Record first) {
        this.form = form;
        this.refusal = refusal;
        this.sentences = sentences;
        this.first = first;
    }

    /** This form if it was sent to that path, else an empty one: for pages with several forms. */
    public ShownForm at(String path) {
        return form != null && form.path().equals(path) ? this : new ShownForm(null, null, sentences, first);
    }

    /** What was typed, or on a first showing what the page's record says. */
    public String get(String field) {
        return form == null ? said(field) : form.get(field);
    }

    /** What was typed, or on a first showing the value given; where that is empty, what the page's record says. */
    public String get(String field, Object first) {
        return form != null ? form.get(field) : first == null || first.equals("") ? said(field) : first.toString();
    }

    public List<String> all(String field) {
        return form == null ? List.of() : form.all(field);
    }

    /** Whether this choice is the one typed, or one of those, or on a first showing what the page's record says. */
    public boolean checked(String field, Object value) {
        return value != null && (form == null ? saidAll(field) : form.all(field)).contains(value.toString());
    }

    /** Whether this choice is the one typed, or on a first showing the one given. */
    public boolean checked(String field, Object value, Object first) {
        return form != null || first == null || first.equals("") ? checked(field, value) : value != null && value.toString().equals(first.toString());
    }

    /** What is wrong with a field, or null. */
    public String error(String field) {
        return getErrors().stream().filter(line -> line.field().equals(field)).map(Line::sentence).findFirst().orElse(null);
    }

    public List<Line> getErrors() {
        return form == null ? List.of() : form.errors().stream().map(this::line).toList();
    }

    /** Named `get…` because a template would take `$form.failed` for `get("failed")` before any `is…`. */
    public boolean getFailed() {
        return form != null && form.failed();
    }

    /** Why it was refused, when no single field is to blame, or null. */
    public String getRefusal() {
        return refusal == null ? null : sentences.of(refusal.key(), refusal.arguments().toArray());
    }

    /** The id of a field's control: `lines[0].quantity` is `lines-0-quantity`. */
    public String id(String field) {
        return field.replaceAll("[\\[.]+", "-").replace("]", "");
    }

    private String said(String field) {
        return String.join(", ", saidAll(field));
    }

    private List<String> saidAll(String field) {
        if (first == null) {
            return List.of();
        }
        return Arrays.stream(first.getClass().getRecordComponents()).filter(component -> component.getName().equals(field))
            .map(component -> Json.read(component, first))
            .flatMap(value -> value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value))
            .map(Object::toString).toList();
    }

    private Line line(FieldError error) {
        return new Line(error.field(), sentences.of(error.key(), error.arguments().toArray()));
    }
}
